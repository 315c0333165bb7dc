"""The same visitor's other lines, offered with ticks for 操作ログ."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from wizard.domain.hidden_cards import Hidden, hide_in_line
from wizard.domain.log_format import MatchRules
from wizard.intake.trail import Trail
from wizard.texts import LogPage
from wizard.ui.logs.agent_hint import Run
from wizard.ui.logs.tick_dialog import TickDialog
from wizard.ui.logs.tick_table import TickRows

_TITLES = (LogPage.COLUMN_ADD, LogPage.COLUMN_AT, LogPage.COLUMN_STATUS, LogPage.COLUMN_PAGE)
_SAMPLES = ("2026/08/01 22:14:05", "000")


class TrailDialog(TickDialog):
    """The list.

    Args:
        trail: what was found.
        rules: how far around the purchase was looked.
        run: runs slow work beside the window.
        parent: Qt parent.
    """

    def __init__(
        self, trail: Trail, rules: MatchRules, run: Run, parent: QWidget | None = None
    ) -> None:
        self._trail = trail
        pages = [hide_in_line(f"{line.method} {line.target}".strip()) for line in trail.lines]
        rows = [
            (f"{line.at:{LogPage.TABLE_TIME}}", line.status, page.text)
            for line, page in zip(trail.lines, pages, strict=True)
        ]
        hidden = Hidden("", sum(p.cards for p in pages), sum(p.codes for p in pages))
        count = len(trail.lines)
        intro = LogPage.TRAIL_FOUND.format(minutes=rules.trail_minutes, count=count + trail.more)
        if trail.more:
            intro = f"{intro}\n{LogPage.TRAIL_MORE.format(count=count, more=trail.more)}"
        super().__init__(
            LogPage.TRAIL_TITLE,
            intro,
            TickRows(_TITLES, rows, (LogPage.ADDED, LogPage.NOT_ADDED)),
            trail.lines,
            name=LogPage.TRAIL_TABLE,
            samples=_SAMPLES,
            figures=(1, 2),
            take=LogPage.TRAIL_TAKE,
            choose=LogPage.TRAIL_CHOOSE,
            close=LogPage.TRAIL_CLOSE,
            run=run,
            said="\n".join(hidden.sentences),
            parent=parent,
        )
        self.setObjectName("trail_dialog")
        self.model.setParent(self)

    def chosen(self) -> Trail:
        """Return the lines that stay ticked."""
        lines = tuple(self._trail.lines[row] for row in self.model.ticked())
        return replace(self._trail, lines=lines)
