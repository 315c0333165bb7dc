"""Reads files one after the other on another thread, and stops where only the person knows.

That is: which table, which encoding, which columns, which orders of a file too large to hold.
Knows no Qt. What was read so far stays in `Progress`, so that an answer goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from wizard.domain.column_words import Guesses
from wizard.domain.order_layout import OrderLayout
from wizard.errors import ImportFileError
from wizard.intake.guessing import guess
from wizard.intake.mapping import Mapping as ColumnMapping
from wizard.intake.order_export import (
    Cancelled,
    EncodingPreview,
    OrderFile,
    Undecided,
    UnknownTable,
    pieces_in,
    read_orders,
    read_pasted,
)
from wizard.intake.order_pages import OrderPages, is_large
from wizard.intake.sampling import TableSample, sample_pasted, sample_table
from wizard.texts import Intake, OrderImport

_MOST_LOOKED_AT = 40  # tables of one file of which the beginning is shown
Repairs = Mapping[int, Sequence[str]]
Cancel = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Source:
    """One table that is to be read, and what the person said about it.

    Attributes:
        path: the file; None for a pasted table.
        text: what was pasted.
        piece: which table of the file; None while nobody asked.
        encoding: chosen by the person, else None.
        layout: made or chosen by the person, else None.
        repairs: the person's cells by line.
        only: numbers of the orders that are wanted of a large file, else None.
        mapping: what the person said about its columns.
    """

    path: Path | None = None
    text: str = ""
    piece: str | None = None
    encoding: str | None = None
    layout: OrderLayout | None = None
    repairs: Repairs = field(default_factory=lambda: MappingProxyType({}))
    only: frozenset[str] | None = None
    mapping: ColumnMapping | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A table that was read."""

    source: Source
    file: OrderFile


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading has come.

    Attributes:
        todo: what is still to be read.
        done: what was read.
        refused: why files were left out.
        ticked: numbers of the orders that the person has chosen already.
    """

    todo: tuple[Source, ...] = ()
    done: tuple[Read, ...] = ()
    refused: tuple[ImportFileError, ...] = ()
    ticked: frozenset[str] = frozenset()

    def answered(self, *sources: Source) -> Progress:
        """Return the same with these in place of the first that is still to be read."""
        return replace(self, todo=(*sources, *self.todo[1:]))

    def again(self, read: Read, source: Source) -> Progress:
        """Return the same with one table to be read once more."""
        return replace(
            self, todo=(source, *self.todo), done=tuple(r for r in self.done if r is not read)
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """A table inside a file.

    Attributes:
        name: its name.
        title: whose layout it has; empty when nobody knows it.
        header: the names of its first columns.
        problem: why it cannot be read, empty when it can.
    """

    name: str
    title: str = ""
    header: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class WhichPieces:
    """The question which tables of a file are meant."""

    file: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class WhichEncoding:
    """The question in which encoding a file reads right."""

    previews: tuple[EncodingPreview, ...]


@dataclass(frozen=True, slots=True)
class WhichColumns:
    """The question what the columns of a table are, with a proposal."""

    mapping: ColumnMapping


@dataclass(frozen=True, slots=True)
class WhichOrders:
    """The question which orders of a file that is too large to hold are meant."""

    pages: OrderPages


Question = WhichPieces | WhichEncoding | WhichColumns | WhichOrders


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading needs.

    Attributes:
        layouts: in the order in which they are tried.
        guesses: by which the columns of an unknown table are told; loaded when needed.
        new_key: returns a fresh key.
        now: aware time (Asia/Tokyo) put into the answers.
    """

    layouts: Sequence[OrderLayout]
    guesses: Callable[[], Guesses]
    new_key: Callable[[], str]
    now: datetime

    def go_on(self, progress: Progress, cancelled: Cancel) -> tuple[Progress, Question | None]:
        """Read until all is read or something must be asked about the first of `todo`.

        Raises:
            Cancelled: `cancelled` said so.
        """
        while progress.todo:
            source = progress.todo[0]
            try:
                found = self._read(source, cancelled)
            except Cancelled:
                raise
            except ImportFileError as error:
                refused = (*progress.refused, error)
                progress = replace(progress.answered(), refused=refused)
                continue
            if not isinstance(found, OrderFile):
                return progress, found
            read = Read(replace(source, piece=found.piece or source.piece), found)
            progress = replace(progress.answered(), done=(*progress.done, read))
        return progress, None

    def columns(
        self, source: Source, cancelled: Cancel, *, has_header: bool | None = None
    ) -> ColumnMapping:
        """Return a proposal for the columns of a table."""
        sample = self._sample(source, cancelled, has_header)
        return guess(sample, self.guesses())

    def _read(self, source: Source, cancelled: Cancel) -> OrderFile | Question:
        try:
            if source.path is None:
                return self._pasted(source, cancelled)
            if source.piece is None:
                pieces = pieces_in(source.path, cancelled)
                if len(pieces) > 1:
                    return WhichPieces(source.path.name, self._looked_at(source, pieces, cancelled))
            if source.only is None and is_large(source.path):
                return WhichOrders(self._pages(source.path, source, cancelled))
            return read_orders(
                source.path,
                self.layouts,
                layout=source.layout,
                new_key=self.new_key,
                now=self.now,
                cancelled=cancelled,
                encoding=source.encoding,
                repairs=source.repairs,
                piece=source.piece,
                only=source.only,
            )
        except Undecided as question:
            return WhichEncoding(question.previews)
        except UnknownTable:
            return WhichColumns(self.columns(source, cancelled))

    def _pasted(self, source: Source, cancelled: Cancel) -> OrderFile:
        if not source.text.strip() or "\n" in source.text.strip():
            return self._pasted_table(source, cancelled)
        # One line is a word that happened to be copied, or a header alone.
        raise ImportFileError(OrderImport.PASTED_NO_ORDERS, Intake.NOTHING_PASTED_DO, "one line")

    def _pasted_table(self, source: Source, cancelled: Cancel) -> OrderFile:
        return read_pasted(
            source.text,
            self.layouts,
            layout=source.layout,
            new_key=self.new_key,
            now=self.now,
            cancelled=cancelled,
            repairs=source.repairs,
        )

    def _pages(self, path: Path, source: Source, cancelled: Cancel) -> OrderPages:
        return OrderPages(
            path,
            self.layouts,
            new_key=self.new_key,
            now=self.now,
            layout=source.layout,
            encoding=source.encoding,
            cancelled=cancelled,
        )

    def _looked_at(
        self, source: Source, names: Sequence[str], cancelled: Cancel
    ) -> tuple[Piece, ...]:
        pieces = []
        for at, name in enumerate(names):
            if at >= _MOST_LOOKED_AT:
                pieces.append(Piece(name))
                continue
            try:
                sample = self._sample(replace(source, piece=name), cancelled, None)
            except Cancelled:
                raise
            except Undecided:
                pieces.append(Piece(name))
            except ImportFileError as error:
                pieces.append(Piece(name, problem=error.what))
            else:
                pieces.append(Piece(name, self._title(sample), sample.header))
        return tuple(pieces)

    def _title(self, sample: TableSample) -> str:
        header = frozenset(sample.header)
        known = (layout.title for layout in self.layouts if layout.recognises(header))
        return next(known, "")

    def _sample(self, source: Source, cancelled: Cancel, has_header: bool | None) -> TableSample:
        if source.path is None:
            return sample_pasted(source.text, has_header=has_header)
        return sample_table(
            source.path,
            piece=source.piece,
            encoding=source.encoding,
            has_header=has_header,
            cancelled=cancelled,
        )
