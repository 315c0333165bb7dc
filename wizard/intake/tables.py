"""The tables inside a file: one in a text, one per sheet in a workbook, those of an archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from wizard import texts
from wizard.errors import ImportFileError
from wizard.intake import archives
from wizard.intake.decode import Cancelled, candidates, errors_for, undecided
from wizard.intake.row_source import RowSource, SheetRows, TextRows
from wizard.intake.source_file import ORDER_SUFFIXES, open_source, refuse_suffix
from wizard.intake.workbooks import Row, Workbook

Cancel = Callable[[], bool] | None
_ZIP = b"PK"
_HEAD = 4096
_MOST_BOOK_IN_ARCHIVE = 100 << 20
_SAYS = texts.Intake


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        name: the file's name, with the table's behind it where there are several; for
            sentences and for the source of each value.
        piece: the table's own name inside the file, empty when the file is the table.
        sources: gives its rows in each encoding that is worth trying, given the encoding that
            the person has chosen.
        undecided: gives the question which encoding is right.
        beside: names of files packed together with it that cannot be read where they are.
    """

    name: str
    piece: str
    sources: Callable[[str | None], Iterator[RowSource]]
    undecided: Callable[[], ImportFileError]
    beside: tuple[str, ...] = ()


@contextmanager
def open_tables(path: Path, cancelled: Cancel = None) -> Iterator[list[Table]]:
    """Open a file and give the tables in it, at least one; they live until it is closed.

    Raises:
        ImportFileError: the file cannot be opened, or is no file with tables.
        Cancelled: `cancelled` said so.
    """
    with ExitStack() as closing:
        try:
            stream = closing.enter_context(open_source(path))
            head = stream.read(_HEAD)
            watched = cast("BinaryIO", _Watched(stream, path.name, cancelled))
            archive = archives.open_archive(watched) if head.startswith(_ZIP) else None
            if archive is None:
                candidates(head, path.name)  # says what it is when it is no text
                refuse_suffix(path)
                yield [_text_table(stream, path.name, "", cancelled)]
                return
            closing.callback(archive.close)
            refuse_suffix(path)
            tables = _packed(archive, watched, path.name, cancelled, closing)
            beside = () if archives.is_workbook(archive) else archives.passed_over(archive)
            yield [replace(table, beside=beside) for table in tables]
        except OSError as wrong:
            what = _SAYS.UNREADABLE.format(file=path.name)
            raise ImportFileError(what, _SAYS.UNREADABLE_DO, type(wrong).__name__) from wrong
        except archives.UNPACKING_FAILS as wrong:
            raise archives.broken_member(path.name, wrong) from wrong


def pasted_table(text: str, cancelled: Cancel = None) -> Table:
    """Return the table that a person has pasted from a spreadsheet or a page.

    Raises:
        ImportFileError: nothing was pasted.
    """
    name = _SAYS.PASTED
    if not text.strip():
        raise ImportFileError(_SAYS.NOTHING_PASTED, _SAYS.NOTHING_PASTED_DO, "empty")
    stream = io.BytesIO(text.replace("\0", "").encode("utf-8", "replace"))

    def sources(_declared: str | None) -> Iterator[RowSource]:
        yield TextRows(stream, "utf-8", name, cancelled=cancelled)

    return Table(name, "", sources, lambda: undecided(b"", name))


def _packed(
    archive: zipfile.ZipFile,
    stream: BinaryIO,
    name: str,
    cancelled: Cancel,
    closing: ExitStack,
) -> Iterator[Table]:
    if archives.is_workbook(archive):
        archives.refuse_bomb(archive, name, archives.MOST_BYTES_OF_A_BOOK)
        yield from _sheets(stream, name, "", cancelled, closing)
        return
    archives.refuse_bomb(archive, name)
    for shown, member in archives.members_of(archive, ORDER_SUFFIXES[:-1], name):
        inside = cast("BinaryIO", archive.open(member))
        closing.callback(inside.close)
        whole = _SAYS.PIECE_OF.format(file=name, piece=shown)
        if PurePosixPath(shown).suffix.lower() == ".xlsx":
            if member.file_size > _MOST_BOOK_IN_ARCHIVE:
                what, do = _SAYS.ZIP_HUGE
                raise ImportFileError(what.format(file=whole), do, "size")
            book = io.BytesIO(inside.read())
            inner = archives.open_archive(book)
            if inner is None:
                raise archives.broken_member(whole, ValueError())
            archives.refuse_bomb(inner, whole, archives.MOST_BYTES_OF_A_BOOK)
            yield from _sheets(book, whole, shown, cancelled, closing)
        else:
            yield _text_table(inside, whole, shown, cancelled)


def _sheets(
    stream: BinaryIO, name: str, piece: str, cancelled: Cancel, closing: ExitStack
) -> Iterator[Table]:
    stream.seek(0)
    book = Workbook(stream, name)
    closing.callback(book.close)
    if len(book.sheets) == 1:
        yield _sheet_table(book, book.sheets[0], name, piece, cancelled)
        return
    for sheet in book.sheets:
        whole = _SAYS.PIECE_OF.format(file=name, piece=sheet)
        own = _SAYS.PIECE_OF.format(file=piece, piece=sheet) if piece else sheet
        yield _sheet_table(book, sheet, whole, own, cancelled)


def _sheet_table(book: Workbook, sheet: str, name: str, piece: str, cancelled: Cancel) -> Table:
    def begin() -> Iterator[Row]:
        return book.rows(sheet, cancelled)

    def sources(_declared: str | None) -> Iterator[RowSource]:
        yield SheetRows(begin)

    return Table(name, piece, sources, lambda: empty(name))


def _text_table(stream: BinaryIO, name: str, piece: str, cancelled: Cancel) -> Table:
    def head() -> bytes:
        stream.seek(0)
        return stream.read(_HEAD)

    def sources(declared: str | None) -> Iterator[RowSource]:
        for encoding in candidates(head(), name, declared):
            yield TextRows(stream, encoding, name, errors_for(declared), cancelled)

    return Table(name, piece, sources, lambda: undecided(head(), name))


def empty(name: str) -> ImportFileError:
    """Return the error for a table without anything in it."""
    return ImportFileError(_SAYS.EMPTY.format(file=name), _SAYS.EMPTY_DO, "empty")


class _Watched:
    """A file whose reading ends when the person asks for it, however deep the reader is."""

    def __init__(self, stream: BinaryIO, name: str, cancelled: Cancel) -> None:
        self._stream = stream
        self._name = name
        self._cancelled = cancelled

    def read(self, size: int = -1) -> bytes:
        """Read; raises Cancelled when the person wants no more of it."""
        if self._cancelled is not None and self._cancelled():
            what = _SAYS.CANCELLED.format(file=self._name)
            raise Cancelled(what, _SAYS.CANCELLED_DO, "cancelled")
        return self._stream.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """Return the place."""
        return self._stream.tell()

    def seekable(self) -> bool:
        """Return True."""
        return True

    def close(self) -> None:
        """Leave the closing to who opened the file."""
