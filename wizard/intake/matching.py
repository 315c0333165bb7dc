"""Which line of the access logs is an order's purchase: candidates with their reasons.

By the shop system's own number of the order where its log names it, else by the time of the
order and the pages of the purchase. The person looks at the raw line and confirms; only what
is beyond doubt (`OrderMatch.clear`) may be taken over unseen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from wizard import texts
from wizard.domain.case import Case
from wizard.domain.item_types import TYPES
from wizard.domain.item_types.moments import read_moment
from wizard.domain.log_format import MatchRules
from wizard.intake.access_line import FIELDS, AccessLine
from wizard.intake.access_log import LogFile, Logs
from wizard.intake.answers import NUMBER, PURCHASED_AT, SYSTEM_ID
from wizard.intake.decode import Cancelled
from wizard.intake.lead_store import LeadStore
from wizard.intake.leads import Clue, Kind, Pages, lead_of
from wizard.intake.line_owners import Owners
from wizard.intake.log_blocks import Cancel, Progress, Watch
from wizard.intake.log_scan import find_lines
from wizard.intake.log_time import Clock, moment, seconds_of, spans
from wizard.intake.ranking import Candidate, judge

_SAYS = texts.AccessLogs
_DESTINATION = "order.access.destination_ip"
_PHONE, _MACHINE = "android", "compatible;"


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
    """Return the addresses of the shop's own server that the case names, as logs are read."""
    key = TYPES["ip"].compare_key
    return frozenset(key(order.text(_DESTINATION).strip()) for order in case.orders) - {""}


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
    watch = Watch(cancelled, progress, total=sum(log.size for log in logs.files))
    search = _Search(clues, rules, own, cancelled)
    for log in logs.files:
        search.look_into(log, watch)
        watch.done += log.size
    matches, notices = search.matches(logs.files), tuple(search.notices())
    return Findings(matches, notices, tuple(search.cut_off))


class _Search:
    """Gathers leads for every order while the files are read."""

    def __init__(
        self,
        clues: Sequence[Clue],
        rules: MatchRules,
        own: Collection[str],
        cancelled: Cancel | None,
    ) -> None:
        self._clues = clues
        self._rules = rules
        self._own = own
        self._cancelled = cancelled
        self._pages = Pages(rules)
        width = rules.window_minutes * 60
        self._times = spans(
            [(c.at - width, c.at + c.blur + width) for c in clues if c.at is not None]
        )
        self._leads = LeadStore(clues, width, self._ask)
        self._left_out: Counter[str] = Counter()
        self._said: list[str] = []
        self.cut_off: list[str] = []

    def look_into(self, log: LogFile, watch: Watch) -> None:
        """Read one file."""
        watch.cut_off, watch.long_lines = False, 0
        rules = self._rules
        reader, table = log.reader(rules.proxies), log.table
        clock, unread = Clock(log.format.time, log.format.zone), 0
        needles = list(dict.fromkeys(n for each in log.formats for n in each.needles))
        whole = any(each.done for each in log.formats)
        wanted = None if whole else self._times
        for offset, line in find_lines(log, needles, wanted, watch, self._pages.promises):
            if line.startswith(FIELDS):
                table = reader.table(line)
                continue
            self._ask()
            read = reader.read(line, log.path, offset, table)
            if read is not None:
                self._take(read)
            elif (at := clock.seconds(line)) is None or self._times.hold(at):
                unread += 1
        if watch.cut_off:
            self.cut_off.append(log.name)
            self._said.append(_SAYS.CUT_OFF.format(file=log.name))
        if unread:
            self._said.append(_SAYS.UNREAD_LINES.format(file=log.name, count=f"{unread:,}"))
        if watch.long_lines:
            self._said.append(_SAYS.LONG_LINES.format(file=log.name, count=watch.long_lines))
        if not log.format.confirmed:
            words = _SAYS.UNCONFIRMED_FORMAT
            self._said.append(words.format(file=log.name, title=log.format.title))

    def matches(self, files: Sequence[LogFile]) -> tuple[OrderMatch, ...]:
        """Return what was found, for every order."""
        judged: dict[str, tuple[tuple[Candidate, ...], bool]] = {}
        for clue in self._clues:
            self._ask()
            judged[clue.key] = judge(clue, self._leads.of(clue), self._rules)
        self._part(judged)
        firsts = Counter(
            (found[0].line.path, found[0].line.offset)
            for found, _ in judged.values()
            if found and not found[0].other
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

    def _part(self, judged: dict[str, tuple[tuple[Candidate, ...], bool]]) -> None:
        """Judge anew the orders whose candidates are surely another order's lines."""
        owners = Owners()
        for clue in self._clues:
            found, _ = judged[clue.key]
            if found and found[0].named and all(e.kind > Kind.SESSION for e in found[1:]):
                owners.add(clue, (found[0].line, *found[0].support))
        for clue in self._clues:
            if any(owners.other(each.line, clue) for each in judged[clue.key][0]):
                self._ask()
                judged[clue.key] = judge(clue, self._leads.of(clue), self._rules, owners)

    def notices(self) -> list[str]:
        """Return sentences about the files and what was left out."""
        return [*self._said, *(words.format(count=n) for words, n in self._left_out.items())]

    def _take(self, line: AccessLine) -> None:
        """Keep a line that may be one of the orders'."""
        named = bool(line.done_id) and self._leads.is_named(line.done_id)
        near = self._times.hold(seconds_of(line.at))
        if not named and not near:
            return
        agent = line.user_agent.casefold()
        robot = any(word in agent for word in self._rules.robots)
        # Some phones are called like robots; a robot that names a phone says what it is, too.
        phone = _PHONE in agent and _MACHINE not in agent
        if robot and not phone and not named:
            self._left_out[_SAYS.ROBOTS] += 1
            return
        if line.ip in self._own and not named:
            self._left_out[_SAYS.OWN] += 1
            return
        lead = lead_of(line, self._pages, robot=robot)
        if lead is not None:
            self._leads.add(lead, near=near)

    def _ask(self) -> None:
        """Give up when told so."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled(_SAYS.CANCELLED, _SAYS.CANCELLED_DO, "cancelled")

    def _why_none(self, clue: Clue, files: Sequence[LogFile]) -> str:
        if clue.at is None:
            return _SAYS.NO_TIME
        at = moment(clue.at)
        near = timedelta(minutes=self._rules.window_minutes)
        plain = [log for log in files if not log.packed]
        if plain and len(plain) == len(files):
            first, last = min(log.first for log in plain), max(log.last for log in plain)
            if not first - near <= at <= last + near:
                period = (_SAYS.PERIOD.format(at=each) for each in (first, last))
                return _SAYS.NOT_COVERED.format(first=next(period), last=next(period))
        return _SAYS.NOTHING.format(minutes=self._rules.window_minutes)
