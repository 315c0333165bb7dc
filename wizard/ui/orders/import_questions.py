"""What only the person knows about a file: asked in a dialog, then the reading goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, cast

from PySide6.QtWidgets import QDialog, QWidget

from wizard.domain.order_layout import OrderLayout
from wizard.errors import UserError
from wizard.formdefs.column_words import load_guesses
from wizard.formdefs.own_layouts import Layouts
from wizard.intake.mapping import Mapping
from wizard.texts import OrderImport
from wizard.ui.orders.encoding_dialog import EncodingDialog
from wizard.ui.orders.exporting import export_layout
from wizard.ui.orders.import_steps import (
    Progress,
    Question,
    Reader,
    WhichColumns,
    WhichEncoding,
    WhichOrders,
    WhichPieces,
)
from wizard.ui.orders.known_layouts import LayoutShelf, titles
from wizard.ui.orders.mapper import Mapper, MapperNames
from wizard.ui.orders.paged_dialog import PagedDialog
from wizard.ui.orders.pieces_dialog import PiecesDialog
from wizard.ui.orders.refusals import sentences
from wizard.ui.pages.base import PageContext


class Flow(Protocol):
    """What leads through the import (`wizard.ui.orders.import_flow.ImportFlow`)."""

    shelf: LayoutShelf
    known: Layouts | None

    @property
    def context(self) -> PageContext:
        """Return what the page was handed."""

    @property
    def window(self) -> QWidget:
        """Return the widget that dialogs belong to."""

    def reader(self) -> Reader:
        """Return what reads; on any thread."""

    def go_on(self, progress: Progress) -> None:
        """Read what is still to be read, then show everything."""

    def open(self, dialog: QDialog) -> None:
        """Show a dialog."""

    def show_layouts(self, window: QWidget | None = None) -> object:
        """Show the list of the remembered meanings of columns."""


class Questions:
    """Asks about the first table that is still to be read.

    Closing a question leaves that table out; the others are read all the same.

    Args:
        flow: goes on with the answer.
    """

    def __init__(self, flow: Flow) -> None:
        self._flow = flow

    def ask(self, progress: Progress, question: Question) -> None:
        """Ask about the first of `progress.todo`."""
        if isinstance(question, WhichEncoding):
            self._encoding(progress, question)
        elif isinstance(question, WhichPieces):
            self._pieces(progress, question)
        elif isinstance(question, WhichOrders):
            self._orders(progress, question)
        else:
            self.columns(progress, question)

    def _encoding(self, progress: Progress, question: WhichEncoding) -> None:
        dialog = EncodingDialog(question.previews, self._flow.window)
        source = progress.todo[0]
        dialog.accepted.connect(
            lambda: self._flow.go_on(progress.answered(replace(source, encoding=dialog.chosen)))
        )
        self._open(dialog, progress)

    def _pieces(self, progress: Progress, question: WhichPieces) -> None:
        dialog = PiecesDialog(question, self._flow.window)
        source = progress.todo[0]

        def chosen() -> None:
            sources = [replace(source, piece=piece) for piece in dialog.chosen]
            self._flow.go_on(progress.answered(*sources))

        dialog.accepted.connect(chosen)
        self._open(dialog, progress)

    def _orders(self, progress: Progress, question: WhichOrders) -> None:
        context = self._flow.context
        dialog = PagedDialog(context.form, question.pages, context.desk, self._flow.window)
        source = progress.todo[0]

        def chosen() -> None:
            numbers = frozenset(dialog.numbers)
            wanted = replace(source, only=numbers)
            after = replace(progress.answered(wanted), ticked=progress.ticked | numbers)
            self._flow.go_on(after)

        dialog.accepted.connect(chosen)
        self._open(dialog, progress)

    def columns(
        self,
        progress: Progress,
        question: WhichColumns,
        layout: OrderLayout | None = None,
        back: Progress | None = None,
    ) -> None:
        """Ask what the columns are.

        Args:
            progress: its first table is meant.
            question: the proposal.
            layout: the one that is corrected, None for a new one.
            back: where closing leads; None leaves the table out.
        """
        context, source = self._flow.context, progress.todo[0]
        dialog = Mapper(
            context.form,
            question.mapping,
            self._names(),
            lambda has_header, then: self._look_again(progress, has_header, then),
            layout,
            self._flow.window,
        )

        def said() -> None:
            made = self._kept(dialog)
            wanted = replace(source, layout=made, mapping=dialog.told())
            self._flow.go_on(progress.answered(wanted))

        dialog.accepted.connect(said)
        shelf, desk = self._flow.shelf, context.desk
        dialog.export_wanted.connect(lambda made: export_layout(dialog, made, shelf, desk))
        dialog.list_wanted.connect(lambda: self._flow.show_layouts(dialog))
        self._open(dialog, progress, back)

    def _open(self, dialog: QDialog, progress: Progress, back: Progress | None = None) -> None:
        after = progress.answered() if back is None else back
        dialog.rejected.connect(lambda: self._flow.go_on(after))
        self._flow.open(dialog)

    # --- the mapper ---------------------------------------------------------------------------

    def _names(self) -> MapperNames:
        known = self._flow.known or self._flow.shelf.load()
        platforms = load_guesses(self._flow.context.resources_dir).platforms
        return MapperNames(
            titles(known, own=False),
            titles(known, own=True),
            platforms,
            tuple(sentences(known.refused)),
            tuple(sentences(known.broken)),
        )

    def _look_again(
        self, progress: Progress, has_header: bool, then: Callable[[Mapping], None]
    ) -> None:
        """Look at the table again, with or without a header."""
        reader, source = self._flow.reader, progress.todo[0]

        def work(cancelled: Callable[[], bool]) -> Mapping:
            return reader().columns(source, cancelled, has_header=has_header)

        def done(result: object) -> None:
            then(cast(Mapping, result))

        self._flow.context.desk.run(work, done, OrderImport.READING)

    def _kept(self, dialog: Mapper) -> OrderLayout:
        """Return the layout of the mapper, kept when the person wishes so."""
        made = dialog.layout_made()
        if not dialog.remembers:
            return made
        try:
            made = self._flow.shelf.keep(made)
        except UserError as error:
            self._flow.context.desk.tell(error.what, error.do, error.detail)
        self._flow.known = None
        return made
