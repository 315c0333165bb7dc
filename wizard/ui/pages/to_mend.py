"""What 書類 says about values that cannot be right: told before and after, never in the way."""

from __future__ import annotations

from wizard import texts
from wizard.domain.case import Case
from wizard.domain.checks import Checker
from wizard.domain.form import Form

_ASKING = ("fields", "orders", "records")  # kinds of pages whose items are printed
_SAYS = texts.Documents


def before_making(checker: Checker, form: Form, case: Case) -> tuple[str, str]:
    """Return the kind of message and the words above the buttons; no words when all is there."""
    empty = 0
    for step in form.steps:
        if step.page in _ASKING:
            answered, asked = checker.progress(case, step)
            empty += asked - answered - checker.to_mend(case, step)
    words = _SAYS.MISSING.format(count=empty) if empty else ""
    damaged = checker.to_mend(case)
    if not damaged:
        return "info", words
    return "caution", _SAYS.TO_MEND.format(count=damaged) + words


def after_making(checker: Checker, case: Case, words: str) -> tuple[str, str]:
    """Return the kind of message and the words when a document was made.

    Args:
        checker: knows what cannot be right.
        case: the case.
        words: what was done.
    """
    damaged = checker.to_mend(case)
    if not damaged:
        return "good", words
    return "caution", words + _SAYS.TO_MEND_MADE.format(count=damaged)
