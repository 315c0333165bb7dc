"""What the orders suggest as 不正利用と判断した理由: chips over those that are always there.

A chip writes a sentence with the numbers of its orders when it is pressed, never by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.flag_rules import RedFlag
from wizard.domain.link_words import named
from wizard.ui.editors.lines import LongTextEditor
from wizard.ui.fields import FieldRow
from wizard.ui.flow import FlowLayout
from wizard.ui.insight.keeper import InsightKeeper, insight_of
from wizard.ui.pages.base import PageContext
from wizard.ui.style import gap
from wizard.ui.widgets import Button, Text, clear, row_of

REASON = "incident.reason"
_FEW, _SHORT = 3, 24  # lines, characters
_SAYS = texts.Reasons


class FoundReasons(QWidget):
    """The chips and, when asked for, which orders each of them is about; follows the orders.

    Args:
        editor: of the reason; its chips of the same id give way.
        keeper: tells what was found.

    Attributes:
        chips: by the id of their suggestion.
        open: shows and hides the evidence.
    """

    def __init__(
        self, editor: LongTextEditor, keeper: InsightKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._keeper = keeper
        self._shown: tuple[RedFlag, ...] = ()
        self._wrote: dict[str, str] = {}
        self.chips: dict[str, Button] = {}
        self.setObjectName("found_reasons")
        self._flow = FlowLayout()
        self.open = Button(_SAYS.SHOW, "link", "list", parent=self)
        self.open.setObjectName("found_evidence")
        self.open.setCheckable(True)
        self.open.toggled.connect(self._show_evidence)
        self._evidence = QWidget(self)
        self._lines = QVBoxLayout(self._evidence)
        self._lines.setContentsMargins(gap(12), 0, 0, 0)
        self._lines.setSpacing(gap(4))
        self._evidence.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(6))
        column.addWidget(Text(_SAYS.INTRO, "help", self))
        column.addLayout(self._flow)
        column.addLayout(row_of(self.open))
        column.addWidget(self._evidence)
        column.addWidget(Text(_SAYS.OTHERS, "help", self))
        keeper.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what was found last."""
        found = self._keeper.found.insight.flags
        if found != self._shown:
            self._shown = found
            had = self._focused()
            self._hide_plainer({flag.id for flag in found})
            self._make_chips()
            self._write_evidence()
            if had in self.chips:
                self.chips[had].setFocus()
        self.setVisible(bool(found))

    def _focused(self) -> str:
        return next((name for name, chip in self.chips.items() if chip.hasFocus()), "")

    def _make_chips(self) -> None:
        clear(self._flow)
        self.chips.clear()
        for flag in self._shown:
            chip = self._make_chip(flag)
            self.chips[flag.id] = chip
            if flag.confirmed:
                self._flow.addWidget(chip)
            else:
                self._flow.addWidget(_with_badge(chip, self))

    def _make_chip(self, flag: RedFlag) -> Button:
        words = _SAYS.CHIP.format(label=flag.label, count=f"{len(flag.orders):,}")
        chip = Button(words, "chip", parent=self)
        chip.setObjectName(f"found:{flag.id}")
        about = "\n".join((flag.sentence, *self._evidence_of(flag)))
        chip.setToolTip(about)
        chip.setAccessibleDescription(about)
        chip.clicked.connect(lambda: self._take(flag))
        return chip

    def _take(self, flag: RedFlag) -> None:
        # What the same chip wrote before, or its plainer fellow, is no longer the whole truth.
        plain = {each.value: each.sentence for each in self._editor.item.suggestions}
        earlier = (self._wrote.get(flag.id, ""), plain.get(flag.id, ""))
        write_sentence(self._editor, flag.sentence, earlier)
        self._wrote[flag.id] = flag.sentence

    def _hide_plainer(self, found: Collection[str]) -> None:
        for choice, chip in zip(self._editor.item.suggestions, self._editor.chips, strict=True):
            chip.setVisible(choice.value not in found)

    def _evidence_of(self, flag: RedFlag) -> tuple[str, ...]:
        if flag.evidence:
            return flag.evidence
        return (_SAYS.ORDERS.format(orders=named(flag.orders, self._keeper.found.names)),)

    def _write_evidence(self) -> None:
        clear(self._lines)
        for flag in self._shown:
            label = flag.label if flag.confirmed else _SAYS.UNCONFIRMED.format(label=flag.label)
            self._lines.addWidget(Text(label, "label", self._evidence))
            self._lines.addWidget(Text(_run(self._evidence_of(flag)), "help", self._evidence))
            self._lines.addSpacing(gap(6))

    def _show_evidence(self, shown: bool) -> None:
        self._evidence.setVisible(shown)
        self.open.setText(_SAYS.HIDE if shown else _SAYS.SHOW)


class _Watcher(QWidget):
    """Asks the keeper while its page is shown; takes no room."""

    def __init__(self, keeper: InsightKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.setFixedSize(0, 0)
        keeper.outdated.connect(self._outdated)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at once: the orders may have changed while another page was shown."""
        super().showEvent(event)
        self._keeper.ask()

    def _outdated(self) -> None:
        if self.isVisible():
            self._keeper.ask()


def put_reasons(row: FieldRow, context: PageContext) -> FoundReasons | None:
    """Put the suggestions over the editor of 不正利用と判断した理由; None for any other row."""
    if row.item.id != REASON or not isinstance(row.editor, LongTextEditor):
        return None
    keeper = insight_of(context)
    reasons = FoundReasons(row.editor, keeper, row)
    _Watcher(keeper, row)
    column = row.layout()
    assert isinstance(column, QVBoxLayout)  # a row is one column; the editor is over the message
    column.insertWidget(column.indexOf(row.message) - 1, reasons)
    return reasons


def write_sentence(editor: LongTextEditor, sentence: str, instead_of: Sequence[str]) -> None:
    """Write a sentence in the place of an earlier one that still stands, else at the end."""
    text = editor.text()
    old = next((each for each in instead_of if each and each in text), "")
    if sentence in text or not old:
        editor.append_sentence(sentence)
        return
    start = _units(text[: text.index(old)])
    cursor = editor.area.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + _units(old), cursor.MoveMode.KeepAnchor)
    cursor.insertText(sentence)
    editor.area.setTextCursor(cursor)
    editor.area.setFocus()


def _units(text: str) -> int:
    """Return the length of a text as Qt counts it: a rare kanji is two."""
    return len(text.encode("utf-16-le")) // 2


def _run(evidence: Sequence[str]) -> str:
    """Return evidence line by line; many short ones, one order each, run on in one line."""
    short = len(evidence) > _FEW and max(map(len, evidence)) <= _SHORT
    return (_SAYS.COMMA if short else "\n").join(evidence)


def _with_badge(chip: Button, parent: QWidget) -> QWidget:
    both = QWidget(parent)
    badge = QLabel(texts.UNCONFIRMED, both)
    badge.setProperty("badge", "practice")
    badge.setToolTip(_SAYS.UNCONFIRMED_HELP)
    badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    line = QHBoxLayout(both)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(chip)
    line.addWidget(badge)
    return both
