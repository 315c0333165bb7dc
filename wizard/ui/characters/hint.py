"""The hint under a field: what e-Gov refuses, what it gets instead, and what one can do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.characters import Finding
from wizard.ui.characters.decisions import Decisions
from wizard.ui.characters.lines import CharacterLine
from wizard.ui.characters.looking import Look
from wizard.ui.flow import FlowLayout
from wizard.ui.widgets import Button, Message, Text

AT_FIRST = 3  # characters told in full
AT_MOST = 20  # after 「ほかに n 文字」
_QUIET = 6  # decided characters told
_SHORT = 100  # characters of a text that is shown as it is copied
_ALL = 50  # characters that are accepted with one click
_SAYS = texts.CharacterHints


class CharacterHint(QWidget):
    """Says calmly what is copied otherwise than typed; hidden while nothing is.

    Attributes:
        lines: of the characters that are told, by character.
        more: opens the rest; all_fine: accepts everything that is proposed.
        copied: the whole text as it is copied.
        notes: what needs no word with the person, or is about the length.
    """

    def __init__(self, decisions: Decisions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decisions = decisions
        self._look = Look()
        self._shown: object = None
        self._open = False
        self.lines: dict[str, CharacterLine] = {}
        self.setObjectName(f"characters:{decisions.item.id}")
        self.setAccessibleName(_SAYS.AREA_OF.format(label=decisions.item.label))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._column.addLayout(self._lines)
        self.more = Button("", "link", "chevron-down", self._turn, self)
        self.more.setObjectName("more_characters")
        self.all_fine = Button(_SAYS.ACCEPT_ALL, "link", "check", self._accept_all, self)
        self.all_fine.setObjectName("accept_all")
        row = FlowLayout(across=4)
        row.addWidget(self.all_fine)
        row.addWidget(self.more)
        self._column.addLayout(row)
        self.lengths = Message("caution", "", self)
        self._column.addWidget(self.lengths)
        self.copied = Text("", "help", self)
        self.copied.setObjectName("copied_as")
        self._column.addWidget(self.copied)
        self.notes = Text("", "help", self)
        self._column.addWidget(self.notes)
        self.show_look(Look())

    def show_look(self, look: Look) -> None:
        """Show what was found in the text as it is now."""
        self._look = look
        short = self._decisions.item.type != "long_text" and len(look.written) <= _SHORT
        here = [self._decisions.is_here(finding) for finding in look.decided]
        state = (replace(look, written=look.written if short else ""), here, self._open)
        if state == self._shown:
            return  # laying out the page anew takes longer than a key may
        self._shown = state
        waiting = [*look.open, *look.replaced]
        shown = waiting[: AT_MOST if self._open else AT_FIRST]
        quiet = look.decided[:_QUIET]
        self._show_lines([*shown, *quiet])
        self._show_more(waiting, len(shown))
        self.lengths.set("caution", "\n".join(look.lengths))
        changed = bool(waiting or look.decided or look.kana or look.turns)
        self._say(self.copied, self._copied_words() if short and changed else "")
        self._say(self.notes, "\n".join(self._notes(waiting=bool(waiting))))
        self.setVisible(not look.says_nothing)

    def show_waiting(self) -> None:
        """Say that a long text is being looked at."""
        self._shown = None
        self._say(self.notes, _SAYS.LOOKING)
        self.setVisible(True)

    # --- parts --------------------------------------------------------------------------------
    def _show_lines(self, findings: Sequence[Finding]) -> None:
        wanted = {finding.before: finding for finding in findings}
        for before in [before for before in self.lines if before not in wanted]:
            line = self.lines.pop(before)
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        for at, (before, finding) in enumerate(wanted.items()):
            line = self.lines.get(before) or CharacterLine(self._decisions, finding, self)
            self.lines[before] = line
            line.show_finding(finding)
            if self._lines.indexOf(line) != at:
                self._lines.removeWidget(line)
                self._lines.insertWidget(at, line)

    def _show_more(self, waiting: Sequence[Finding], shown: int) -> None:
        hidden = len(waiting) - shown
        may_turn = len(waiting) > AT_FIRST
        words = _SAYS.FEWER if self._open else _SAYS.MORE.format(count=f"{hidden:,}")
        self.more.setText(words)
        self.more.set_icon("chevron-up" if self._open else "chevron-down")
        self.more.setVisible(may_turn)
        self.all_fine.setVisible(1 < len(self._look.replaced) <= _ALL)

    def _notes(self, *, waiting: bool) -> list[str]:
        look, notes = self._look, []
        beyond = len(look.open) + len(look.replaced) - AT_MOST
        if self._open and beyond > 0:
            notes.append(_SAYS.MANY_MORE.format(count=f"{beyond:,}"))
        if look.kana:
            pair = texts.Characters.PAIR
            pairs = [pair.format(before=before, after=after) for before, after in look.kana]
            notes.append(_SAYS.KANA.format(pairs=texts.Characters.COMMA.join(pairs)))
        if look.turns:
            notes.append(_SAYS.DIRECTION)
        if len(look.decided) > _QUIET:
            notes.append(_SAYS.MORE_DECIDED.format(count=f"{len(look.decided) - _QUIET:,}"))
        if waiting:
            notes.append(_SAYS.STAYS)
        return notes

    def _copied_words(self) -> str:
        written = self._look.written
        if not written.strip():
            return _SAYS.COPIED_NOTHING
        pattern = _SAYS.COPIED_OPEN if self._look.open else _SAYS.COPIED
        return pattern.format(text=written)

    @staticmethod
    def _say(label: Text, words: str) -> None:
        if label.plain != words:
            label.set_text(words)
        label.setVisible(bool(words))

    # --- doing --------------------------------------------------------------------------------
    def _turn(self) -> None:
        self._open = not self._open
        self.show_look(self._look)

    def _accept_all(self) -> None:
        self._decisions.accept(self._look.replaced)
