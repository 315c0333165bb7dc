"""Reading the shop's order files: which platform's it is, and the orders in it.

The door to this part of the house for the window and the commands.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from wizard import texts
from wizard.domain.order_layout import OrderLayout
from wizard.errors import ImportFileError
from wizard.intake.decode import Cancelled, EncodingPreview, Undecided
from wizard.intake.known_orders import plain_number
from wizard.intake.merging import Difference, MergePlan, merge
from wizard.intake.order_file import OrderFile, RowProblem
from wizard.intake.order_reading import (
    MOST_ORDERS,
    Reading,
    Request,
    UnknownHeader,
    UnknownTable,
)
from wizard.intake.tables import Table, open_tables, pasted_table

__all__ = [
    "Cancelled",
    "Difference",
    "EncodingPreview",
    "MergePlan",
    "OrderFile",
    "RowProblem",
    "Undecided",
    "UnknownTable",
    "merge",
    "pieces_in",
    "read_all",
    "read_orders",
    "read_pasted",
]

_SAYS = texts.Intake


def read_orders(
    path: Path,
    layouts: Sequence[OrderLayout],
    *,
    layout: str | OrderLayout | None = None,
    new_key: Callable[[], str],
    now: datetime,
    cancelled: Callable[[], bool] | None = None,
    encoding: str | None = None,
    repairs: Mapping[int, Sequence[str]] | None = None,
    piece: str | None = None,
    only: Collection[str] | None = None,
) -> OrderFile:
    """Read an order file; memory holds its orders, never the whole file.

    Args:
        path: the file: a text, a workbook (.xlsx), or an archive (.zip) of such.
        layouts: the known layouts in the order in which they are tried.
        layout: name of the layout, or one that the person has just made; None to recognise it
            by the header.
        new_key: returns a fresh key for an order or line.
        now: aware time (Asia/Tokyo) put into the answers.
        cancelled: asked every few hundred rows.
        encoding: the encoding chosen by the person after `Undecided`.
        repairs: the person's cells for rows of `OrderFile.row_problems`, by line.
        piece: which table of the file (`pieces_in`), None for the first that is known.
        only: order numbers; other orders are not kept.

    Raises:
        Undecided: no encoding fits; it carries previews.
        UnknownTable: no layout knows the header.
        Cancelled: `cancelled` said so.
        ImportFileError: the file cannot be read, or is no order file.
    """
    wanted = _named(layouts, layout)
    request = _request(new_key, now, repairs, only, cancelled)
    with open_tables(path, cancelled) as tables:
        if piece is not None:
            return _read(path, _piece(tables, piece, path), layouts, wanted, encoding, request)
        found = _read_known(path, tables, layouts, wanted, encoding, request, most=1)
        others = [table.piece for table in tables if table.piece != found[0].piece]
    if not others:
        return found[0]
    said = _SAYS.OTHER_PIECES.format(
        file=path.name, others=_SAYS.JOINED.join(others), piece=found[0].piece
    )
    return replace(found[0], notices=(*found[0].notices, said))


def read_all(
    path: Path,
    layouts: Sequence[OrderLayout],
    *,
    layout: str | OrderLayout | None = None,
    new_key: Callable[[], str],
    now: datetime,
    cancelled: Callable[[], bool] | None = None,
    encoding: str | None = None,
    only: Collection[str] | None = None,
) -> tuple[OrderFile, ...]:
    """Read every table of a file that a layout knows, at least one.

    Arguments and errors are those of `read_orders`; tables that nobody knows are named in the
    notices of the first.
    """
    wanted = _named(layouts, layout)
    request = _request(new_key, now, None, only, cancelled)
    with open_tables(path, cancelled) as tables:
        found = _read_known(path, tables, layouts, wanted, encoding, request)
        known = {file.piece for file in found}
        unread = [table.piece for table in tables if table.piece not in known]
    said = tuple(_SAYS.NOT_READ.format(piece=each) for each in unread)
    return (replace(found[0], notices=(*found[0].notices, *said)), *found[1:])


def read_pasted(
    text: str,
    layouts: Sequence[OrderLayout],
    *,
    layout: str | OrderLayout | None = None,
    new_key: Callable[[], str],
    now: datetime,
    cancelled: Callable[[], bool] | None = None,
    repairs: Mapping[int, Sequence[str]] | None = None,
) -> OrderFile:
    """Read a table pasted from a spreadsheet or a page, with its header.

    Raises:
        UnknownTable: no layout knows the header, or there is none.
        Cancelled: `cancelled` said so.
        ImportFileError: nothing was pasted, or it is no table.
    """
    table = pasted_table(text, cancelled)
    wanted = _named(layouts, layout)
    request = _request(new_key, now, repairs, None, cancelled)
    return _read(Path(table.name), table, layouts, wanted, None, request)


def pieces_in(path: Path, cancelled: Callable[[], bool] | None = None) -> tuple[str, ...]:
    """Return the names of the tables in a file; one empty name when the file is the table.

    Raises:
        ImportFileError: the file cannot be opened, or is no file with tables.
    """
    with open_tables(path, cancelled) as tables:
        return tuple(table.piece for table in tables)


def _request(
    new_key: Callable[[], str],
    now: datetime,
    repairs: Mapping[int, Sequence[str]] | None,
    only: Collection[str] | None,
    cancelled: Callable[[], bool] | None,
) -> Request:
    test: Callable[[str], bool] | None = None
    if only is not None:
        wanted = frozenset(map(plain_number, only))

        def test(number: str) -> bool:
            return plain_number(number) in wanted

    return Request(new_key, now, repairs or {}, test, MOST_ORDERS, cancelled)


def _read_known(
    path: Path,
    tables: Sequence[Table],
    layouts: Sequence[OrderLayout],
    wanted: OrderLayout | None,
    encoding: str | None,
    request: Request,
    most: int = 0,
) -> list[OrderFile]:
    """Return the tables that are known (with `most`: so many of them); raise when none is."""
    found: list[OrderFile] = []
    refused: ImportFileError | None = None
    for table in tables:
        try:
            found.append(_read(path, table, layouts, wanted, encoding, request))
        except Cancelled:
            raise
        except ImportFileError as error:
            refused = refused or error
        if most and len(found) >= most:
            break
    if not found and refused is not None:
        raise refused
    return found


def _read(
    path: Path,
    table: Table,
    layouts: Sequence[OrderLayout],
    wanted: OrderLayout | None,
    encoding: str | None,
    request: Request,
) -> OrderFile:
    unknown: ImportFileError | None = None
    for source in table.sources(encoding):
        reading = Reading(path, table, source)
        try:
            return reading.read(reading.recognise(layouts, wanted), request)
        except UnicodeDecodeError:
            continue
        except UnknownHeader as refused:
            # EUC-JP often passes for half-width kana in CP932: a header that nobody
            # knows is reason enough to try the next encoding of the fixed order.
            unknown = unknown or refused.error
    raise unknown or table.undecided()


def _piece(tables: Sequence[Table], piece: str, path: Path) -> Table:
    for table in tables:
        if table.piece == piece:
            return table
    what = _SAYS.NO_PIECE.format(file=path.name, piece=piece)
    raise ImportFileError(what, _SAYS.NO_PIECE_DO, "piece")


def _named(layouts: Sequence[OrderLayout], name: str | OrderLayout | None) -> OrderLayout | None:
    if name is None or isinstance(name, OrderLayout):
        return name
    for layout in layouts:
        if layout.name == name:
            return layout
    names = _SAYS.JOINED.join(layout.name for layout in layouts)
    raise ImportFileError(
        _SAYS.NO_SUCH_LAYOUT.format(layout=name),
        _SAYS.NO_SUCH_LAYOUT_DO.format(layouts=names),
        "layout name",
    )
