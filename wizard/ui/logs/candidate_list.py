"""The candidates of an order, best first: when, from where, why, and what to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from wizard.intake.ranking import Candidate
from wizard.texts import LogPage
from wizard.ui.logs.breaking import breakable
from wizard.ui.marks import Radio
from wizard.ui.style import sp
from wizard.ui.widgets import Button, Message, Text, clear, row_of

_FIRST = 3  # shown at once; the others wait behind a button


class CandidateList(QWidget):
    """Radio buttons, each with its reasons and cautions below.

    Signals:
        chosen: the index of the candidate that is looked at.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.radios: list[Radio] = []
        self._candidates: tuple[Candidate, ...] = ()
        self._taken: Candidate | None = None
        self._used: Mapping[int, str] = {}
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(lambda at, on: self.chosen.emit(at) if on else None)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    @property
    def current(self) -> int:
        """Return the index of the chosen candidate, -1 when there is none."""
        return self._group.checkedId()

    def show_candidates(
        self,
        candidates: Sequence[Candidate],
        taken: Candidate | None,
        used: Mapping[int, str] | None = None,
    ) -> None:
        """Show candidates; the one that stands in the record is marked, else the first.

        None is chosen where the first is another order's: the person says so, not the program.

        Args:
            candidates: best first.
            taken: the one in the record of the order.
            used: the orders in whose records a line stands already, by position.
        """
        self._candidates, self._taken, self._used = tuple(candidates), taken, used or {}
        at = self._candidates.index(taken) if taken is not None else 0
        self._fill(_FIRST if at < _FIRST else len(self._candidates))
        if taken is not None or not (self._candidates[0].other or 0 in self._used):
            self.radios[at].setChecked(True)

    @property
    def current_radio(self) -> Radio | None:
        """Return the button of the chosen candidate."""
        return self.radios[self.current] if 0 <= self.current < len(self.radios) else None

    def _fill(self, count: int) -> None:
        for radio in self.radios:
            self._group.removeButton(radio)
        self.radios = []
        clear(self._column)
        for at, candidate in enumerate(self._candidates[:count]):
            self._add(at, candidate)
        rest = len(self._candidates) - len(self.radios)
        if rest > 0:
            more = Button(LogPage.MORE.format(count=rest), "link", "chevron-down", self._all)
            more.setObjectName("more_candidates")
            self._column.addLayout(row_of(more))
            more.show()

    def _all(self) -> None:
        at, first = self.current, len(self.radios)
        self._fill(len(self._candidates))
        if at >= 0:
            self.radios[at].setChecked(True)
        self.radios[min(first, len(self.radios) - 1)].setFocus()

    def _add(self, at: int, candidate: Candidate) -> None:
        line = candidate.line
        words = LogPage.CANDIDATE.format(position=at + 1, at=f"{line.at:{LogPage.TABLE_TIME}}")
        ip = LogPage.CANDIDATE_IP.format(ip=line.ip or line.client)
        if candidate is self._taken:
            words = LogPage.CANDIDATE_TAKEN.format(words=words)
        radio = Radio(words, self)
        radio.setObjectName(f"candidate={at}")
        radio.setAccessibleName(f"{words} {ip}")
        cautions = candidate.cautions
        if at in self._used:
            cautions = (LogPage.USED.format(numbers=self._used[at]), *cautions)
        radio.setAccessibleDescription("\n".join((*candidate.reasons, *cautions)))
        self.radios.append(radio)
        self._group.addButton(radio, at)
        self._column.addWidget(radio)
        radio.show()  # at once: it may be given the keyboard before the layout shows it
        below = QVBoxLayout()
        below.setContentsMargins(sp(34), 4, 0, sp(8))  # the ring around the radio covers no words
        below.setSpacing(4)
        below.addWidget(Text(breakable("\n".join((ip, *candidate.reasons))), "help", self))
        for caution in cautions:
            below.addWidget(Message("caution", breakable(caution), self))
        self._column.addLayout(below)
