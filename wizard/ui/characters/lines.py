"""One refused character under a field: what is said about it and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.character_words import asks_reading, sentence
from wizard.domain.characters import Finding, Why
from wizard.ui.characters.decisions import Decisions, named
from wizard.ui.characters.own_editor import OwnEditor
from wizard.ui.flow import FlowLayout
from wizard.ui.style import sp
from wizard.ui.widgets import Button, Message, Text

_SAYS = texts.CharacterHints
_INDENT = 20  # pixels: with the edge of a button, its words begin where the sentence does
# What can be done: a name, the words on the button, and what it does.
_Offers = dict[str, tuple[str, Callable[[], object]]]


class CharacterLine(QWidget):
    """Tells of one character and offers what can be done about it.

    Args:
        decisions: keeps what is decided.
        finding: the character; `show_finding` shows it anew.

    Attributes:
        message: the sentence of a character that waits for a word.
        decided: the quiet sentence of one that has been decided.
        buttons: what can be done, by name (``accept``, ``refuse``, ``own``, ``choose:濱`` …).
        editor: the small editor, while it is open.
    """

    def __init__(
        self, decisions: Decisions, finding: Finding, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._decisions = decisions
        self.finding = finding
        self.buttons: dict[str, Button] = {}
        self.editor: OwnEditor | None = None
        self._shown: tuple[Finding, bool] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.message = Message("info", "", self)
        self._column.addWidget(self.message)
        self._actions = FlowLayout(across=4, down=2)
        self.decided = Text("", "small", self)
        self._actions.addWidget(self.decided)
        self._column.addLayout(self._actions)
        self.show_finding(finding)

    @property
    def is_quiet(self) -> bool:
        """Return whether it has been decided and only says so."""
        return self.finding.decided and not self.finding.is_open

    def show_finding(self, finding: Finding) -> None:
        """Show what is proposed or decided now; the keyboard stays on this character."""
        state = finding, self._decisions.is_here(finding)
        if state == self._shown:
            return
        held = any(button.hasFocus() for button in self.buttons.values())
        if self._shown is not None and self._shown[0][:4] != finding[:4]:
            held = self._close_editor() or held
        self.finding, self._shown = finding, state
        quiet = self.is_quiet
        self.message.set("caution" if finding.is_open else "info", "" if quiet else self._words())
        self.decided.set_text(self._decided_words() if quiet else "")
        self.decided.setVisible(quiet)
        self._offer(self._offers_decided() if quiet else self._offers())
        if held and self.buttons:
            next(iter(self.buttons.values())).setFocus()

    # --- what is said ---------------------------------------------------------------------------
    def _words(self) -> str:
        finding = self.finding
        said = sentence(finding._replace(before=named(finding.before), places=1))
        notes = []
        if finding.places > 1:
            notes.append(_SAYS.PLACES.format(places=f"{finding.places:,}"))
        ground = self._decisions.ground(finding.before) if finding.why is Why.KANJI else ""
        if ground:
            notes.append(_SAYS.GROUND.format(source=ground))
        aside = texts.Characters.COMMA.join(notes)
        return _SAYS.ASIDE.format(sentence=said, notes=aside) if notes else said

    def _decided_words(self) -> str:
        before, after = named(self.finding.before), self.finding.after
        words = (_SAYS.DECIDED if after else _SAYS.DECIDED_OUT).format(before=before, after=after)
        if self._decisions.is_here(self.finding):
            return words
        everywhere = self._decisions.is_everywhere(self.finding.before)
        pattern = _SAYS.DECIDED_EVERYWHERE if everywhere else _SAYS.DECIDED_ELSEWHERE
        return pattern.format(words=words)

    # --- what can be done -----------------------------------------------------------------------
    def _offers(self) -> _Offers:
        finding, decisions = self.finding, self._decisions
        offers: _Offers = {}
        for choice in finding.choices if finding.is_open else ():
            words = _SAYS.CHOOSE.format(choice=choice)
            offers[f"choose:{choice}"] = words, partial(decisions.write, finding, choice)
        if not finding.is_open:
            offers["accept"] = _SAYS.ACCEPT, lambda: decisions.accept([finding])
            if finding.why is not Why.REMOVED:
                offers["refuse"] = _SAYS.REFUSE, lambda: decisions.refuse(finding)
        elif asks_reading(finding) and finding.why is not Why.CHOICE:
            offers["reading"] = _SAYS.READING, lambda: self.open_editor(reading=True)
        own = _SAYS.OWN_FREE if finding.why is Why.CHOICE else _SAYS.OWN
        offers["own"] = own, self.open_editor
        if finding.is_open and not asks_reading(finding):
            offers["leave_out"] = _SAYS.LEAVE_OUT, lambda: decisions.write(finding, "")
        if finding.is_open and decisions.is_here(finding):
            offers["take_back"] = _SAYS.TAKE_BACK, lambda: decisions.take_back(finding)
        return offers

    def _offers_decided(self) -> _Offers:
        finding, decisions = self.finding, self._decisions
        if decisions.is_here(finding):
            return {"take_back": (_SAYS.TAKE_BACK, lambda: decisions.take_back(finding))}
        offers: _Offers = {"own": (_SAYS.CHANGE, self.open_editor)}
        if decisions.is_everywhere(finding.before):
            offers["forget"] = _SAYS.FORGET, lambda: decisions.forget(finding)
        return offers

    def _offer(self, offers: _Offers) -> None:
        for button in self.buttons.values():
            self._actions.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        indent = 0 if self.is_quiet else sp(_INDENT)
        self._actions.setContentsMargins(indent, 0, 0, 0)
        before = named(self.finding.before) if self.finding.why is not Why.BROKEN else _SAYS.BROKEN
        for name, (words, act) in offers.items():
            button = Button(words, "link", "", act, self)
            button.setObjectName(name)
            button.setAccessibleName(_SAYS.BUTTON_OF.format(before=before, words=words))
            self._actions.addWidget(button)
            button.show()
            self.buttons[name] = button

    # --- the own text ---------------------------------------------------------------------------
    def open_editor(self, *, reading: bool = False) -> None:
        """Open the small editor for an own text, or for the reading of a kanji."""
        self._close_editor()
        finding, decisions = self.finding, self._decisions
        before = named(finding.before)
        pattern = _SAYS.READING_EDITOR if reading else _SAYS.EDITOR
        if finding.why is Why.BROKEN:
            pattern = _SAYS.EDITOR_BROKEN
        known = decisions.reading(finding.before) if reading else ""
        self.editor = OwnEditor(
            pattern.format(before=before),
            lambda text: decisions.wrong_with(finding.before, text),
            self,
            text=known or ("" if finding.is_open or reading else finding.after),
            example=texts.Characters.READING_EXAMPLE if reading else "",
            note=_SAYS.FROM_KANA if known else "",
            everywhere=decisions.is_everywhere(finding.before),
        )
        self.editor.setContentsMargins(0 if self.is_quiet else sp(_INDENT), 0, 0, 0)
        self.editor.taken.connect(self._take)
        self.editor.left.connect(self._leave)
        self._column.addWidget(self.editor)
        self.editor.show()
        self.editor.line.setFocus()
        self.editor.line.selectAll()

    def _take(self, text: str, everywhere: bool) -> None:
        finding = self.finding
        self._close_editor()
        # A button has the keyboard, so that the line that follows takes it over.
        next(iter(self.buttons.values())).setFocus()
        if everywhere:
            self._decisions.write_everywhere(finding, text)
        else:
            self._decisions.write(finding, text)

    def _leave(self) -> None:
        self._close_editor()
        self.buttons["own"].setFocus()

    def _close_editor(self) -> bool:
        """Close the editor; return whether it had the keyboard."""
        if self.editor is None:
            return False
        editor, self.editor = self.editor, None
        held = editor.isAncestorOf(editor.focusWidget()) if editor.focusWidget() else False
        self._column.removeWidget(editor)
        editor.hide()
        editor.deleteLater()
        return held
