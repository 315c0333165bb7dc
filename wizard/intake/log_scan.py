"""Finding the lines worth reading in an access log, without parsing the others.

A log whose times only rise is searched by bisection around the wanted times; any other, and
one that is packed, in one pass for a literal.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import FileIO
from itertools import pairwise

from wizard.domain.log_format import LogFormat, TimeForm
from wizard.intake.access_line import FIELDS
from wizard.intake.access_log import LogFile
from wizard.intake.log_blocks import BLOCK, LONGEST_LINE, Block, Watch, blocks, unreadable
from wizard.intake.log_time import Clock, clf_minute, seconds_of

_SMALL = 16 << 20  # bytes; below, looking at all of it is quick and leaves nothing to chance
_PROBES = 256
# A server writes a line when it has answered and may put the time of the request: a slow answer
# stands behind later ones.
_SLACK = 180
_NEAR = 1 << 16
_HOUR = 3600
_MINUTE = 60
_CLF_LENGTH = 28  # [01/Aug/2026:22:14:05 +0900]
_CLF_MINUTE = 17
_OPENING, _CLOSING = b"[]"


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of time, in seconds since 1970, that rise and do not touch."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def hold(self, seconds: int) -> bool:
        """Return True when a time is in one of them."""
        index = bisect_left(self.starts, seconds + 1) - 1
        return index >= 0 and seconds <= self.ends[index]

    def wider(self, seconds: int) -> Spans:
        """Return them with some seconds more at both ends."""
        return spans([(a - seconds, b + seconds) for a, b in self.pairs()])

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield start and end of each."""
        return zip(self.starts, self.ends, strict=True)


def spans(pairs: Sequence[tuple[int, int]]) -> Spans:
    """Return stretches of time with those that touch joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(pairs):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return Spans(tuple(a for a, _ in joined), tuple(b for _, b in joined))


Found = tuple[int, bytes]


def find_lines(
    log: LogFile, needles: Sequence[str], wanted: Spans | None, watch: Watch
) -> Iterator[Found]:
    """Yield lines that hold a needle and whose time is wanted, with their offsets.

    ``#Fields:`` lines of a table come along, in their place. A line whose time cannot be told
    comes along, too.

    Args:
        log: the file.
        needles: literals.
        wanted: times; None means all of them.
        watch: asked and told while reading.

    Raises:
        ImportFileError: the file cannot be read any more.
        Cancelled: `watch` said so.
    """
    if wanted is not None and not wanted.starts:
        return
    search = _Search(log, needles, wanted)
    bisects = wanted is not None and not log.packed and not log.format.is_table
    if wanted is not None and bisects and log.size > _SMALL:
        try:
            with FileIO(log.path) as stream:
                ordered = _Ordered(log, stream, watch)
                if ordered.is_so():
                    for start, end in ordered.stretches(wanted):
                        yield from search.lines(ordered.read(start, end))
                    return
        except OSError as wrong:
            raise unreadable(log.path, wrong) from wrong
    yield from search.lines(blocks(log.path, packed=log.packed, watch=watch))


class _Search:
    """Looks for literals in blocks, and at the time of the lines they stand in."""

    def __init__(self, log: LogFile, needles: Sequence[str], wanted: Spans | None) -> None:
        self._needles = [each.encode() for each in needles]
        self._clock = Clock(log.format.time, log.format.zone)
        self._wanted = wanted
        self._table = log.format.is_table
        self._minutes = _minutes(log.format, log, wanted)

    def lines(self, found: Iterator[Block]) -> Iterator[Found]:
        """Yield the lines of blocks."""
        for block in found:
            places: dict[int, int] = {}
            for needle in self._needles:
                self._look(block, needle, places)
            if self._table:
                _headers(block, places)
            for start in sorted(places):
                line = bytes(block.data[start : places[start]])
                if len(line) <= LONGEST_LINE:
                    yield block.offset + start, line

    def _look(self, block: Block, needle: bytes, places: dict[int, int]) -> None:
        """Note the start and end of each wanted line with the needle."""
        data, end = block.data, block.end
        find, rfind = data.find, data.rfind
        minutes = self._minutes if needle.startswith(b'"') else None
        at = find(needle, 0, end)
        while at >= 0:
            # `] "POST `: the minute of the time stands at a fixed distance, which spares
            # looking closer at nearly all lines.
            if (
                minutes is not None
                and at > _CLF_LENGTH
                and data[at - 2] == _CLOSING
                and data[at - 1 - _CLF_LENGTH] == _OPENING
                and bytes(data[at - _CLF_LENGTH : at - _CLF_LENGTH + _CLF_MINUTE]) not in minutes
            ):
                at = find(needle, at + len(needle), end)
                continue
            start = rfind(b"\n", 0, at) + 1
            stop = find(b"\n", at, end)
            stop = end if stop < 0 else stop
            if self._is_wanted(data, start, stop):
                places[start] = stop
            at = find(needle, stop, end)

    def _is_wanted(self, data: bytearray, start: int, stop: int) -> bool:
        if self._wanted is None:
            return True
        seconds = self._clock.seconds(data, start, min(stop, start + LONGEST_LINE))
        return seconds is None or self._wanted.hold(seconds)


def _headers(block: Block, places: dict[int, int]) -> None:
    at = block.data.find(FIELDS, 0, block.end)
    while at >= 0:
        stop = block.data.find(b"\n", at, block.end)
        stop = block.end if stop < 0 else stop
        if not at or block.data[at - 1 : at] == b"\n":
            places[at] = stop
        at = block.data.find(FIELDS, stop, block.end)


def _minutes(form: LogFormat, log: LogFile, wanted: Spans | None) -> frozenset[bytes] | None:
    """Return how the log writes the wanted minutes, None when it writes times otherwise."""
    if wanted is None or form.time is not TimeForm.CLF:
        return None
    # Summer time: the clock of the same server an hour before or behind.
    near = {each + by for each in log.offsets for by in (-_HOUR, 0, _HOUR)}
    return frozenset(
        clf_minute(minute, offset)
        for offset in near
        for start, end in wanted.pairs()
        for minute in range(start - start % _MINUTE, end + 1, _MINUTE)
    )


class _Ordered:
    """A log whose times only rise: where the wanted ones stand, by bisection."""

    def __init__(self, log: LogFile, stream: FileIO, watch: Watch) -> None:
        self._stream = stream
        self._watch = watch
        self._size = log.size
        self._clock = Clock(log.format.time, log.format.zone)

    def is_so(self) -> bool:
        """Return True when the times of lines all over the file rise, but for `_SLACK`."""
        times = [self._time_at(self._size * i // _PROBES) for i in range(_PROBES)]
        known = [each for each in (*times, self._last_time()) if each is not None]
        return len(known) > _PROBES // 2 and all(b >= a - _SLACK for a, b in pairwise(known))

    def stretches(self, wanted: Spans) -> list[tuple[int, int]]:
        """Return the stretches of the file, in bytes, in which wanted times can be."""
        found: list[tuple[int, int]] = []
        for start, end in wanted.wider(_SLACK).pairs():
            low = self._bisect(start, found[-1][1] if found else 0)
            high = self._bisect(end + 1, low)
            found.append((max(0, low - _NEAR), min(self._size, high + _NEAR)))
        return [(a, b) for a, b in spans(found).pairs()]

    def read(self, start: int, end: int) -> Iterator[Block]:
        """Yield the lines between two places of the file."""
        buffer = bytearray(BLOCK + 2 * LONGEST_LINE)
        view = memoryview(buffer)
        at = start
        while at < end:
            self._watch.look(at)
            self._stream.seek(at)
            want = min(BLOCK, end - at)
            count = self._stream.readinto(view[: want + LONGEST_LINE]) or 0
            first = 0 if not at or at > start else buffer.find(b"\n", 0, count) + 1
            # Up to the end of the line that the stretch ends in, so that no line comes twice.
            last = (buffer.find(b"\n", want - 1, count) + 1) or buffer.rfind(b"\n", 0, count) + 1
            if at + count >= self._size and want == end - at:
                last = count
            if last <= first:
                at += max(count, 1)  # a line without end
                continue
            if first:
                piece = bytes(view[first:last])
                view[: len(piece)] = piece
            yield Block(buffer, last - first, at + first)
            at += last

    def _bisect(self, seconds: int, low: int) -> int:
        """Return a place before the first line of a time, at most a little too early."""
        high = self._size
        while high - low > _NEAR:
            self._watch.look(low)
            middle = (low + high) // 2
            time = self._time_at(middle)
            if time is None or time >= seconds:
                high = middle
            else:
                low = middle
        return low

    def _time_at(self, place: int) -> int | None:
        """Return the time of the first line that begins behind a place and has one."""
        self._watch.look(place)
        self._stream.seek(place)
        size = 1 << 13
        piece = self._stream.read(size)
        start = 0 if not place else piece.find(b"\n") + 1
        found = self._clock.seconds(piece, start) if start or not place else None
        if found is None and len(piece) == size:
            piece += self._stream.read(2 * LONGEST_LINE)
            start = 0 if not place else piece.find(b"\n") + 1
            found = self._clock.seconds(piece, start)
        return found

    def _last_time(self) -> int | None:
        self._stream.seek(max(0, self._size - _NEAR))
        for line in reversed(self._stream.read(_NEAR).split(b"\n")):
            found = self._clock.seconds(line)
            if found is not None:
                return found
        return None


def covers(log: LogFile) -> tuple[int, int]:
    """Return the seconds since 1970 of the first and last times known of a file."""
    return seconds_of(log.first), seconds_of(log.last)
