"""Reading the shop's order files: which platform's it is, and the orders in it.

The door to this part of the house for the window and the commands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from wizard import texts
from wizard.domain.order_layout import OrderLayout
from wizard.errors import ImportFileError
from wizard.intake.decode import (
    Cancelled,
    EncodingPreview,
    Undecided,
    candidates,
    errors_for,
    undecided,
)
from wizard.intake.merging import Difference, MergePlan, merge
from wizard.intake.order_file import OrderFile, RowProblem
from wizard.intake.order_reading import Reading, UnknownHeader
from wizard.intake.source_file import open_source, refuse_suffix

__all__ = [
    "Cancelled",
    "Difference",
    "EncodingPreview",
    "MergePlan",
    "OrderFile",
    "RowProblem",
    "Undecided",
    "merge",
    "read_orders",
]

_HEAD = 4096
_SAYS = texts.Intake


def read_orders(
    path: Path,
    layouts: Sequence[OrderLayout],
    *,
    layout: str | None = None,
    new_key: Callable[[], str],
    now: datetime,
    cancelled: Callable[[], bool] | None = None,
    encoding: str | None = None,
    repairs: Mapping[int, Sequence[str]] | None = None,
) -> OrderFile:
    """Read an order file; memory holds its orders, never the whole file.

    Args:
        path: the file.
        layouts: the known layouts in the order in which they are tried.
        layout: name of the layout, None to recognise it by the header.
        new_key: returns a fresh key for an order or line.
        now: aware time (Asia/Tokyo) put into the answers.
        cancelled: asked every few hundred rows.
        encoding: the encoding chosen by the person after `Undecided`.
        repairs: the person's cells for rows of `OrderFile.row_problems`, by line.

    Raises:
        Undecided: no encoding fits; it carries previews.
        Cancelled: `cancelled` said so.
        ImportFileError: the file cannot be read, or is no order file that we know.
    """
    wanted = _named(layouts, layout)
    try:
        with open_source(path) as stream:
            head = stream.read(_HEAD)
            tried = candidates(head, path.name, encoding)
            refuse_suffix(path)
            unknown: ImportFileError | None = None
            for each in tried:
                reading = Reading(path, stream, each, errors_for(encoding), cancelled)
                try:
                    found = reading.recognise(layouts, wanted)
                    return reading.read(found, new_key, now, repairs or {})
                except UnicodeDecodeError:
                    continue
                except UnknownHeader as refused:
                    # EUC-JP often passes for half-width kana in CP932: a header that nobody
                    # knows is reason enough to try the next encoding of the fixed order.
                    unknown = unknown or refused.error
    except OSError as wrong:
        raise ImportFileError(
            _SAYS.UNREADABLE.format(file=path.name), _SAYS.UNREADABLE_DO, type(wrong).__name__
        ) from wrong
    raise unknown or undecided(head, path.name)


def _named(layouts: Sequence[OrderLayout], name: str | None) -> OrderLayout | None:
    if name is None:
        return None
    for layout in layouts:
        if layout.name == name:
            return layout
    names = _SAYS.JOINED.join(layout.name for layout in layouts)
    raise ImportFileError(
        _SAYS.NO_SUCH_LAYOUT.format(layout=name),
        _SAYS.NO_SUCH_LAYOUT_DO.format(layouts=names),
        "layout name",
    )
