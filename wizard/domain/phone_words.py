"""What the owner says when phoning the police station about a 被害届, from the answers.

Facts only, without a name for the crime (fact file police.md): who calls, what happened, whether
a report was sent, and the question. What is not known is left out.
"""

from __future__ import annotations

from wizard import texts
from wizard.domain.case import Case
from wizard.domain.item_types.dates import format_date
from wizard.domain.item_types.receipts import read_receipt
from wizard.domain.milestones import RECEIPT_NUMBER, Milestone, reached

COMPANY, SHOP, NAME = "company.name", "shop.name", "applicant.name"
_SAYS = texts.PhoneWords


def phone_words(case: Case) -> str:
    """Return the sentences, one on each line."""
    return "\n".join((_who(case), _what(case), *_reported(case), _SAYS.ASK))


def _one_line(case: Case, item_id: str) -> str:
    return " ".join(case.text(item_id).split())


def _who(case: Case) -> str:
    firm = _one_line(case, COMPANY) or _one_line(case, SHOP)
    name = _one_line(case, NAME)
    if firm:
        return (_SAYS.FROM if name else _SAYS.FROM_FIRM).format(firm=firm, name=name)
    return _SAYS.FROM_NAME.format(name=name) if name else _SAYS.FROM_NOBODY


def _what(case: Case) -> str:
    shop, count = _one_line(case, SHOP), len(case.orders)
    return _SAYS.WHAT.format(
        shop=_SAYS.SHOP.format(name=shop) if shop else "",
        count=_SAYS.COUNT.format(count=count) if count else "",
    )


def _reported(case: Case) -> tuple[str, ...]:
    """Return that a report was sent and its number; nothing before that was stated."""
    sent = reached(case, Milestone.SENT)
    if sent is None:
        return ()
    if sent.is_statement:
        said = _SAYS.REPORTED_ONCE
    else:
        said = _SAYS.REPORTED.format(day=format_date(sent.at.date()))
    try:
        number = read_receipt(case.text(RECEIPT_NUMBER)).digits
    except ValueError:
        return (said,)
    return (said + _SAYS.RECEIPT.format(number=number),)
