"""One line of an access log → what it tells, by whichever format fits it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

from wizard.domain.log_format import LogFormat, TextForm
from wizard.intake.line_address import Addresses, canonical, forwarded_of
from wizard.intake.line_address import IpBasis as IpBasis
from wizard.intake.log_time import Clock

FIELDS = b"#Fields:"
_NOTHING = ("", "-", "N/A")
_ESCAPED = re.compile(r'\\(?:x([0-9A-Fa-f]{2})|(["\\]))')
# What follows the usual parts: words parted by spaces, where quotes hold words together.
_FIELD = re.compile(r'(?:[^\s"\\]|\\.|"(?:[^"\\]|\\.)*")+')
# A number without a name, or with one that does not say whose port it is: maybe the customer's.
_MAYBE_PORT = re.compile(r'(?:[\w.-]*port[=:])?"?\d{4,5}"?', re.ASCII | re.IGNORECASE)
_ESCAPE = re.compile(r"\\.")


@dataclass(frozen=True, slots=True)
class AccessLine:
    """One line of an access log, as it stands and as it was read.

    Attributes:
        path: the file; offset: where the line begins in it, in bytes of the unpacked text.
        raw: the whole line as text.
        format: the format that fits.
        at: Asia/Tokyo; at_text: the source's own text; foreign: True when its zone is not
            Japan's.
        client: the client's part as it stands; ip: the address used, canonical, empty when
            none is sure; basis: what it is; forwarded: the X-Forwarded-For list as it stands,
            where it names another address.
        port: the source port; empty when there is none that belongs to `ip`.
        server_port: a number beside the address that looks like the server's own port.
        user_agent: readable; agent_text: as it stands.
        done_id: the shop system's own number of the order whose purchase the line ends.
        held: item endings (``port``, ``user_agent`` …) that the line could hold.
    """

    path: Path
    offset: int
    raw: str
    format: LogFormat
    at: datetime
    at_text: str
    foreign: bool
    client: str
    ip: str
    basis: IpBasis
    forwarded: str = ""
    port: str = ""
    server_port: str = ""
    user_agent: str = ""
    agent_text: str = ""
    language: str = ""
    destination: str = ""
    method: str = ""
    target: str = ""
    status: str = ""
    referrer: str = ""
    session: str = ""
    done_id: str = ""
    held: frozenset[str] = frozenset()

    @property
    def file(self) -> str:
        """Return the file's name."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class Table:
    """A format whose columns a ``#Fields:`` line names, with the part of each column."""

    format: LogFormat
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    format: LogFormat
    clock: Clock
    line: re.Pattern[str] | None
    done: re.Pattern[str] | None
    extras: tuple[tuple[str, re.Pattern[str]], ...]


class LineReader:
    """Reads lines.

    Args:
        formats: in the order in which they are tried.
        proxies: networks behind whose addresses the forwarded address counts.
        ports_beside: True when the log writes ports right behind addresses.
    """

    def __init__(
        self,
        formats: Sequence[LogFormat],
        proxies: Sequence[str] = (),
        *,
        ports_beside: bool = False,
    ) -> None:
        self._kinds = [
            _Kind(
                each,
                Clock(each.time, each.zone),
                re.compile(each.line) if each.line else None,
                re.compile(each.done) if each.done else None,
                tuple((extra.part, re.compile(extra.pattern)) for extra in each.extras),
            )
            for each in formats
        ]
        self._addresses = Addresses(proxies, ports_beside=ports_beside)

    def table(self, line: bytes) -> Table | None:
        """Return the columns that a ``#Fields:`` line names, None when no format has such."""
        names = line.decode("utf-8", "replace").partition(":")[2].split()
        known = {name.casefold() for name in names}
        for kind in self._kinds:
            wanted = {name.casefold() for name in kind.format.recognised_by}
            if kind.line is None and wanted <= known:
                columns = {name.casefold(): part for name, part in kind.format.columns}
                return Table(kind.format, tuple(columns.get(name.casefold(), "") for name in names))
        return None

    def read(
        self, line: bytes, path: Path, offset: int, table: Table | None = None
    ) -> AccessLine | None:
        """Return what a line tells, None when no format fits it.

        A format by which an address stands where it belongs goes before one by which a host
        name does. Of two names the one is the client's that has the shop's name before it.
        """
        raw = readable(line)
        named: AccessLine | None = None
        hosted = False
        for kind in self._kinds:
            parts = _cut(kind, raw, table)
            if parts is None:
                continue
            found = self._line(kind, parts, raw, path, offset)
            if found is not None and found.basis is not IpBasis.NONE:
                return found
            if found is not None and not hosted:
                hosted = bool(parts.get("host") and found.client)
                named = found if named is None or hosted else named
        return named

    def _line(
        self, kind: _Kind, parts: dict[str, str], raw: str, path: Path, offset: int
    ) -> AccessLine | None:
        at = kind.clock.read(f"{parts['at']} {parts['time']}" if "time" in parts else parts["at"])
        if at is None:
            return None
        method, target = _request(parts)
        agent_text, message = parts.get("user_agent", ""), parts.get("message", "")
        done = kind.done.search(message) if kind.done is not None else None
        client = self._addresses.client(parts, unnamed_port=kind.format.unnamed_port)
        return AccessLine(
            path=path,
            offset=offset,
            raw=raw,
            format=kind.format,
            at=at[0],
            at_text=at[1],
            foreign=at[2],
            client=client.text,
            ip=client.ip,
            basis=client.basis,
            forwarded=client.forwarded,
            port=client.port,
            server_port=client.server_port,
            user_agent=_text(agent_text, kind.format.text),
            agent_text=agent_text,
            language=_text(parts.get("language", ""), kind.format.text),
            destination=canonical(parts.get("destination", "")),
            method=method,
            target=target,
            status=parts.get("status", ""),
            referrer=_text(parts.get("referrer", ""), kind.format.text),
            session=parts.get("session", ""),
            done_id=done[1] if done is not None else "",
            held=frozenset(parts),
        )


def readable(line: bytes) -> str:
    """Return a line as text: UTF-8, else CP932, else with the strange bytes written out.

    It ends at a NUL: what a crash leaves behind is no part of it.
    """
    line = line.partition(b"\0")[0].rstrip(b"\r\n")
    for encoding in ("utf-8", "cp932"):
        try:
            return line.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
    return line.decode("utf-8", "backslashreplace")


def _cut(kind: _Kind, raw: str, table: Table | None) -> dict[str, str] | None:
    if kind.line is None:
        if table is None or table.format.name != kind.format.name:
            return None
        cells = raw.split(kind.format.separator)
        if len(cells) != len(table.parts):
            return None
        pairs = zip(table.parts, cells, strict=True)
        told: dict[str, str] = {}
        for part, cell in pairs:
            if part:  # which two columns may tell; an empty one takes nothing from the other
                told[part] = told.get(part) or _set(cell)
        return told
    found = kind.line.fullmatch(raw)
    if found is None:
        return None
    parts = {part: _set(text) for part, text in found.groupdict().items() if text is not None}
    more = parts.pop("more", "")
    return parts | _extras(kind, more) if more else parts


def _extras(kind: _Kind, more: str) -> dict[str, str]:
    """Return what is plain to see behind the usual parts; what is told twice, differently, is not."""
    parts: dict[str, str] = {}
    if _ESCAPE.sub("", more).count('"') % 2:
        return parts  # a quote does not end: what is inside and what outside cannot be told
    fields = _FIELD.findall(more)
    for part, pattern in kind.extras:
        found = [fit[1] for each in fields if (fit := pattern.fullmatch(each)) is not None]
        if part == "forwarded" and found:
            parts[part] = forwarded_of(found)
        elif len(set(found)) == 1:
            parts[part] = found[0]
        elif part == "port" and any(map(_MAYBE_PORT.fullmatch, fields)):
            parts[part] = ""
    return parts


def _set(text: str) -> str:
    return "" if text in _NOTHING else text


def _request(parts: dict[str, str]) -> tuple[str, str]:
    """Return the method and the address of a request; ``-`` and rubbish give empty ones."""
    if "request" not in parts:
        query = parts.get("query", "")
        target = parts.get("target", "")
        return parts.get("method", ""), f"{target}?{query}" if query else target
    words = parts["request"].split(" ")
    return (words[0], words[1]) if len(words) >= 2 and words[0].isalpha() else ("", "")


def _text(text: str, form: TextForm) -> str:
    if form is TextForm.PLUS:
        return text.replace("+", " ")
    if form is TextForm.PERCENT:
        plain = unquote(text)
        # Older CloudFront logs are encoded twice.
        return unquote(plain) if "%20" in plain else plain
    if form is TextForm.ESCAPED and "\\" in text:
        return _ESCAPED.sub(_unescaped, text)
    return text


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else found[2]
