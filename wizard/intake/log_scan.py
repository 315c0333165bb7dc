"""Finding the lines worth reading in an access log, without parsing the others.

A log whose times only rise is searched by bisection around the wanted times; any other, and
one that is packed, in one pass for a literal.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from io import FileIO
from itertools import pairwise

from wizard.domain.log_format import LogFormat, TimeForm
from wizard.intake.access_line import FIELDS
from wizard.intake.access_log import LogFile
from wizard.intake.log_blocks import LONGEST_LINE, Block, Watch, blocks, unreadable
from wizard.intake.log_time import Clock, Spans, clf_minutes, clf_offset

_SMALL = 16 << 20  # bytes; below, looking at all of it is quick and leaves nothing to chance
_PROBES = 256
# A server writes a line when it has answered and may put the time of the request: a slow answer
# stands behind later ones. So times may fall a little, and are looked for a little further on.
_MAY_FALL = 120
_SLACK = 60
_NEAR = 1 << 16
_PROBE = 1 << 12
_STRETCH = 1 << 17
_ADDRESS = 2048
_CLF_LENGTH = 26  # 01/Aug/2026:22:14:05 +0900
_CLF_MINUTE = 17
_CLF_OFFSET = 5  # +0900
_OPENING = ord("[")
_POST = b'"POST '  # the address of the request stands right behind


Found = tuple[int, bytes]
Promises = Callable[[bytes], bool]


def find_lines(
    log: LogFile,
    needles: Sequence[str],
    wanted: Spans | None,
    watch: Watch,
    promises: Promises | None = None,
) -> Iterator[Found]:
    """Yield lines that hold a needle and whose time is wanted, with their offsets.

    ``#Fields:`` lines of a table come along, in their place. A line whose time cannot be told
    comes along, too.

    Args:
        log: the file.
        needles: literals.
        wanted: times; None means all of them.
        watch: asked and told while reading.
        promises: asked about the address of a request, where that stands right behind the
            needle; False spares looking at the line.

    Raises:
        ImportFileError: the file cannot be read any more.
        Cancelled: `watch` said so.
    """
    if wanted is not None and not wanted.starts:
        return
    search = _Search(log, needles, wanted, watch, promises)
    bisects = wanted is not None and not log.packed and not log.format.is_table
    if wanted is not None and bisects and log.size > _SMALL:
        try:
            with FileIO(log.path) as stream:
                ordered = _Ordered(log, stream, watch)
                if ordered.is_so():
                    yield from search.lines(ordered.blocks(wanted))
                    return
        except OSError as wrong:
            raise unreadable(log.path, wrong) from wrong
    yield from search.lines(blocks(log.path, packed=log.packed, watch=watch))


class _Search:
    """Looks for literals in blocks, and at the time of the lines they stand in."""

    def __init__(
        self,
        log: LogFile,
        needles: Sequence[str],
        wanted: Spans | None,
        watch: Watch,
        promises: Promises | None,
    ) -> None:
        self._watch = watch
        self._promises = promises
        self._needles = [each.encode() for each in needles]
        self._clock = Clock(log.format.time, log.format.zone)
        self._wanted = wanted
        self._table = log.format.is_table
        self._minutes = _minutes(log.format, log, wanted)
        self._begins = log.begins
        self._offsets = frozenset(map(clf_offset, log.offsets))

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
                if len(line) > LONGEST_LINE:
                    self._watch.long_lines += 1
                else:
                    yield block.offset + start, line

    def _look(self, block: Block, needle: bytes, places: dict[int, int]) -> None:
        """Note the start and end of each wanted line with the needle."""
        data, end = block.data, block.end
        find, rfind = data.find, data.rfind
        minutes = self._minutes if needle.startswith(b'] "') else None
        address = needle.find(_POST) + len(_POST)
        promises = self._promises if _POST in needle else None
        at = find(needle, block.start, end)
        while at >= 0:
            # The minute of the time stands at a fixed distance before `] "POST `, which spares
            # looking closer at nearly all lines, but for those of another zone.
            begin = at - _CLF_LENGTH
            if (
                minutes is not None
                and begin > 0
                and data[begin - 1] == _OPENING
                and bytes(data[begin : begin + _CLF_MINUTE]) not in minutes
                and bytes(data[at - _CLF_OFFSET : at]) in self._offsets
            ):
                at = find(needle, at + len(needle), end)
                continue
            if promises is not None:
                target = at + address
                if not promises(bytes(data[target : find(b" ", target, target + _ADDRESS)])):
                    at = find(needle, target, end)
                    continue
            start = rfind(b"\n", 0, at) + 1
            stop = find(b"\n", at, end)
            stop = end if stop < 0 else stop
            if find(b"\0", start, stop) >= 0:
                start, stop = self._between_nuls(block, start, at, stop)
            if self._is_wanted(data, start, stop):
                places[start] = stop
            at = find(needle, stop, end)

    def _between_nuls(self, block: Block, start: int, at: int, stop: int) -> tuple[int, int]:
        """Return start and end of the line around a place, where NULs stand in it.

        NULs end a line, too. One behind them may have lost its beginning, and so a part of its
        address: it keeps a NUL, and no format fits it. Only the first of a log is whole.
        """
        nul, last = block.data.rfind(b"\0", start, at), block.data.find(b"\0", at, stop)
        if nul >= 0:
            start = nul + (block.offset + nul + 1 == self._begins)
        return start, stop if last < 0 else last

    def _is_wanted(self, data: bytearray, start: int, stop: int) -> bool:
        if self._wanted is None:
            return True
        seconds = self._clock.seconds(data, start, min(stop, start + LONGEST_LINE))
        return seconds is None or self._wanted.hold(seconds)


def _headers(block: Block, places: dict[int, int]) -> None:
    at = block.data.find(FIELDS, block.start, block.end)
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
    return frozenset(each for offset in log.offsets for each in clf_minutes(wanted.pairs(), offset))


class _Ordered:
    """A log whose times only rise: where the wanted ones stand, by bisection."""

    def __init__(self, log: LogFile, stream: FileIO, watch: Watch) -> None:
        self._stream = stream
        self._watch = watch
        self._size = log.size
        self._clock = Clock(log.format.time, log.format.zone)
        self._places: list[int] = []  # probed, with the times found there
        self._times: list[int] = []

    def is_so(self) -> bool:
        """Return True when the times of lines all over the file rise, but for `_MAY_FALL`."""
        for index in range(_PROBES):
            place = self._size * index // _PROBES
            time = self._time_at(place)
            if time is not None:
                self._places.append(place)
                self._times.append(time)
        last = self._last_time()
        times = [*self._times, *([] if last is None else [last])]
        return len(times) > _PROBES // 2 and all(b >= a - _MAY_FALL for a, b in pairwise(times))

    def blocks(self, wanted: Spans) -> Iterator[Block]:
        """Yield the lines among which the wanted times are, none twice."""
        buffer = bytearray(_STRETCH + LONGEST_LINE)
        view = memoryview(buffer)
        done = 0
        for start, end in wanted.wider(_SLACK).pairs():
            at = max(done, self._bisect(start))
            fresh = at > done or not done  # not known to be the beginning of a line
            while at < self._size:
                self._watch.look(at)
                self._stream.seek(at)
                count = self._stream.readinto(view) or 0
                first = buffer.find(b"\n", 0, count) + 1 if fresh and at else 0
                last = count if at + count >= self._size else buffer.rfind(b"\n", 0, count) + 1
                if not count or last <= first:
                    at += max(count, 1)  # a line without end
                    fresh = True
                    continue
                yield Block(buffer, last, at, first)
                at = done = at + last
                fresh = False
                time = self._clock.seconds(buffer, buffer.rfind(b"\n", 0, last - 1) + 1, last)
                if time is not None and time > end:
                    break

    def _bisect(self, seconds: int) -> int:
        """Return a place before the first line of a time, at most a little too early."""
        # A time out of its turn among the probes would mislead by `_MAY_FALL` at most.
        index = bisect_left(self._times, seconds)
        low = self._places[index - 1] if index else 0
        high = self._places[index] if index < len(self._places) else self._size
        while high - low > _NEAR:
            middle = (low + high) // 2
            time = self._time_at(middle)
            if time is None or time >= seconds:
                high = middle
            else:
                low = middle
        return max(0, low - 1)

    def _time_at(self, place: int) -> int | None:
        """Return the time of the first line that begins behind a place and has one."""
        self._watch.look(place)
        self._stream.seek(place)
        piece = self._stream.read(_PROBE)
        start = 0 if not place else piece.find(b"\n") + 1
        found = self._clock.seconds(piece, start) if start or not place else None
        if found is None and len(piece) == _PROBE:
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
