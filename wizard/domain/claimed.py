"""An address that was only claimed: what has to be said wherever it is shown or printed.

The left end of an X-Forwarded-For list is whatever the other side wrote there. Without its remark
it would read as the address that the shop's server saw.
"""

from __future__ import annotations

from wizard import texts
from wizard.domain.case import Answer

_LIST = "X-Forwarded-For"


def claim_remark(item_id: str, answer: Answer | None) -> str:
    """Return the remark that goes behind an address, empty for one that was connected to."""
    if item_id != "order.access.ip" or answer is None or answer.state is not None:
        return ""
    return texts.AccessLogs.CLAIMED_REMARK if _LIST in answer.original else ""
