"""The bar at the top: which case, how far the report is, 相談窓口 and 設定."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.case import Case
from wizard.domain.milestones import Milestone, reached
from wizard.ui.flow import FlowLayout
from wizard.ui.style import sp
from wizard.ui.widgets import Button, IconLabel, MenuButton


class MilestoneStrip(QWidget):
    """The four states of a report, each told by itself; only what was stated is shown as so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("milestones")
        self._icons: dict[Milestone, IconLabel] = {}
        self._words: dict[Milestone, QLabel] = {}
        flow = FlowLayout(self, across=6, down=2)
        for position, milestone in enumerate(Milestone):
            if position:
                dash = QLabel(texts.Frame.BETWEEN_MILESTONES)
                dash.setProperty("kind", "small")
                flow.addWidget(dash)
            icon = IconLabel("circle", "border", 16)
            words = QLabel(texts.Frame.MILESTONES[milestone.value])
            words.setProperty("kind", "help")
            self._icons[milestone], self._words[milestone] = icon, words
            flow.addWidget(icon)
            flow.addWidget(words)

    def show_case(self, case: Case) -> None:
        """Show what the case states."""
        told = []
        for milestone in Milestone:
            found = reached(case, milestone)
            icon = ("circle", "border") if found is None else ("circle-check", "good")
            self._icons[milestone].set_icon(*icon)
            pattern = texts.Frame.NOT_REACHED if found is None else texts.Frame.REACHED
            when = found.words if found is not None else ""
            told.append(pattern.format(name=milestone.label, when=when))
        self.setAccessibleName(texts.Frame.MILESTONES_NAME)
        self.setAccessibleDescription("、".join(told))
        self.setToolTip("\n".join(told))


class TopBar(QFrame):
    """The top bar; in a narrow window the four states take a row of their own."""

    contacts_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "top")
        self.case_button = MenuButton("", "quiet")
        self.case_button.setObjectName("case_menu")
        self.case_menu = QMenu(self.case_button)
        self.case_button.setMenu(self.case_menu)
        self.practice = QLabel(texts.Home.PRACTICE)
        self.practice.setProperty("badge", "practice")
        self.strip = MilestoneStrip()
        self.contacts = Button(texts.Frame.CONTACTS, "quiet", "phone", self.contacts_wanted.emit)
        self.contacts.setObjectName("open_contacts")
        self.settings = Button(texts.Frame.SETTINGS, "quiet", "settings", self.settings_wanted.emit)
        self.settings.setObjectName("open_settings")
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self.case_button)
        self._row.addWidget(self.practice, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        self._row.addWidget(self.strip, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        self._row.addWidget(self.contacts)
        self._row.addWidget(self.settings)
        self._below = QHBoxLayout()
        self._below.setContentsMargins(8, 0, 8, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addLayout(self._below)
        self._narrow = False

    def show_case(self, case: Case, name: str, *, practice: bool) -> None:
        """Show the name of the case and what it states."""
        self.case_button.setText(name)
        self.case_button.setAccessibleName(texts.Frame.CASE_MENU.format(name=name))
        self.practice.setVisible(practice)
        self.strip.show_case(case)

    def fit(self, width: int) -> None:
        """Arrange for a window of that width."""
        narrow = width < sp(1000)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self._row.removeWidget(self.strip)
            self._below.addWidget(self.strip)
        else:
            self._below.removeWidget(self.strip)
            self._row.insertWidget(3, self.strip, 0, Qt.AlignmentFlag.AlignVCenter)
