"""What may be attached altogether, as the page of the documents and the small window count it."""

from __future__ import annotations

from dataclasses import replace

from wizard.domain.attachments import Budget, budget_of
from wizard.ui.pages.base import PageContext


def budget_now(context: PageContext) -> Budget:
    """Return what may be attached; the limit in bytes that the person saw wins.

    Read it anew each time: the person may enter another limit while something is shown.
    """
    budget = budget_of(context.tables.get("attachments"))
    seen = context.session.wishes.settings.attached_bytes
    return replace(budget, limit_bytes=seen, confirmed=True) if seen else budget
