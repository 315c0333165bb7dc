"""The first page, before a case is open: begin, continue, practise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wizard import texts
from wizard.ui.basics import Button, Card, IconLabel, Line, Text, at_top
from wizard.ui.style import sp

_COLUMN = 760


class Recent(Protocol):
    """What is shown of a case opened before (`wizard.storage.recents.RecentCase`)."""

    @property
    def path(self) -> Path:
        """Return its file."""

    @property
    def shop(self) -> str:
        """Return 屋号, may be empty."""

    @property
    def opened_at(self) -> datetime:
        """Return when it was opened last (aware)."""

    @property
    def state(self) -> str:
        """Return words about how far it is."""

    @property
    def is_missing(self) -> bool:
        """Return True when no file stands there now."""


class RecentRow(QFrame):
    """One case opened before."""

    def __init__(
        self, recent: Recent, open_it: Callable[[Path], None], forget: Callable[[Path], None]
    ) -> None:
        super().__init__()
        missing = recent.is_missing
        shop = recent.shop or texts.Home.UNNAMED
        when = texts.Home.OPENED_AT.format(at=recent.opened_at)
        state = texts.Home.MISSING if missing else recent.state or texts.Home.STATE_STARTED
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(12)
        icon = IconLabel("file-question-mark" if missing else "file-text", "second", 24)
        row.addLayout(at_top(icon))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(shop, "label"))
        words.addWidget(Text(f"{when}　{state}", "help"))
        words.addWidget(Text(str(recent.path), "small"))
        row.addLayout(words, 1)
        name = texts.Home.CONTINUE_OF.format(name=shop, when=when, state=state)
        if missing:
            button = Button(texts.Home.FORGET, "quiet", "x", lambda: forget(recent.path))
            button.setAccessibleName(texts.Home.FORGET_OF.format(name=shop))
        else:
            button = Button(texts.Home.CONTINUE, "plain", "", lambda: open_it(recent.path))
            button.setAccessibleName(name)
        button.setObjectName("recent")
        row.addWidget(button)


class HomePage(QScrollArea):
    """Begin, continue or practise; says what the program promises."""

    new_wanted = Signal()
    practice_wanted = Signal()
    choose_wanted = Signal()
    settings_wanted = Signal()
    open_wanted = Signal(object)  # Path
    forget_wanted = Signal(object)  # Path

    def __init__(self, recents: Sequence[Recent], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self.setAccessibleName(texts.Home.TITLE)
        self.setWidgetResizable(True)
        # Built from the outside in: a widget that changes its parent is styled once more.
        body = QWidget()
        self.setWidget(body)
        self._column = QWidget(body)
        self._column.setMaximumWidth(sp(_COLUMN))
        row = QHBoxLayout(body)
        row.setContentsMargins(24, 40, 24, 40)
        row.addStretch(1)
        row.addWidget(self._column, 1000)
        row.addStretch(1)
        self._layout = QVBoxLayout(self._column)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(24)
        self._build(recents)

    def follow_look(self) -> None:
        """Take the width that belongs to the size of the text."""
        self._column.setMaximumWidth(sp(_COLUMN))

    def _build(self, recents: Sequence[Recent]) -> None:
        top = QHBoxLayout()
        top.addWidget(Text(texts.Home.TITLE, "heading"), 1)
        settings = Button(texts.Frame.SETTINGS, "quiet", "settings", self.settings_wanted.emit)
        settings.setObjectName("open_settings")
        top.addWidget(settings)
        words = QVBoxLayout()
        words.setSpacing(12)
        words.addLayout(top)
        words.addWidget(Text(texts.Home.PROMISE, "section"))
        words.addWidget(Text(texts.Home.ABOUT, "body"))
        words.addWidget(Text(texts.Home.PRIVATE, "help"))
        self._layout.addLayout(words)
        self._layout.addWidget(self._make_begin())
        self._layout.addWidget(self._make_recents(recents))
        self._layout.addStretch(1)

    def _make_begin(self) -> QWidget:
        card = Card()
        self.new = Button(texts.Home.NEW, "primary", "file-plus", self.new_wanted.emit)
        self.new.setObjectName("new_case")
        self.practice = Button(
            texts.Home.PRACTISE, "plain", "graduation-cap", self.practice_wanted.emit
        )
        self.practice.setObjectName("practice")
        for button, help_words in (
            (self.new, texts.Home.NEW_HELP),
            (self.practice, texts.Home.PRACTISE_HELP),
        ):
            button.setAccessibleDescription(help_words)
            part = QVBoxLayout()
            part.setSpacing(4)
            line = QHBoxLayout()
            line.addWidget(button)
            line.addStretch(1)
            part.addLayout(line)
            part.addWidget(Text(help_words, "help"))
            card.body.addLayout(part)
        return card

    def _make_recents(self, recents: Sequence[Recent]) -> QWidget:
        card = Card(texts.Home.CONTINUE)
        self.rows: list[RecentRow] = []
        for recent in recents:
            row = RecentRow(recent, self.open_wanted.emit, self.forget_wanted.emit)
            if self.rows:
                card.add(Line())
            self.rows.append(row)
            card.add(row)
        if not recents:
            card.add(Text(texts.Home.NO_RECENT, "body"))
        card.add(Line())
        self.choose = Button(texts.Home.OPEN, "plain", "folder-open", self.choose_wanted.emit)
        self.choose.setObjectName("open_case")
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.choose)
        foot.addWidget(Text(texts.Home.DROP, "small"), 1)
        card.body.addLayout(foot)
        return card
