"""Where a line stands and what its file is: the line's number and the file's SHA-256.

A file is hashed once, however many of its lines are asked for: 1 GB takes about a second.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from wizard import texts
from wizard.errors import ImportFileError
from wizard.intake.access_line import AccessLine, readable
from wizard.intake.log_blocks import BLOCK, GZIP, LONGEST_LINE, Cancel, Unpacker, Watch, unreadable

_SAYS = texts.AccessLogs
Place = tuple[Path, int]


@dataclass(frozen=True, slots=True)
class Proof:
    """Where a line stands.

    Attributes:
        file: the file's name; line: number of the line from 1, in the unpacked text.
        sha256: of the file as it lies on the disk (packed, if it is), in hexadecimal.
    """

    file: str
    line: int
    sha256: str

    @property
    def words(self) -> str:
        """Return it as one line for the record."""
        return _SAYS.PROOF.format(file=self.file, line=self.line, sha256=self.sha256)


class Prover:
    """Proves lines; remembers what it has found out about each file while that stays the same."""

    def __init__(self) -> None:
        self._states: dict[Path, tuple[int, int]] = {}
        self._hashes: dict[Path, str] = {}
        self._numbers: dict[tuple[Path, int, str], int] = {}

    def prove(
        self, lines: Iterable[AccessLine], cancelled: Cancel | None = None
    ) -> Mapping[Place, Proof]:
        """Return the proofs of lines by path and offset.

        Raises:
            ImportFileError: a file cannot be read any more, or was changed since.
            Cancelled: `cancelled` said so.
        """
        wanted: dict[Path, dict[int, str]] = {}
        for line in lines:
            wanted.setdefault(line.path, {})[line.offset] = line.raw
        found: dict[Place, Proof] = {}
        for path, raws in wanted.items():
            self._forget_if_changed(path)
            new = {at: raw for at, raw in raws.items() if (path, at, raw) not in self._numbers}
            if new:
                self._look(path, new, Watch(cancelled))
            for at, raw in raws.items():
                number = self._numbers[path, at, raw]
                found[path, at] = Proof(path.name, number, self._hashes[path])
        return found

    def _forget_if_changed(self, path: Path) -> None:
        """Forget what is known of a file that is not the same as before."""
        try:
            there = path.stat()
        except OSError as wrong:
            raise unreadable(path, wrong) from wrong
        state = (there.st_size, there.st_mtime_ns)
        if self._states.get(path) != state:
            self._states[path] = state
            self._hashes.pop(path, None)
            self._numbers = {key: n for key, n in self._numbers.items() if key[0] != path}

    def _look(self, path: Path, raws: Mapping[int, str], watch: Watch) -> None:
        try:
            with path.open("rb", buffering=0) as stream:
                packed = stream.read(len(GZIP)) == GZIP
                stream.seek(0)
                fill = Unpacker(stream, path, watch).fill if packed else stream.readinto
                digest = None if packed or path in self._hashes else hashlib.sha256()
                counter = _Counter(raws)
                room = bytearray(BLOCK)
                view = memoryview(room)
                while count := fill(view) or 0:
                    watch.look(0)
                    if digest is not None:
                        digest.update(view[:count])
                    elif counter.is_done:
                        break
                    counter.count(room, count)
            if digest is not None:
                self._hashes[path] = digest.hexdigest()
            elif path not in self._hashes:
                self._hashes[path] = _hash(path, watch)
        except OSError as wrong:
            raise unreadable(path, wrong) from wrong
        if not counter.fits():
            raise ImportFileError(
                _SAYS.CHANGED.format(file=path.name), _SAYS.CHANGED_DO, "changed since"
            )
        numbers = counter.numbers
        self._numbers.update({(path, at, raws[at]): number for at, number in numbers.items()})


def _hash(path: Path, watch: Watch) -> str:
    digest = hashlib.sha256()
    room = bytearray(BLOCK)
    view = memoryview(room)
    with path.open("rb", buffering=0) as stream:
        while count := stream.readinto(room):
            watch.look(0)
            digest.update(view[:count])
    return digest.hexdigest()


class _Counter:
    """Counts lines up to wanted offsets and checks that the lines are still there."""

    def __init__(self, raws: Mapping[int, str]) -> None:
        self._raws = raws
        self._wanted = sorted(raws, reverse=True)
        self._read = 0
        self._lines = 1
        self._open: dict[int, bytes] = {}  # the bytes of wanted lines, which may go on
        self.numbers: dict[int, int] = {}

    @property
    def is_done(self) -> bool:
        """Return True when every wanted line was seen to its end."""
        longest = self._read - LONGEST_LINE - BLOCK
        return not self._wanted and all(at < longest for at in self._open)

    def count(self, data: bytearray, end: int) -> None:
        """Take in the next bytes of the file."""
        for at, piece in self._open.items():
            if b"\n" not in piece and len(piece) <= LONGEST_LINE:
                self._open[at] = piece + bytes(data[: data.find(b"\n", 0, end) + 1 or end])
        here = 0
        while self._wanted and self._wanted[-1] < self._read + end:
            at = self._wanted.pop()
            place = at - self._read
            self._lines += data.count(b"\n", here, place)
            here = place
            self.numbers[at] = self._lines
            self._open[at] = bytes(data[place : data.find(b"\n", place, end) + 1 or end])
        if self._wanted:
            self._lines += data.count(b"\n", here, end)
        self._read += end

    def fits(self) -> bool:
        """Return True when every wanted line is in the file as it was read."""
        return not self._wanted and all(
            readable(piece) == self._raws[at] for at, piece in self._open.items()
        )
