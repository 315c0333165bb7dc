"""Bytes → text in a fixed order of encodings, never by a statistical guess.

BOM → strict UTF-8 → strict CP932 → strict EUC-JP → ask the person, showing previews. A
detector once chose shift_jis_2004 for an EC-CUBE file and wrote 郄 for 髙: a wrong suspect's
name in a police report. (shared facts, order-exports.md, "Reading bytes")
What is right in CP932 and in EUC-JP, too, is asked: 山田 is ｻｳﾅﾄ in the other one.
"""

from __future__ import annotations

import codecs
import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from wizard import texts
from wizard.errors import ImportFileError

ENCODINGS = ("utf-8", "cp932", "euc_jp")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Bytes that CP932 leaves undefined and Python's codec maps to these characters all the same.
_NOT_CP932 = ("\x80", "\uf8f0", "\uf8f1", "\uf8f2", "\uf8f3")
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf")
_OLD_BOOK = b"\xd0\xcf\x11\xe0"
_PICTURES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3")
# Bytes that no text in EUC-JP has; one at least is in nearly every Japanese text in CP932.
_NOT_EUC = re.compile(rb"[\x80-\x8d\x90-\xa0\xff]")
_HIGH = re.compile(rb"[\x80-\xff]")
_WIDE = ("utf-16-le", "utf-16-be")
_VARIANTS = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}
# A text has line ends and tabs, and perhaps a stray control character of an old system.
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b"))
_MOST_CONTROLS = 0.02  # of the first bytes; chance alone gives 0.1
_PREVIEW_BYTES = 2000
_PREVIEW_BEFORE = 200
_CHUNK = 1 << 16
LONGEST_LINE = 1 << 20  # characters; no order export comes near


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding that gave it (a Python codec name)."""

    text: str
    encoding: str


@dataclass(frozen=True, slots=True)
class EncodingPreview:
    """How the beginning of a file would read in one encoding."""

    encoding: str
    text: str


@dataclass(slots=True)
class Seen:
    """What was seen of a text while it was read.

    Attributes:
        is_ascii: True as long as every character was.
    """

    is_ascii: bool = True


class Undecided(ImportFileError):  # noqa: N818  a question more than an error
    """No encoding fits; `previews` shows the beginning in each so that the person can choose.

    Hand the chosen one's `encoding` back as `declared` (or `encoding` of `read_orders`).
    """

    def __init__(self, file: str, previews: tuple[EncodingPreview, ...]) -> None:
        super().__init__(
            texts.Intake.UNDECIDED.format(file=file), texts.Intake.UNDECIDED_DO, "no encoding fits"
        )
        self.previews = previews


class Cancelled(ImportFileError):  # noqa: N818  the person's wish, not an error
    """Reading was given up because the person asked for it."""


def decode(data: bytes, declared: str | None = None, file: str = texts.Intake.THIS_FILE) -> Decoded:
    """Return the text of a whole file.

    Args:
        data: the bytes.
        declared: the encoding that the person chose; unreadable bytes then become U+FFFD.
        file: the file's name, for the sentences.

    Raises:
        Undecided: no encoding fits strictly.
        ImportFileError: the bytes are empty or not a text.
    """
    stream = io.BytesIO(data)
    for encoding in candidates(data[:_PREVIEW_BYTES], file, declared):
        stream.seek(0)
        try:
            text = "".join(_chunks(stream, encoding, file, errors_for(declared), None))
        except UnicodeDecodeError:
            continue
        return Decoded(text, encoding)
    raise undecided(data[:_PREVIEW_BYTES], file)


def candidates(head: bytes, file: str, declared: str | None = None) -> tuple[str, ...]:
    """Return the encodings to try in order, from the first bytes of a file.

    Raises:
        ImportFileError: the file is empty, or is a workbook, an archive or a picture.
    """
    if not head.strip(b" \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise ImportFileError(texts.Intake.EMPTY.format(file=file), texts.Intake.EMPTY_DO, "empty")
    if head.startswith(_OLD_BOOK):
        what = texts.Intake.OLD_WORKBOOK.format(file=file)
        raise ImportFileError(what, texts.Intake.OLD_WORKBOOK_DO, "old workbook")
    if head.startswith(_ARCHIVES):
        raise ImportFileError(
            texts.Intake.WORKBOOK.format(file=file), texts.Intake.WORKBOOK_DO, "archive"
        )
    if head.startswith(_PICTURES):
        raise _binary(file)
    if declared is not None:
        return (declared,)
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return (encoding,)
    wide = next((each for each in _WIDE if b"\0" in head and _is_wide(head, each)), "")
    if not wide and _is_binary(head):
        raise _binary(file)  # nobody could choose an encoding for it
    return (wide,) if wide else ENCODINGS


def _is_binary(head: bytes) -> bool:
    """Return True when bytes hold what no text in any of `ENCODINGS` holds."""
    odd = len(head) - len(head.translate(None, _CONTROLS))
    return b"\0" in head or odd > _MOST_CONTROLS * len(head)


def usual_name(encoding: str) -> str:
    """Return the name of an encoding without its variant: utf-8 for utf-8-sig."""
    return _VARIANTS.get(encoding, encoding)


def _is_wide(head: bytes, encoding: str) -> bool:
    """Return True when bytes without BOM are lines of known characters in a UTF-16."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(head)
    except UnicodeDecodeError:
        return False
    if not any(sign in text for sign in ",\t\n"):
        return False
    bare = text.translate({9: None, 10: None, 13: None})
    return not any(unicodedata.category(each)[0] == "C" for each in bare)


def errors_for(declared: str | None) -> str:
    """Return the codec's error handling: strict, unless the person chose the encoding."""
    return "strict" if declared is None else "replace"


def undecided(head: bytes, file: str) -> Undecided:
    """Return the question which encoding is right, with a preview of each."""
    first = _HIGH.search(head)  # the header may be long and tell nothing
    start = max(0, first.start() - _PREVIEW_BEFORE) if first is not None else 0
    head = head[start : start + _PREVIEW_BYTES]
    return Undecided(
        file,
        tuple(
            EncodingPreview(encoding, _marked(head.decode(encoding, "replace")))
            for encoding in ENCODINGS
        ),
    )


def text_lines(
    stream: BinaryIO,
    encoding: str,
    file: str,
    *,
    errors: str = "strict",
    cancelled: Callable[[], bool] | None = None,
    seen: Seen | None = None,
) -> Iterator[list[str]]:
    r"""Yield a file's physical lines, with their line ends (``\r\n``, ``\n`` or ``\r``), in lots.

    Memory stays bounded by the size of a lot, whatever the size of the file.

    Raises:
        UnicodeDecodeError: the encoding does not fit strictly.
        Undecided: at the end, when another encoding fits as well.
        ImportFileError: a NUL character (not a text), or a line longer than `LONGEST_LINE`.
        Cancelled: `cancelled` said so.
    """
    rest = ""
    number = 1
    for chunk in _chunks(stream, encoding, file, errors, cancelled):
        if seen is not None and not chunk.isascii():
            seen.is_ascii = False
        # Not str.splitlines: it would also cut at U+0085, U+2028 and other characters.
        lines = io.StringIO(rest + chunk, newline="").readlines()
        # The last line may go on in the next chunk, also between \r and \n.
        rest = lines.pop() if lines and not lines[-1].endswith("\n") else ""
        if len(rest) > LONGEST_LINE:
            raise _huge_line(file, number + len(lines))
        number += len(lines)
        yield lines
    if rest:
        yield [rest]


def _chunks(
    stream: BinaryIO,
    encoding: str,
    file: str,
    errors: str,
    cancelled: Callable[[], bool] | None,
) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    may_be_euc = encoding == "cp932" and errors == "strict"
    while True:
        stop_if(cancelled, file)
        data = stream.read(_CHUNK)
        text = decoder.decode(data, final=not data)
        if b"\0" in data and (usual_name(encoding) != "utf-16" or "\0" in text):
            raise _binary(file)
        may_be_euc = may_be_euc and _NOT_EUC.search(data) is None
        if encoding == "cp932" and any(each in text for each in _NOT_CP932):
            if errors == "strict":
                raise UnicodeDecodeError(encoding, b"", 0, 0, "undefined in CP932")
            text = _marked(text)
        if text:
            yield text
        if not data:
            break
    if may_be_euc:
        _ask_about_euc(stream, file)


def _ask_about_euc(stream: BinaryIO, file: str) -> None:
    """Ask when a text that CP932 reads is right in EUC-JP as well; raises Undecided then."""
    decoder = codecs.getincrementaldecoder("euc_jp")()
    telling = b""
    stream.seek(0)
    while data := stream.read(_CHUNK):
        try:
            decoder.decode(data)
        except UnicodeDecodeError:
            return
        first = _HIGH.search(data) if not telling else None
        if first is not None:
            telling = data[max(0, first.start() - _PREVIEW_BEFORE) :][: 2 * _PREVIEW_BYTES]
    if telling and not decoder.getstate()[0]:
        raise undecided(telling, file)


def stop_if(cancelled: Callable[[], bool] | None, file: str = texts.Intake.THIS_FILE) -> None:
    """Raise Cancelled when `cancelled` says so; asking costs nothing, so ask at every order."""
    if cancelled is not None and cancelled():
        what = texts.Intake.CANCELLED.format(file=file)
        raise Cancelled(what, texts.Intake.CANCELLED_DO, "cancelled")


def _marked(text: str) -> str:
    """Return the text with U+FFFD for what CP932 does not define."""
    for each in _NOT_CP932:
        text = text.replace(each, "\ufffd")
    return text


def _binary(file: str) -> ImportFileError:
    return ImportFileError(
        texts.Intake.BINARY.format(file=file), texts.Intake.BINARY_DO, "not a text"
    )


def _huge_line(file: str, line: int) -> ImportFileError:
    return ImportFileError(
        texts.Intake.HUGE_LINE.format(file=file, line=line),
        texts.Intake.HUGE_LINE_DO,
        "line length",
    )
