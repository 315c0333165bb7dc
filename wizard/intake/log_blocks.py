"""The text of an access log in blocks of whole lines, plain or unpacked from `.gz`.

Read, not mapped into memory: a USB stick that is pulled out then gives an error that can be
told, where a mapped file would end the program. Memory holds one block, whatever the file. That
costs little: to find a literal in 266 MB took 98 ms in blocks of this size and 79 ms mapped.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from wizard import texts
from wizard.errors import ImportFileError
from wizard.intake.decode import Cancelled

BLOCK = 1 << 17  # fits in the processor's cache, which halves the time of searching it
LONGEST_LINE = 1 << 16  # bytes; servers refuse longer requests
GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 31  # zlib's number for "with a gzip head"
_PACKED_READ = 1 << 14
# A real log shrinks 10 to 50 times; deflate's limit, which a bomb reaches, is about 1,030.
_MOST_RATIO = 300
_RATIO_FROM = 256 << 20
_MOST_UNPACKED = 64 << 30
_SAYS = texts.AccessLogs

Cancel = Callable[[], bool]
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Watch:
    """What is asked and told while files are read.

    Attributes:
        cancelled: asked at every block; True gives up.
        progress: told bytes done and bytes in all, of the files as they lie on the disk.
        total: bytes in all; done: bytes of the files that were read before this one.
        cut_off: True once the file turned out to end in the middle (half a gzip).
        long_lines: lines that were left out because they are too long.
    """

    cancelled: Cancel | None = None
    progress: Progress | None = None
    total: int = 0
    done: int = 0
    cut_off: bool = False
    long_lines: int = 0

    def look(self, at: int) -> None:
        """Ask and tell; raises Cancelled."""
        if self.cancelled is not None and self.cancelled():
            raise Cancelled(_SAYS.CANCELLED, _SAYS.CANCELLED_DO, "cancelled")
        if self.progress is not None:
            self.progress(self.done + at, self.total)


@dataclass(slots=True)
class Block:
    """Whole lines of a file.

    Attributes:
        data: a buffer that the next block overwrites.
        end: where its lines end in the buffer; start: where they begin.
        offset: where the buffer begins in the (unpacked) file.
    """

    data: bytearray
    end: int
    offset: int
    start: int = 0


class Unpacker:
    """Unpacks a `.gz` file block by block, with limits.

    Args:
        stream: the packed file; path: for the sentences.
        watch: `cut_off` is set when it ends in the middle.
    """

    def __init__(self, stream: BinaryIO, path: Path, watch: Watch) -> None:
        self._stream = stream
        self._path = path
        self._watch = watch
        self._machine = zlib.decompressobj(_GZIP_WINDOW)
        self._rest = b""
        self._in = self._out = 0
        self._ended = False

    def fill(self, room: memoryview) -> int:
        """Fill the room with unpacked bytes; return how many, 0 at the end.

        Raises:
            ImportFileError: broken from the beginning, or unpacking grows beyond reason.
        """
        while not self._ended:
            if not self._rest:
                self._rest = self._stream.read(_PACKED_READ)
                self._in += len(self._rest)
                if not self._rest:
                    self._ended = True
                    self._watch.cut_off = self._watch.cut_off or not self._machine.eof
                    break
            try:
                piece = self._machine.decompress(self._rest, len(room))
            except zlib.error as wrong:
                self._broken(wrong)
                break
            self._rest = self._machine.unconsumed_tail
            if self._machine.eof:
                self._next_member()
            if piece:
                self._out += len(piece)
                self._check_size()
                room[: len(piece)] = piece
                return len(piece)
        return 0

    def _next_member(self) -> None:
        """Go on with the next packed piece: rotated logs are often joined as they are."""
        rest = self._machine.unused_data or self._stream.read(_PACKED_READ)
        if rest.startswith(GZIP):
            self._machine = zlib.decompressobj(_GZIP_WINDOW)
            self._rest = rest
        else:
            self._ended = True  # nothing, or zeros that a tape left behind

    def _broken(self, wrong: zlib.error) -> None:
        self._ended = True
        if not self._out:
            raise ImportFileError(
                _SAYS.BROKEN_GZ.format(file=self._path.name), _SAYS.BROKEN_GZ_DO, "zlib"
            ) from wrong
        self._watch.cut_off = True

    def _check_size(self) -> None:
        bursting = self._out > _RATIO_FROM and self._out > self._in * _MOST_RATIO
        if bursting or self._out > _MOST_UNPACKED:
            raise ImportFileError(
                _SAYS.BOMB.format(file=self._path.name), _SAYS.BOMB_DO, "unpacked size"
            )


def blocks(path: Path, *, packed: bool, watch: Watch) -> Iterator[Block]:
    """Yield the blocks of a file from its beginning; lines that are too long are left out.

    Raises:
        ImportFileError: the file cannot be read.
        Cancelled: `watch` said so.
    """
    try:
        with path.open("rb", buffering=0) as stream:
            fill = Unpacker(stream, path, watch).fill if packed else stream.readinto
            yield from _Cutter(watch).cut(fill, stream)
    except OSError as wrong:
        raise unreadable(path, wrong) from wrong


@dataclass(slots=True)
class _Cutter:
    """Cuts what is read into whole lines."""

    watch: Watch
    buffer: bytearray = field(default_factory=lambda: bytearray(LONGEST_LINE + BLOCK))

    def cut(self, fill: Callable[[memoryview], int | None], stream: BinaryIO) -> Iterator[Block]:
        """Yield blocks, as long as `fill` fills."""
        buffer = self.buffer
        view = memoryview(buffer)
        kept = offset = 0  # bytes of an unfinished line at the front; where they stand
        skipping = False
        while count := fill(view[kept : kept + BLOCK]) or 0:
            self.watch.look(stream.tell())
            end = kept + count
            last = buffer.rfind(b"\n", 0, end) + 1
            start = buffer.find(b"\n", 0, end) + 1 if skipping else 0
            if last:
                skipping = False
            if last > start:
                yield Block(buffer, last, offset, start)
            kept = end - last
            offset += last
            if last and kept:
                view[:kept] = bytes(view[last:end])
            if kept > LONGEST_LINE and not skipping:
                bare = bytes(view[:kept]).lstrip(b"\0")
                if len(bare) < kept:  # one NUL stays: what follows may be no whole line
                    bare = b"\0" + bare
                offset += kept - len(bare)
                kept = len(bare)
                view[:kept] = bare
            if kept > LONGEST_LINE or skipping:
                self.watch.long_lines += not skipping
                skipping = True
                offset += kept
                kept = 0
        if kept:
            yield Block(buffer, kept, offset)


def unreadable(path: Path, wrong: OSError) -> ImportFileError:
    """Return the error for a file that the system does not hand out."""
    return ImportFileError(
        _SAYS.UNREADABLE.format(file=path.name), _SAYS.UNREADABLE_DO, type(wrong).__name__
    )
