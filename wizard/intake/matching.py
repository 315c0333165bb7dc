"""Which line of the access logs is an order's purchase: candidates with their reasons.

By the shop system's own number of the order where its log names it, else by the time of the
order and the pages of the purchase. The person looks at the raw line and confirms; only what
is beyond doubt (`OrderMatch.clear`) may be taken over unseen.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from wizard import texts
from wizard.domain.case import Case
from wizard.domain.item_types.moments import read_moment
from wizard.domain.log_format import MatchRules
from wizard.intake.access_line import FIELDS, AccessLine, LineReader
from wizard.intake.access_log import LogFile, Logs
from wizard.intake.answers import NUMBER, PURCHASED_AT, SYSTEM_ID
from wizard.intake.leads import Clue, Lead, Pages, lead_of, nearest
from wizard.intake.log_blocks import Cancel, Progress, Watch
from wizard.intake.log_scan import Spans, find_lines, spans
from wizard.intake.log_time import moment, seconds_of
from wizard.intake.ranking import Candidate, judge

_SAYS = texts.AccessLogs
_MOST_LEADS = 300  # lines kept for one order, the nearest ones
_DESTINATION = "order.access.destination_ip"


@dataclass(frozen=True, slots=True)
class OrderMatch:
    """What the logs say about one order.

    Attributes:
        clue: the order.
        candidates: best first.
        clear: True when the first is beyond doubt (`--accept-matches`).
        note: why there is none, a Japanese sentence; empty when there are some.
    """

    clue: Clue
    candidates: tuple[Candidate, ...]
    clear: bool
    note: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in all files.

    Attributes:
        matches: one for every order that was asked about, in their order.
        notices: Japanese sentences about the files and what was left out.
        cut_off: names of files that end in the middle (half a gzip); searched as far as they go.
    """

    matches: tuple[OrderMatch, ...]
    notices: tuple[str, ...]
    cut_off: tuple[str, ...] = ()


def clues_of(case: Case, keys: Collection[str] | None = None) -> tuple[Clue, ...]:
    """Return what is known of the orders of a case (or of those with `keys`)."""
    found: list[Clue] = []
    for order in case.orders:
        if keys is not None and order.key not in keys:
            continue
        number, own = order.text(NUMBER).strip(), order.text(SYSTEM_ID).strip()
        try:
            when = read_moment(order.text(PURCHASED_AT))
        except ValueError:
            found.append(Clue(order.key, number, None, 0, own))
            continue
        blur = 0 if when.has_seconds else 59
        found.append(Clue(order.key, number, seconds_of(when.at), blur, own))
    return tuple(found)


def own_addresses(case: Case) -> frozenset[str]:
    """Return the addresses of the shop's own server that the case names."""
    return frozenset(order.text(_DESTINATION).strip() for order in case.orders) - {""}


def find_purchases(
    logs: Logs,
    clues: Sequence[Clue],
    rules: MatchRules,
    *,
    own: Collection[str] = frozenset(),
    cancelled: Cancel | None = None,
    progress: Progress | None = None,
) -> Findings:
    """Look for the purchases of orders in access logs.

    Args:
        logs: the files (`wizard.intake.access_log.read_logs`).
        clues: the orders (`clues_of`).
        rules: what a purchase looks like.
        own: addresses of the shop itself, left out.
        cancelled: asked at every megabyte.
        progress: told bytes done and in all.

    Raises:
        ImportFileError: a file cannot be read any more.
        Cancelled: `cancelled` said so.
    """
    search = _Search(clues, rules, own)
    watch = Watch(cancelled, progress, total=sum(log.size for log in logs.files))
    for log in logs.files:
        search.look_into(log, watch)
        watch.done += log.size
    matches, notices = search.matches(logs.files), tuple(search.notices())
    return Findings(matches, notices, tuple(search.cut_off))


class _Search:
    """Gathers leads for every order while the files are read."""

    def __init__(self, clues: Sequence[Clue], rules: MatchRules, own: Collection[str]) -> None:
        self._clues = clues
        self._rules = rules
        self._own = own
        self._pages = Pages(rules)
        self._leads: dict[str, list[Lead]] = {clue.key: [] for clue in clues}
        self._by_id: dict[str, list[Clue]] = {}
        for clue in clues:
            for number in clue.ids:
                self._by_id.setdefault(number, []).append(clue)
        self._timed = sorted(
            ((clue.at, clue) for clue in clues if clue.at is not None), key=lambda each: each[0]
        )
        self._left_out: Counter[str] = Counter()
        self._said: list[str] = []
        self.cut_off: list[str] = []

    def look_into(self, log: LogFile, watch: Watch) -> None:
        """Read one file."""
        watch.cut_off, watch.long_lines = False, 0
        rules = self._rules
        reader = LineReader(log.formats, rules.proxies)
        table = log.table
        needles = list(dict.fromkeys(n for each in log.formats for n in each.needles))
        whole = any(each.done for each in log.formats)
        wanted = None if whole else self._spans()
        for offset, line in find_lines(log, needles, wanted, watch, self._pages.promises):
            if line.startswith(FIELDS):
                table = reader.table(line)
                continue
            read = reader.read(line, log.path, offset, table)
            if read is not None:
                self._take(read)
        if watch.cut_off:
            self.cut_off.append(log.name)
            self._said.append(_SAYS.CUT_OFF.format(file=log.name))
        if watch.long_lines:
            self._said.append(_SAYS.LONG_LINES.format(file=log.name, count=watch.long_lines))
        if not log.format.confirmed:
            words = _SAYS.UNCONFIRMED_FORMAT
            self._said.append(words.format(file=log.name, title=log.format.title))

    def matches(self, files: Sequence[LogFile]) -> tuple[OrderMatch, ...]:
        """Return what was found, for every order."""
        judged = {clue.key: judge(clue, self._leads[clue.key], self._rules) for clue in self._clues}
        firsts = Counter(
            (found[0].line.path, found[0].line.offset) for found, _ in judged.values() if found
        )
        matches: list[OrderMatch] = []
        for clue in self._clues:
            found, clear = judged[clue.key]
            if found and firsts[found[0].line.path, found[0].line.offset] > 1:
                shared = replace(found[0], cautions=(*found[0].cautions, _SAYS.SHARED))
                found, clear = (shared, *found[1:]), False
            note = "" if found else self._why_none(clue, files)
            matches.append(OrderMatch(clue, found, clear, note))
        return tuple(matches)

    def notices(self) -> list[str]:
        """Return sentences about the files and what was left out."""
        return [*self._said, *(words.format(count=n) for words, n in self._left_out.items())]

    def _spans(self) -> Spans:
        width = self._rules.window_minutes * 60
        return spans([(at - width, at + width + clue.blur) for at, clue in self._timed])

    def _take(self, line: AccessLine) -> None:
        """Give a line to the orders it may belong to."""
        named = self._by_id.get(line.done_id, []) if line.done_id else []
        near = self._near(line)
        if not named and not near:
            return
        if not named and any(word in line.user_agent.casefold() for word in self._rules.robots):
            self._left_out[_SAYS.ROBOTS] += 1
            return
        if line.ip in self._own and not named:
            self._left_out[_SAYS.OWN] += 1
            return
        lead = lead_of(line, self._pages)
        if lead is None:
            return
        # A line that names another order is that one's, unless the number is so far off in
        # time that it may be of another kind (注文ID is not 注文番号).
        ours = [clue for clue in named if clue in near]
        for clue in ours or {clue.key: clue for clue in (*named, *near)}.values():
            leads = self._leads[clue.key]
            leads.append(lead)
            if len(leads) >= 2 * _MOST_LEADS:
                self._leads[clue.key] = nearest(clue, leads)[:_MOST_LEADS]

    def _near(self, line: AccessLine) -> list[Clue]:
        """Return the orders in whose time a line is."""
        seconds, width = seconds_of(line.at), self._rules.window_minutes * 60
        first = bisect_left(self._timed, seconds - width - 59, key=lambda each: each[0])
        last = bisect_right(self._timed, seconds + width, key=lambda each: each[0])
        return [clue for _, clue in self._timed[first:last] if clue.delta(seconds, width)]

    def _why_none(self, clue: Clue, files: Sequence[LogFile]) -> str:
        if clue.at is None:
            return _SAYS.NO_TIME
        at = moment(clue.at)
        near = timedelta(minutes=self._rules.window_minutes)
        plain = [log for log in files if not log.packed]
        if plain and len(plain) == len(files):
            first, last = min(log.first for log in plain), max(log.last for log in plain)
            if not first - near <= at <= last + near:
                period = (f"{each:{_SAYS.PERIOD}}" for each in (first, last))
                return _SAYS.NOT_COVERED.format(first=next(period), last=next(period))
        return _SAYS.NOTHING.format(minutes=self._rules.window_minutes)
