"""A dialog with a table of ticks and, below it, the chosen row's line as it stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from wizard.intake.access_line import AccessLine
from wizard.texts import LogPage
from wizard.ui.dialogs import Dialog
from wizard.ui.flow import FlowLayout
from wizard.ui.logs.agent_hint import AgentHint, Run
from wizard.ui.logs.breaking import breakable
from wizard.ui.logs.raw_line import RawLine
from wizard.ui.logs.tick_table import TickRows, TickTable
from wizard.ui.style import sp
from wizard.ui.widgets import Button, Message, Text


class TickDialog(Dialog):
    """Offers rows, each with a line of a log.

    Args:
        title: of the window and above the table; intro: what to do, in a sentence.
        model: the rows.
        lines: the line of each row; remarks: what is said about it, may be empty.
        name: of the table, for screen readers.
        samples, figures: see `TickTable`.
        take: words of the main button with ``{count}``; choose: its words without a tick.
        close: words of the other button.
        run: runs slow work beside the window.
        said: what was done with the words of the rows, e.g. that card numbers were hidden.
        parent: Qt parent.
    """

    def __init__(
        self,
        title: str,
        intro: str,
        model: TickRows,
        lines: Sequence[AccessLine],
        *,
        name: str,
        samples: Sequence[str],
        figures: Collection[int],
        take: str,
        choose: str,
        close: str,
        run: Run,
        remarks: Sequence[str] = (),
        said: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.model, self._lines, self._remarks = model, tuple(lines), tuple(remarks)
        self._take, self._choose = take, choose
        # What is remarked on a row stands below the table as well.
        self.table = TickTable(model, name, samples, figures, spare=bool(remarks))
        self.table.setObjectName("tick_table")
        self.tick_all = Button(LogPage.TICK_ALL, "link", "", lambda: self._tick(on=True))
        self.tick_none = Button(LogPage.TICK_NONE, "link", "", lambda: self._tick(on=False))
        links = FlowLayout()
        links.addWidget(self.tick_all)
        links.addWidget(self.tick_none)
        self.raw = RawLine()
        self.remark = Text("", "help")
        self.remark.setVisible(bool(self._remarks))
        self.agent = AgentHint(run, self)
        self.column.addWidget(Text(title, "section"))
        self.column.addWidget(Text(intro, "help"))
        self.said = Message("info", said, self)
        self.column.addWidget(self.said)
        self.column.addLayout(links)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(Text(LogPage.RAW, "label"))
        self.column.addWidget(self.raw)
        self.column.addWidget(self.remark)
        self.column.addWidget(self.agent)
        self.close_button = self.add_button(close, "plain", QDialog.DialogCode.Rejected)
        self.take = self.add_button("", "primary", QDialog.DialogCode.Accepted)
        self.take.setObjectName("tick_take")
        self.table.row_changed.connect(self._show_line)
        model.ticks_changed.connect(self._on_ticks)
        self._on_ticks()
        self.table.selectRow(0)
        self.table.setFocus()

    def sizeHint(self) -> QSize:
        """Take most of the window's room."""
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else QSize(sp(1000), sp(720))
        screen = self.screen().availableGeometry()
        width = max(sp(720), round(room.width() * 0.86))
        height = max(sp(560), round(room.height() * 0.9))
        return QSize(min(width, screen.width() - 40), min(height, screen.height() - 40))

    def _tick(self, *, on: bool) -> None:
        self.model.tick(range(self.model.rowCount()), on=on)

    def _show_line(self, row: int) -> None:
        if 0 <= row < len(self._lines):
            self.raw.show_lines(self._lines[row].raw)
            self.agent.explain(self._lines[row].user_agent)
            if self._remarks:
                self.remark.set_text(breakable(self._remarks[row]))

    def _on_ticks(self) -> None:
        count = len(self.model.ticked())
        self.take.setText(self._take.format(count=count) if count else self._choose)
        self.take.setEnabled(count > 0)
