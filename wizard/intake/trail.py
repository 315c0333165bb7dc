"""操作ログ: the same visitor's other lines around a purchase."""

from __future__ import annotations

import ipaddress
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wizard.domain.log_format import MatchRules
from wizard.intake.access_line import FIELDS, AccessLine, IpBasis
from wizard.intake.access_log import LogFile
from wizard.intake.log_blocks import Cancel, Progress, Watch
from wizard.intake.log_scan import find_lines
from wizard.intake.log_time import seconds_of, spans


@dataclass(frozen=True, slots=True)
class Trail:
    """Lines of one visitor in the order of time.

    Attributes:
        lines: pages only, no pictures and styles; at most as many as the rules say, those
            nearest to the purchase.
        more: how many were left out for that.
    """

    lines: tuple[AccessLine, ...]
    more: int = 0


def find_trail(
    files: Sequence[LogFile],
    line: AccessLine,
    rules: MatchRules,
    *,
    cancelled: Cancel | None = None,
    progress: Progress | None = None,
) -> Trail:
    """Look for the lines of the visitor who sent `line`: same address and user agent, or session.

    Args:
        files: where to look.
        line: the purchase.
        rules: how far around it, and what is no page.
        cancelled: asked at every megabyte.
        progress: told bytes done and in all.

    Raises:
        ImportFileError: a file cannot be read any more.
        Cancelled: `cancelled` said so.
    """
    at, width = seconds_of(line.at), rules.trail_minutes * 60
    wanted = spans([(at - width, at + width)])
    needles = _spellings(line)
    watch = Watch(cancelled, progress, total=sum(log.size for log in files))
    found: list[AccessLine] = []
    copies = _Copies()
    more = 0
    for log in files:
        reader, table = log.reader(rules.proxies), log.table
        names = [*needles, f"[{line.session}]"] if line.session and _names(log) else needles
        for offset, raw in find_lines(log, names, wanted, watch):
            if raw.startswith(FIELDS):
                table = reader.table(raw)
                continue
            read = reader.read(raw, log.path, offset, table)
            if read is None or abs(seconds_of(read.at) - at) > width:
                continue
            if _is_same(read, line) and _is_page(read, rules) and copies.is_new(read):
                found.append(read)
            if len(found) > 2 * rules.most_trail:
                more += len(found) - rules.most_trail
                found = _nearest(found, at)[: rules.most_trail]
        watch.done += log.size
    more += max(0, len(found) - rules.most_trail)
    kept = _nearest(found, at)[: rules.most_trail]
    return Trail(tuple(sorted(kept, key=lambda e: (e.at, str(e.path), e.offset))), more)


def _nearest(lines: list[AccessLine], at: int) -> list[AccessLine]:
    return sorted(lines, key=lambda each: abs(seconds_of(each.at) - at))


def _names(log: LogFile) -> bool:
    return any(each.done for each in log.formats)


class _Copies:
    """Tells lines of one log from the same ones in a copy of it under another name."""

    def __init__(self) -> None:
        self._kept: Counter[str] = Counter()
        self._met: Counter[tuple[Path, str]] = Counter()

    def is_new(self, line: AccessLine) -> bool:
        """Return False for a line that another file has told already.

        The same line several times in one file is as many requests.
        """
        self._met[line.path, line.raw] += 1
        if self._met[line.path, line.raw] <= self._kept[line.raw]:
            return False
        self._kept[line.raw] += 1
        return True


def _spellings(line: AccessLine) -> list[str]:
    """Return literals of which every line of the same address has one.

    An IPv6 address may be spelled in many ways; its first two groups in a few only.
    """
    found = [line.client, line.ip]
    if ":" in line.ip:
        one, two = ipaddress.ip_address(line.ip).exploded.split(":")[:2]
        short = [part.lstrip("0") or "0" for part in (one, two)]
        firsts, seconds = {one, short[0]}, {two, short[1]}
        if short[1] == "0":
            starts = {f"{first}:" for first in firsts}
        else:
            starts = {f"{first}:{second}:" for first in firsts for second in seconds}
        found += sorted(starts | {start.upper() for start in starts})
    return list(dict.fromkeys(each for each in found if each))


def _is_same(one: AccessLine, other: AccessLine) -> bool:
    if one.session and one.session == other.session:
        return True
    agents = {one.user_agent, other.user_agent} - {""}
    if IpBasis.UNSURE in (one.basis, other.basis):
        return False  # everybody behind the shop's own machine has its address
    known = one.ip == other.ip if one.ip else one.client == other.client != ""
    return known and len(agents) <= 1


def _is_page(line: AccessLine, rules: MatchRules) -> bool:
    target = line.target.partition("?")[0].casefold()
    return not target.endswith(rules.no_pages)
