"""「e-Govの画面では別の言い方」: the words of e-Gov's list as the person sees them there.

The answer's text is those words then, and its `Answer.original` the entry they stand for. They
are kept for all cases (`Wishes.call_entry`) and can be taken back.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.case import TYPED, Answer, Place, SourceKind
from wizard.domain.form import Choice, Item
from wizard.domain.offices import entry_of, is_own_words, label_key
from wizard.ui.editors.lines import LineInput
from wizard.ui.flow import FlowLayout
from wizard.ui.session import Session
from wizard.ui.shelf import PRACTICE_MARK
from wizard.ui.widgets import Button, Text, row_of

_SAYS = texts.Choices
_WIDTH = 24  # full-width characters


class OwnWords(QWidget):
    """A badge, quiet links, and the line to type in.

    Args:
        item: a choice with `Item.own_words`.
        session: the open case.

    Attributes:
        badge: says that the words are the person's own; open: opens the line.
        back: takes the list's words again; known, forget: about words kept from another time.
        line: takes the words.
    """

    def __init__(self, item: Item, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._session = session
        self._place = Place(item.id)
        self._entry: Choice | None = None  # what the words in the line stand for
        self._typed = False
        self.badge = QLabel(_SAYS.OWN, self)
        self.badge.setProperty("badge", "later")
        self.badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.open = self._link(_SAYS.OTHER_WORDS, "pencil", "other_words")
        self.open.setCheckable(True)
        self.open.toggled.connect(self._opened)
        self.back = self._link("", "rotate-ccw", "list_words")
        self.back.clicked.connect(self._take_back)
        self.known = self._link("", "check", "known_words")
        self.known.clicked.connect(self._take_known)
        self.forget = self._link(_SAYS.FORGET, "trash-2", "forget_words")
        self.forget.clicked.connect(self._forget)
        links = FlowLayout(across=12, down=2)
        for widget in (self.badge, self.open, self.back, self.known, self.forget):
            links.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(links)
        column.addWidget(self._make_line())
        self.refresh()

    def refresh(self) -> None:
        """Show what the case and the settings say now."""
        answer = self._session.case.answers.get(self.item.id)
        own, entry = is_own_words(self.item, answer), entry_of(self.item, answer)
        if entry is not None:
            self._entry = entry
        text = answer.text if own and answer is not None else ""
        if text.strip() != self.line.text().strip():
            self.line.setText(text)
        known = "" if own or entry is None else self._known(entry)
        self.badge.setVisible(own)
        self.open.setText(_SAYS.REWRITE if own else _SAYS.OTHER_WORDS)
        self.back.setVisible(own and entry is not None)
        self.known.setVisible(bool(known))
        self.forget.setVisible(bool(known))
        if entry is not None:
            self.back.setText(_SAYS.BACK.format(entry=entry.label))
            self.known.setText(_SAYS.USE_KNOWN.format(words=known))
        help_text = self._help()
        if help_text != self._help_line.plain:
            self._help_line.set_text(help_text)

    # --- building -----------------------------------------------------------------------------

    def _link(self, words: str, icon: str, name: str) -> Button:
        link = Button(words, "link", icon, parent=self)
        link.setObjectName(f"{self.item.id}:{name}")
        link.setAccessibleDescription(self.item.label)
        return link

    def _make_line(self) -> QWidget:
        self._area = QWidget(self)
        self._help_line = Text("", "help", self._area)
        self.line = LineInput(_WIDTH, self._area)
        self.line.setObjectName(f"{self.item.id}:words")
        self.line.setAccessibleName(_SAYS.WORDS_OF.format(label=self.item.label))
        self.line.setPlaceholderText(_SAYS.WORDS)
        self.line.textEdited.connect(self._edited)
        self.line.editingFinished.connect(self._keep)
        column = QVBoxLayout(self._area)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addWidget(self._help_line)
        column.addLayout(row_of(self.line))
        self._area.hide()
        return self._area

    # --- what the person does -------------------------------------------------------------------

    def _opened(self, shown: bool) -> None:
        self._area.setVisible(shown)
        if shown:
            self.line.setFocus()
        else:
            self._keep()

    def _edited(self, text: str) -> None:
        before = self._session.case.answers.get(self.item.id)
        entry, words = self._entry, text.strip()
        listed = entry_of(self.item, Answer(words)) if words else entry
        self._typed = True
        if not words and entry is None:
            self._session.set_answer(self._place, None, joins=True)
            return
        value = listed.value if listed is not None else words
        original = entry.value if listed is None and entry is not None else ""
        self._put(before, value, original, joins=True)

    def _put(
        self, before: Answer | None, text: str, original: str = "", *, joins: bool = False
    ) -> None:
        # The entry stays the one that was chosen: what followed the registered office still does.
        follows = before is not None and before.source.kind is SourceKind.WRITTEN
        source = before.source if before is not None and follows else TYPED
        now = self._session.clock()
        after = Answer(text, source=source, changed_at=now, original=original)
        if before is None or before != replace(after, changed_at=before.changed_at):
            self._session.set_answer(self._place, after, joins=joins)

    def _keep(self) -> None:
        """Keep the words for all cases, once they are typed."""
        if not self._typed or self._is_practice:
            return
        self._typed = False
        answer = self._session.case.answers.get(self.item.id)
        entry = entry_of(self.item, answer)
        if entry is not None and answer is not None:
            words = answer.text.strip() if is_own_words(self.item, answer) else None
            self._session.wishes.call_entry(self.item.id, entry.value, words)

    def _take_back(self) -> None:
        answer = self._session.case.answers.get(self.item.id)
        entry = entry_of(self.item, answer)
        if entry is None:
            return
        self._typed = False
        if not self._is_practice:
            self._session.wishes.call_entry(self.item.id, entry.value, None)
        self._put(answer, entry.value)
        self.open.setChecked(False)
        self.open.setFocus()

    def _take_known(self) -> None:
        answer = self._session.case.answers.get(self.item.id)
        entry = entry_of(self.item, answer)
        if entry is not None:
            self._put(answer, self._known(entry), entry.value)
            self.open.setFocus()

    def _forget(self) -> None:
        entry = entry_of(self.item, self._session.case.answers.get(self.item.id))
        if entry is not None:
            self._session.wishes.call_entry(self.item.id, entry.value, None)
            self.open.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed, also when the page goes while the keyboard is in the line."""
        self._keep()
        super().hideEvent(event)

    # --- what is known --------------------------------------------------------------------------

    @property
    def _is_practice(self) -> bool:
        return PRACTICE_MARK in self._session.case.marks

    def _known(self, entry: Choice) -> str:
        labels = self._session.wishes.settings.labels
        return labels.get(label_key(self.item.id, entry.value), "").strip()

    def _help(self) -> str:
        if self._is_practice:
            more = _SAYS.HELP_PRACTICE
        elif self._entry is None:
            more = _SAYS.HELP_NO_ENTRY
        else:
            more = _SAYS.HELP_KEPT.format(entry=self._entry.label)
        return _SAYS.HELP + more
