"""The pages of the 申出書 that explain what e-Gov got: replaced characters, shortened texts."""

from __future__ import annotations

from wizard import texts
from wizard.domain.explanation import Explained, ExplanationRow, WholeText
from wizard.output.bands import AIR, LEFT, RIGHT, Band, Column
from wizard.output.clusters import printable
from wizard.output.composer import Composer
from wizard.output.flow import Flow

# Shares of the width: field, true spelling, what was entered, character, reason.
_SHARES = (0.17, 0.23, 0.23, 0.14, 0.23)
_KEEP = 60.0  # points: a heading does not stand alone at the foot of a page
_SAYS = texts.Explanation


def write_explanation(flow: Flow, composer: Composer, explained: Explained) -> None:
    """Write the pages, starting on a new one; nothing when there is nothing to explain.

    Args:
        flow: where to.
        composer: breaks text into lines.
        explained: what differs from the typed text.
    """
    if not explained.rows and not explained.whole:
        return
    flow.turn()
    if explained.rows:
        _write_table(flow, composer, explained)
    for whole in explained.whole:
        _write_whole(flow, composer, whole)


def _write_table(flow: Flow, composer: Composer, explained: Explained) -> None:
    flow.heading(_SAYS.TITLE)
    flow.paragraph(composer.paragraph(_SAYS.INTRO), composer.mincho)
    flow.top -= AIR
    columns = _columns()
    labels = (_SAYS.FIELD, _SAYS.SPELLING, _SAYS.ENTERED, _SAYS.CHARACTER, _SAYS.REASON)
    bands = (_band(composer, columns, row) for row in explained.rows)
    flow.table(bands, composer.head(columns, labels))


def _band(composer: Composer, columns: tuple[Column, ...], row: ExplanationRow) -> Band:
    character = _SAYS.CHARACTER_CODES.format(character=printable(row.character), codes=row.codes)
    if row.more:
        character = _SAYS.MORE.format(character=character, more=f"{row.more:,}")
    reason = _SAYS.REASON_AND_SOURCE.format(reason=row.reason, source=row.source)
    cells = (row.field, printable(row.spelling), printable(row.entered), character, reason)
    return composer.cells(columns, cells)


def _write_whole(flow: Flow, composer: Composer, whole: WholeText) -> None:
    flow.heading(_SAYS.WHOLE_TITLE.format(field=whole.field), keep=_KEEP)
    flow.paragraph(composer.paragraph(_SAYS.WHOLE_INTRO), composer.mincho)
    flow.skip(AIR)
    flow.paragraph(composer.paragraph(printable(whole.text)), composer.mincho)


def _columns() -> tuple[Column, ...]:
    columns, left = [], LEFT
    for share in _SHARES:
        width = share * (RIGHT - LEFT)
        columns.append(Column(left, width))
        left += width
    return tuple(columns)
