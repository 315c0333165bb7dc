"""Asks which tables of an archive or a workbook are meant."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from wizard.texts import OrderImport
from wizard.ui.dialogs import Dialog
from wizard.ui.marks import Tick
from wizard.ui.orders.import_steps import Piece, WhichPieces
from wizard.ui.style import gap, sp
from wizard.ui.widgets import Text

_COLUMNS_NAMED = 5
_WORDS = 440  # pixels at 100 % text


class PiecesDialog(Dialog):
    """One tick per table; those whose layout is known are ticked beforehand.

    Args:
        question: the tables.
        parent: Qt parent.
    """

    def __init__(self, question: WhichPieces, parent: QWidget | None = None) -> None:
        super().__init__(parent, "file-text")
        self.setObjectName("pieces_dialog")
        self.setWindowTitle(OrderImport.PIECES_TITLE)
        self.setMinimumWidth(sp(560))
        self.ticks: dict[str, Tick] = {}
        self.column.addWidget(Text(OrderImport.PIECES_TITLE, "section"))
        words = OrderImport.PIECES.format(file=question.file, count=len(question.pieces))
        question_text = Text(words)
        # As wide as they stand: broken into more lines they would ask for a scroll bar in vain.
        question_text.setMinimumWidth(sp(_WORDS))
        self.column.addWidget(question_text)
        for piece in question.pieces:
            self.column.addLayout(self._row(piece))
        self.column.addStretch(1)
        self.add_button(OrderImport.CLOSE, "plain", QDialog.DialogCode.Rejected)
        self.use = self.add_button(OrderImport.PIECES_USE, "primary", QDialog.DialogCode.Accepted)
        self.use.setObjectName("pieces_use")
        self._on_ticks()
        first = next((tick for tick in self.ticks.values() if tick.isEnabled()), None)
        if first is not None:
            first.setFocus()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the names of the ticked tables in the order of the file."""
        return tuple(name for name, tick in self.ticks.items() if tick.isChecked())

    def _row(self, piece: Piece) -> QVBoxLayout:
        tick = Tick(piece.name)
        tick.setObjectName(f"piece={piece.name}")
        tick.setChecked(bool(piece.title))
        tick.setEnabled(not piece.problem)
        tick.toggled.connect(lambda _on: self._on_ticks())
        self.ticks[piece.name] = tick
        words = _words(piece)
        tick.setAccessibleDescription(words)
        about = Text(words, "help")
        about.setContentsMargins(sp(32), 0, 0, 0)
        about.setMinimumWidth(sp(_WORDS))
        row = QVBoxLayout()
        row.setSpacing(gap(6))  # the ring around the tick covers no words
        row.addWidget(tick)
        row.addWidget(about)
        return row

    def _on_ticks(self) -> None:
        self.use.setEnabled(bool(self.chosen))


def _words(piece: Piece) -> str:
    if piece.problem:
        return OrderImport.PIECE_PROBLEM.format(problem=piece.problem)
    if piece.title:
        return OrderImport.PIECE_KNOWN.format(title=piece.title)
    names = "・".join(name for name in piece.header[:_COLUMNS_NAMED] if name)
    return OrderImport.PIECE_UNKNOWN.format(columns=names) if names else ""
