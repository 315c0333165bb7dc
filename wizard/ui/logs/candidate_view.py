"""One candidate in full: the line as it stands, and what would go into the record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from wizard.domain.case import Answer
from wizard.domain.form import Form
from wizard.domain.item_types import shown
from wizard.intake.log_values import LOG_LINE, LOG_SOURCE, lines_of, values_of
from wizard.intake.ranking import Candidate
from wizard.texts import LogPage
from wizard.ui.logs.agent_hint import AgentHint, Run
from wizard.ui.logs.breaking import breakable
from wizard.ui.logs.raw_line import RawLine
from wizard.ui.style import sp
from wizard.ui.widgets import Text

_LABEL_WIDTH = 132
IP = "order.access.ip"
USER_AGENT = "order.access.user_agent"


class CandidateView(QWidget):
    """Shows the chosen candidate.

    Args:
        form: the loaded definitions.
        run: runs slow work beside the window.
        parent: where it stands.
    """

    def __init__(self, form: Form, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self.title = Text("", "label", self)
        self.file = Text("", "small", self)
        self.raw = RawLine(self)
        self.values: dict[str, Text] = {}
        self.agent = AgentHint(run, self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.raw)
        column.addWidget(self.file)
        column.addSpacing(4)
        column.addWidget(Text(LogPage.VALUES, "label", self))
        column.addLayout(self._grid)

    def show_candidate(self, candidate: Candidate, position: int, now: datetime) -> None:
        """Show a candidate, which stands at `position` (from 1) of the list."""
        self.title.set_text(LogPage.CHOSEN.format(position=position))
        lines = lines_of(candidate)
        files = list(dict.fromkeys(line.file for line in lines))
        words = LogPage.FILE_OF_ALSO if len(lines) > 1 else LogPage.FILE_OF
        self.file.set_text(breakable(words.format(file=LogPage.JOINED.join(files))))
        values = values_of(candidate, {}, now)
        self.raw.show_lines(*[line.raw for line in lines])
        self._show_values(values)
        self.agent.explain(values[USER_AGENT].text if USER_AGENT in values else "")

    def _show_values(self, values: Mapping[str, Answer]) -> None:
        asked = [item_id for item_id in values if item_id not in (LOG_LINE, LOG_SOURCE)]
        for item_id in ([] if IP in asked else [IP]) + asked:
            words = LogPage.NO_IP
            if item_id in values:
                words = shown(self._form.item(item_id), values[item_id])
            if item_id not in self.values:
                self._add(item_id)
            self.values[item_id].set_text(breakable(words))

    def _add(self, item_id: str) -> None:
        row = self._grid.rowCount()
        label = self._form.item(item_id).label
        name = Text(label, "help", self)  # a long one takes two lines, level with its value
        name.setFixedWidth(sp(_LABEL_WIDTH))
        value = self.values[item_id] = Text("", "help", self)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        if item_id == USER_AGENT:
            self._grid.addWidget(self.agent, row + 1, 1)
