"""Matches beyond doubt, looked at in a list before they are taken over together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from wizard.domain.case import Case
from wizard.domain.form import Form
from wizard.intake.matching import OrderMatch
from wizard.texts import LogPage
from wizard.ui.logs.agent_hint import Run
from wizard.ui.logs.tick_dialog import TickDialog
from wizard.ui.logs.tick_table import TickRows
from wizard.ui.orders.rows import CellMaker

_TITLES = (
    LogPage.COLUMN_TAKE,
    LogPage.COLUMN_ORDER,
    LogPage.COLUMN_ORDER_AT,
    LogPage.COLUMN_LOG_AT,
    LogPage.COLUMN_IP,
    LogPage.COLUMN_WHY,
)
_SAMPLES = ("0" * 8, "2026/08/01 22:14:05", "2026/08/01 22:14:05", "203.0.113.255")


class ClearDialog(TickDialog):
    """The list.

    Args:
        form: the loaded definitions.
        matches: with one candidate beyond doubt each.
        case: the open case.
        run: runs slow work beside the window.
        parent: Qt parent.
    """

    def __init__(
        self,
        form: Form,
        matches: Sequence[OrderMatch],
        case: Case,
        run: Run,
        parent: QWidget | None = None,
    ) -> None:
        self._matches = tuple(matches)
        rows = [_row(form, match, case) for match in matches]
        words = (LogPage.TICKED, LogPage.NOT_TICKED)
        super().__init__(
            LogPage.CLEAR_TITLE,
            LogPage.CLEAR,
            TickRows(_TITLES, rows, words),
            [match.candidates[0].line for match in matches],
            name=LogPage.CLEAR_TABLE,
            samples=_SAMPLES,
            figures=(1, 2, 3, 4),
            take=LogPage.CLEAR_TAKE,
            choose=LogPage.CLEAR_NONE,
            close=LogPage.CLEAR_CLOSE,
            remarks=[_why(match) for match in matches],
            run=run,
            parent=parent,
        )
        self.setObjectName("clear_dialog")
        self.model.setParent(self)

    def chosen(self) -> list[OrderMatch]:
        """Return the matches that stay ticked."""
        return [self._matches[row] for row in self.model.ticked()]


def _row(form: Form, match: OrderMatch, case: Case) -> tuple[str, ...]:
    candidate = match.candidates[0]
    line = candidate.line
    return (
        match.clue.number,
        CellMaker(form).cells(case.order(match.clue.key)).time,
        f"{line.at:{LogPage.TABLE_TIME}}",
        line.ip or line.client,
        _why(match),
    )


def _why(match: OrderMatch) -> str:
    candidate = match.candidates[0]
    return "".join((*candidate.reasons, *candidate.cautions))
