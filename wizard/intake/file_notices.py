"""What is said about a file as a whole: its columns, its kind, what the facts do not confirm."""

from __future__ import annotations

from wizard import texts
from wizard.intake.decode import usual_name
from wizard.intake.notices import Notice, Notices
from wizard.intake.plan import Plan
from wizard.intake.recognising import Recognised
from wizard.intake.row_source import RowSource

_COLUMNS_NAMED = 6
_SAYS = texts.Intake


def say_about_file(notices: Notices, plan: Plan, found: Recognised, source: RowSource) -> None:
    """Say what is to be known about a file once its rows are read.

    Args:
        notices: receives it.
        plan: how the rows are read.
        found: whose file it is.
        source: its rows.
    """
    layout, header = plan.layout, frozenset(found.header)
    number = layout.number
    if number is not None and plan.number is not None and not number.by_row:
        wanted, used = number.columns[0], plan.number.column
        if wanted != used:
            notices.say(Notice.NUMBER_FALLBACK, wanted=wanted.name, used=used.name)
    hints = [hint for hint in layout.hints if header.isdisjoint(hint.lacks)]
    told = {name for hint in hints for name in hint.lacks}
    missing = [name for name in plan.missing() if name not in told]
    if missing:
        names = _SAYS.JOINED.join(missing[:_COLUMNS_NAMED])
        notices.say(Notice.MISSING_COLUMNS, columns=names)
    if layout.rows.lines and plan.is_line is None:
        names = _SAYS.JOINED.join(when.column.name for when in layout.rows.lines)
        notices.say(Notice.NO_LINE_COLUMN, columns=names)
    if found.skipped:
        notices.remark(_SAYS.TITLE_SKIPPED.format(count=found.skipped))
    if _is_resaved(plan, found, source):
        notices.remark(_SAYS.RESAVED)
    for hint in hints:
        notices.remark(hint.says)
    if layout.unconfirmed:
        points = _SAYS.JOINED.join(layout.unconfirmed)
        notices.remark(_SAYS.UNCONFIRMED.format(title=layout.title, points=points))


def _is_resaved(plan: Plan, found: Recognised, source: RowSource) -> bool:
    """Return True when a file is not as its platform writes it, so a spreadsheet may have been.

    A text in letters and digits only is the same in every encoding.
    """
    encoding, usual = source.encoding, plan.layout.encoding
    other = bool(encoding and usual) and usual_name(encoding) != usual
    if other and encoding == "utf-8" and source.is_ascii:
        other = False
    return encoding == "" or found.resaved or other
