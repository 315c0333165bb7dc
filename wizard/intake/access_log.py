"""Opening access logs: which format a file has, told by trial over its first lines.

The door to this part of the house: `read_logs` opens files, `wizard.intake.matching` finds the
purchases in them, `wizard.intake.log_taking` takes a confirmed one over.
"""

from __future__ import annotations

import io
import stat
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wizard import texts
from wizard.domain.log_format import LogFormat
from wizard.errors import ImportFileError
from wizard.intake.access_line import FIELDS, AccessLine, LineReader, Table
from wizard.intake.log_blocks import GZIP, Cancel, Unpacker, Watch, unreadable
from wizard.intake.log_time import Clock, moment, written_offset

_HEAD = 1 << 18
_TAIL = 1 << 16
_TRIED = 60  # lines
_NUL = b"\0"
_SECTOR = 512
_MOST_NULS = 1 << 30  # bytes at the beginning: a log that was emptied while it was written
_SAYS = texts.AccessLogs
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_UTF8_MARK = b"\xef\xbb\xbf"
_ARCHIVES = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"BZh",
    b"\xfd7zXZ\0",
    b"7z\xbc\xaf",
    b"(\xb5/\xfd",
    b"Rar!",
)


@dataclass(frozen=True, slots=True)
class LogFile:
    """An access log that can be read.

    Attributes:
        path: where it is; size: bytes on the disk.
        packed: True for `.gz`.
        formats: the formats its first lines have, the most frequent one first.
        table: the columns that its first ``#Fields:`` line names.
        first: the earliest and last the latest time seen near its ends (Asia/Tokyo); `last` is
            that of the first lines when it is packed.
        offsets: offsets from UTC, in seconds, that its first lines write.
        known: every format, in the order in which a line is tried with them: what the first
            lines have need not be what a later one has.
        begins: where its text begins behind a run of NULs, which a log has that was emptied
            while it was written; 0 for any other.
    """

    path: Path
    size: int
    packed: bool
    formats: tuple[LogFormat, ...]
    table: Table | None
    first: datetime
    last: datetime
    offsets: frozenset[int]
    known: tuple[LogFormat, ...]
    begins: int = 0

    @property
    def name(self) -> str:
        """Return the file's name."""
        return self.path.name

    @property
    def format(self) -> LogFormat:
        """Return the format that most lines have."""
        return self.formats[0]

    def reader(self, proxies: Sequence[str] = ()) -> LineReader:
        """Return what reads its lines.

        Args:
            proxies: networks behind whose addresses the forwarded address counts.
        """
        beside = any(each.unnamed_port for each in self.formats)
        return LineReader(self.known, proxies, ports_beside=beside)


@dataclass(frozen=True, slots=True)
class Logs:
    """Files that were picked together.

    Attributes:
        files: those that can be read; refused: why others cannot.
    """

    files: tuple[LogFile, ...]
    refused: tuple[ImportFileError, ...]


def read_logs(
    paths: Sequence[Path], formats: Sequence[LogFormat], cancelled: Cancel | None = None
) -> Logs:
    """Open several access logs at once; one that cannot be read does not hinder the others.

    Raises:
        Cancelled: `cancelled` said so.
    """
    files: dict[Path, LogFile] = {}
    refused: list[ImportFileError] = []
    watch = Watch(cancelled)
    for path in paths:
        watch.look(0)
        try:
            files[path.absolute()] = open_log(path.absolute(), formats)
        except ImportFileError as error:
            refused.append(error)
    return Logs(tuple(files.values()), tuple(refused))


def is_access_log(path: Path, formats: Sequence[LogFormat]) -> bool:
    """Return True when a file is an access log that can be read."""
    try:
        open_log(path, formats)
    except ImportFileError:
        return False
    return True


def open_log(path: Path, formats: Sequence[LogFormat]) -> LogFile:
    """Look at the first lines of a file.

    Raises:
        ImportFileError: missing, empty, no text, no access log …: one sentence each.
    """
    try:
        size = _size(path)
        with path.open("rb") as stream:
            head, skipped = stream.read(_HEAD), 0
            packed = head.startswith(GZIP)
            if packed:
                head = _unpacked(head, path)
            elif len(head) < size:
                head, skipped = _behind_nuls(head, stream)
                stream.seek(-min(_TAIL, size), io.SEEK_END)
                tail = stream.read(_TAIL)
            tail = head if packed or len(head) >= size else tail
    except OSError as wrong:
        raise unreadable(path, wrong) from wrong
    lines = _lines(head, path, whole=not packed and len(head) >= size)
    found, table = _try(lines, path, formats)
    if not found and _NUL in head:
        raise _refused(_SAYS.BINARY, _SAYS.BINARY_DO, path, "NUL")
    if not found:
        names = [line for line in lines if line.strip()]
        only_names = bool(names) and all(line.startswith(b"#") for line in names)
        if only_names and table is not None:
            raise _refused(_SAYS.NO_LINES, _SAYS.NO_LINES_DO, path, "no lines")
        raise _refused(_SAYS.UNKNOWN, _SAYS.UNKNOWN_DO, path, "unknown format")
    counted = Counter(line.format.name for line in found)
    known = {each.name: each for each in formats}
    main = known[counted.most_common(1)[0][0]]
    times = [line.at for line in found]
    last = _last_time(tail, main)
    return LogFile(
        path,
        size,
        packed,
        tuple(known[name] for name, _ in counted.most_common()),
        table,
        min(times),
        max(times if last is None else [*times, last]),
        frozenset(written_offset(line.at_text) for line in found),
        tuple(formats),
        _begins(head, skipped),
    )


def _size(path: Path) -> int:
    try:
        state = path.stat()
    except (FileNotFoundError, ValueError) as gone:
        raise _refused(_SAYS.MISSING, _SAYS.MISSING_DO, path, "not found") from gone
    if stat.S_ISDIR(state.st_mode):
        raise _refused(_SAYS.FOLDER, _SAYS.FOLDER_DO, path, "folder")
    if not stat.S_ISREG(state.st_mode):
        raise _refused(_SAYS.BINARY, _SAYS.BINARY_DO, path, "not a plain file")
    if not state.st_size:
        raise _refused(_SAYS.EMPTY, _SAYS.EMPTY_DO, path, "empty")
    return state.st_size


def _behind_nuls(head: bytes, stream: io.BufferedReader) -> tuple[bytes, int]:
    """Return the first bytes that are not all NUL, and where they stand."""
    skipped = 0
    while head and not head.strip(_NUL) and skipped < _MOST_NULS:
        skipped += len(head)
        head = stream.read(_HEAD)
    return head, skipped


def _begins(head: bytes, skipped: int) -> int:
    """Return where the text begins behind NULs.

    NULs up to the end of a sector are what a crash leaves behind: the text may begin in the
    middle of a line, and an address that is cut would be another one.
    """
    begins = skipped + len(head) - len(head.lstrip(_NUL))
    return begins if begins % _SECTOR else 0


def _unpacked(head: bytes, path: Path) -> bytes:
    room = bytearray(_HEAD)
    view = memoryview(room)
    unpacker = Unpacker(io.BytesIO(head), path, Watch())
    filled = 0
    while filled < _HEAD and (count := unpacker.fill(view[filled:])):
        filled += count
    if not filled:
        # A head alone, or a packed nothing.
        what = (
            (_SAYS.BROKEN_GZ, _SAYS.BROKEN_GZ_DO)
            if len(head) < 18
            else (_SAYS.EMPTY, _SAYS.EMPTY_DO)
        )
        raise _refused(*what, path, "nothing unpacked")
    return bytes(view[:filled])


def _lines(head: bytes, path: Path, *, whole: bool) -> list[bytes]:
    """Return the first lines; the last is left out when it may go on behind the head."""
    if not head.strip(b" \t\r\n" + _UTF8_MARK):
        raise _refused(_SAYS.EMPTY, _SAYS.EMPTY_DO, path, "empty")
    if head.startswith(_ARCHIVES):
        raise _refused(_SAYS.ARCHIVE, _SAYS.ARCHIVE_DO, path, "archive")
    if head.startswith(_WIDE):
        raise _refused(_SAYS.WIDE_TEXT, _SAYS.WIDE_TEXT_DO, path, "UTF-16")
    lines = head.removeprefix(_UTF8_MARK).replace(_NUL, b"\n").split(b"\n")
    if not whole and len(head) >= _HEAD:
        lines.pop()
        if not lines:
            raise _refused(_SAYS.HUGE_LINE, _SAYS.HUGE_LINE_DO, path, "line length")
    return lines


def _try(
    lines: Sequence[bytes], path: Path, formats: Sequence[LogFormat]
) -> tuple[list[AccessLine], Table | None]:
    """Return what the first lines tell; nothing when most of them fit no format."""
    reader = LineReader(formats)
    found: list[AccessLine] = []
    table: Table | None = None
    first: Table | None = None
    tried = 0
    for line in lines:
        if line.startswith(FIELDS):
            table = reader.table(line)
            first = first or table
        elif line.strip() and not line.startswith(b"#"):
            tried += 1
            read = reader.read(line, path, 0, table)
            if read is not None:
                found.append(read)
            if tried >= _TRIED:
                break
    return (found if len(found) * 2 >= tried else []), first


def _last_time(tail: bytes, main: LogFormat) -> datetime | None:
    clock = Clock(main.time, main.zone)
    for line in reversed(tail.split(b"\n")):
        seconds = clock.seconds(line[:_TAIL])
        if seconds is not None:
            return moment(seconds)
    return None


def _refused(what: str, do: str, path: Path, detail: str) -> ImportFileError:
    return ImportFileError(what.format(file=path.name), do, detail)
