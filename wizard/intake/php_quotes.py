"""Reading rows whose quoting PHP's `fputcsv` has damaged.

`fputcsv` takes the byte 0x5C for an escape sign and leaves a `"` right after it undoubled. In
CP932 that byte is the second half of 表, ソ, 能, 予, 十 and others, so in a value like 表"限定"
the first `"` stays single and the second is doubled (shared facts, order-exports.md).
Such a `"` may close the cell or belong to it: both ways are followed, and a row counts as read
only when exactly one way gives the right number of cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

_STEPS = 2000  # cells worth trying in one record; what needs more cannot be decided


def escape_lookalikes(encoding: str) -> str:
    """Return the characters whose last byte in an encoding is 0x5C."""
    found = {"\\"}
    if encoding == "cp932":
        for lead in range(0x81, 0xFD):
            character = bytes((lead, 0x5C)).decode(encoding, "ignore")
            if len(character) == 1:  # not a lead byte: half-width kana and a backslash
                found.add(character)
    return "".join(sorted(found))


@dataclass(slots=True)
class Ways:
    """The different rows that a record may be, at most two.

    `unfinished` is True when some way is still inside a cell where the record ends.
    """

    rows: list[list[str]] = field(default_factory=list)
    unfinished: bool = False


def ways_to_read(record: str, delimiter: str, width: int, lookalikes: str) -> Ways:
    """Return the different rows of `width` cells that a record may be.

    Args:
        record: one logical row with its line end.
        delimiter: the character between cells.
        width: how many cells the header has.
        lookalikes: see `escape_lookalikes`; both the writers that look for them and the
            writers that do not are considered.
    """
    body = record.rstrip("\r\n")
    ways = Ways()
    for escaping in (lookalikes, ""):
        for cells in _rows(body, delimiter, width, escaping, ways):
            if cells not in ways.rows:
                ways.rows.append(cells)
            if len(ways.rows) > 1:
                return ways
    return ways


def _rows(
    body: str, delimiter: str, width: int, lookalikes: str, ways: Ways
) -> Iterator[list[str]]:
    """Yield every reading of the record; gives up after `_STEPS` steps."""
    waiting: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    steps = 0
    while waiting:
        at, cells = waiting.pop()
        steps += 1
        if steps > _STEPS:
            return
        for text, end in _cells_from(body, at, delimiter, lookalikes):
            if end > len(body):
                ways.unfinished = True
                continue
            row = (*cells, text)
            if end == len(body):
                if len(row) == width:
                    yield list(row)
            elif len(row) < width:
                waiting.append((end + 1, row))


def _cells_from(body: str, at: int, delimiter: str, lookalikes: str) -> Iterator[tuple[str, int]]:
    """Yield the cells that may begin at `at`: text and where each ends.

    A cell whose quotes are still open at the end of the body ends behind it.
    """
    if not body.startswith('"', at):
        end = body.find(delimiter, at)
        end = len(body) if end < 0 else end
        text = body[at:end]
        if '"' not in text and "\n" not in text and "\r" not in text:
            yield text, end
        return
    text = ""
    start = at + 1
    while True:
        quote = body.find('"', start)
        if quote < 0:
            yield text, len(body) + 1
            return
        text += body[start:quote]
        after = quote + 1
        closes = after == len(body) or body.startswith(delimiter, after)
        if quote > start and lookalikes and body[quote - 1] in lookalikes:
            if closes:
                yield text, after
            text += '"'
            start = after
        elif body.startswith('"', after):
            text += '"'
            start = after + 1
        else:
            if closes:
                yield text, after
            return
