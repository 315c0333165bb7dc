"""操作ログ: the same visitor's other lines around a purchase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wizard.domain.log_format import MatchRules
from wizard.intake.access_line import FIELDS, AccessLine, LineReader
from wizard.intake.access_log import LogFile
from wizard.intake.log_blocks import Cancel, Progress, Watch
from wizard.intake.log_scan import find_lines, spans
from wizard.intake.log_time import seconds_of


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
    needles = [each for each in {line.client, line.ip} if each]
    watch = Watch(cancelled, progress, total=sum(log.size for log in files))
    found: list[AccessLine] = []
    more = 0
    for log in files:
        reader, table = LineReader(log.formats, rules.proxies), log.table
        names = [*needles, f"[{line.session}]"] if line.session and _names(log) else needles
        for offset, raw in find_lines(log, names, wanted, watch):
            if raw.startswith(FIELDS):
                table = reader.table(raw)
                continue
            read = reader.read(raw, log.path, offset, table)
            if read is None or abs(seconds_of(read.at) - at) > width:
                continue
            if _is_same(read, line) and _is_page(read, rules):
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


def _is_same(one: AccessLine, other: AccessLine) -> bool:
    if one.session and one.session == other.session and one.path == other.path:
        return True
    agents = {one.user_agent, other.user_agent} - {""}
    return one.ip == other.ip and one.client != "" and len(agents) <= 1


def _is_page(line: AccessLine, rules: MatchRules) -> bool:
    target = line.target.partition("?")[0].casefold()
    return not target.endswith(rules.no_pages)
