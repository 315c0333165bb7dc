"""How good a line is as an order's purchase, and why, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wizard import texts
from wizard.domain.log_format import MatchRules
from wizard.intake.access_line import AccessLine, IpBasis
from wizard.intake.lead_doubts import View, cautions_of, is_named, is_refused
from wizard.intake.leads import Clue, Kind, Lead
from wizard.intake.line_owners import Owners
from wizard.intake.same_request import same_requests

_SAYS = texts.AccessLogs
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line offered for an order.

    Attributes:
        line: the line whose values would be taken over.
        kind: what speaks for it.
        reasons: why, Japanese sentences.
        cautions: what to look at before confirming, Japanese sentences.
        support: the lines in which other files tell of the very same request; they give what
            `line` cannot hold.
        seconds_off: seconds after the order's time (negative: before).
        doubted: True when a caution keeps it from being taken over unseen.
        other: the number of another order whose line it surely is; it stands last and is not
            chosen beforehand.
        named: True for the first one when it surely is this order that the log names.
    """

    line: AccessLine
    kind: Kind
    reasons: tuple[str, ...]
    cautions: tuple[str, ...]
    support: tuple[AccessLine, ...]
    seconds_off: int
    doubted: bool
    other: str = ""
    named: bool = False


def judge(
    clue: Clue, leads: Sequence[Lead], rules: MatchRules, owners: Owners | None = None
) -> tuple[tuple[Candidate, ...], bool]:
    """Return the candidates of an order, best first, and whether the first is beyond doubt.

    Args:
        clue: the order.
        leads: what may be its lines.
        rules: what a purchase looks like.
        owners: which lines are surely another order's.
    """
    owners = owners or Owners()

    def rank(each: View) -> tuple[bool, Kind, bool, int, bool, bool]:
        return (bool(owners.other(each.lead.line, clue)), *_order(each, clue))

    inner = [sorted(group, key=rank) for group in _by_visitor(_resolved(clue, leads))]
    told = [(_other(group, clue, owners), group) for group in inner]
    ranked = sorted(told, key=lambda each: (bool(each[0]), _order(each[1][0], clue)))
    open_ones = [group for other, group in ranked if not other]
    candidates = tuple(
        _candidate(clue, group, open_ones if group is ranked[0][1] else (), rules, other)
        for other, group in ranked[: rules.most_candidates]
    )
    return candidates, _is_clear(clue, candidates, rules)


def _other(group: Sequence[View], clue: Clue, owners: Owners) -> str:
    """Return the number of the other order whose purchase a visitor's lines are."""
    own = owners.other(group[0].lead.line, clue)
    if own or group[0].kind <= Kind.FINAL:
        return own
    # Pages on the way to a purchase are of the purchase that was made.
    every = (owners.other(each.lead.line, clue) for each in group)
    return next((each for each in every if each), "")


def _resolved(clue: Clue, leads: Sequence[Lead]) -> list[View]:
    """Return the leads with the kind they have for this order.

    Where a payment processor ended the purchase, the buyer's own line of the same session
    takes its place.
    """
    ended = [each for each in leads if each.line.done_id and each.line.done_id in clue.ids]
    found: list[View] = []
    replaced: set[int] = set()
    for end in ended:
        buyers = _buyer_lines(end, leads)
        if not buyers:
            continue
        several = len({each.line.ip for each in buyers}) > 1
        best = min(buyers, key=lambda each: (each.kind, -each.seconds))
        if id(best) not in replaced:
            # Who ended it may be the buyer as well, gone on to another network: then both stay.
            found.append(View(best, Kind.SESSION, end, torn=several or not end.processor))
            replaced |= {id(end), id(best)} if end.processor else {id(best)}
    for lead in leads:
        if id(lead) not in replaced:
            own = any(lead is end for end in ended)
            found.append(View(lead, Kind.ORDER_ID if own else lead.kind, lead))
    return found


def _buyer_lines(end: Lead, leads: Sequence[Lead]) -> list[Lead]:
    """Return the checkout lines of the session before a processor ended the purchase.

    Around midnight they stand in another file than its end.
    """
    if not end.line.session:
        return []
    own = [
        each
        for each in leads
        if each.line.session == end.line.session
        and not each.line.done_id
        and each.kind in (Kind.FINAL, Kind.NEAR)
        and each.seconds <= end.seconds
    ]
    others = [each for each in own if each.line.ip != end.line.ip]
    return others if end.processor or len(others) == len(own) else []


def _by_visitor(found: Sequence[View]) -> list[list[View]]:
    """Return the leads grouped by address and user agent; one without an agent joins."""
    by_ip: dict[str, dict[str, list[View]]] = {}
    for each in found:
        line = each.lead.line
        agents = by_ip.setdefault(line.ip or line.client, {})
        agents.setdefault(line.user_agent, []).append(each)
    groups: list[list[View]] = []
    for agents in by_ip.values():
        if len(agents) == 2 and "" in agents:
            groups.append([each for group in agents.values() for each in group])
        else:
            groups.extend(agents.values())
    return groups


def _order(each: View, clue: Clue) -> tuple[Kind, bool, int, bool, bool]:
    line, off = each.lead.line, abs(clue.off(each.lead.seconds))
    # Of the same second, an address that was connected to goes before one that was only claimed.
    return (each.kind, is_refused(line), off, line.basis is IpBasis.CLAIMED, not line.port)


def _candidate(
    clue: Clue,
    group: Sequence[View],
    everyone: Sequence[Sequence[View]],
    rules: MatchRules,
    other: str,
) -> Candidate:
    """Return what is offered of one visitor; `everyone` is told for the first one only."""
    best = group[0]
    line = best.lead.line
    support = same_requests(line, [each.lead.line for each in group[1:]])
    grave, mild = cautions_of(clue, group, everyone, rules)
    if other:
        asks = _SAYS.OTHER_ID.format(id=line.done_id)  # which order it is, is known
        grave = (_SAYS.OTHERS.format(number=other), *(each for each in grave if each != asks))
    return Candidate(
        line,
        best.kind,
        _reasons(clue, best),
        (*grave, *mild),
        support,
        clue.off(best.lead.seconds),
        bool(grave),
        other,
        bool(everyone) and is_named(clue, group, everyone, rules),
    )


def _reasons(clue: Clue, best: View) -> tuple[str, ...]:
    line = best.lead.line
    when = _when(clue, best.lead.seconds)
    if best.kind is Kind.ORDER_ID:
        return (_SAYS.BY_ID.format(id=line.done_id),)
    if best.kind is Kind.SESSION:
        return (_SAYS.BY_ID.format(id=clue.ids[0]), _SAYS.BY_SESSION.format(target=_page(line)))
    if line.done_id:
        return (_SAYS.DONE_NEAR.format(when=when, id=line.done_id),)
    words = {Kind.FINAL: _SAYS.SENT_FINAL, Kind.NEAR: _SAYS.SENT_NEAR}.get(
        best.kind, _SAYS.SENT_OTHER
    )
    return (words.format(when=when, target=_page(line)),)


def _page(line: AccessLine) -> str:
    """Return the address of a request without what follows ``?``, which may hold anything."""
    return line.target.partition("?")[0][:80]


def _when(clue: Clue, seconds: int) -> str:
    off = clue.off(seconds)
    if not off:
        return _SAYS.SAME_MINUTE if clue.blur else _SAYS.SAME_SECOND
    minutes, rest = divmod(abs(off), _MINUTE)
    if minutes:
        words = _SAYS.MINUTES_AFTER if off > 0 else _SAYS.MINUTES_BEFORE
    else:
        words = _SAYS.SECONDS_AFTER if off > 0 else _SAYS.SECONDS_BEFORE
    return words.format(minutes=minutes, seconds=rest)


def _is_clear(clue: Clue, candidates: Sequence[Candidate], rules: MatchRules) -> bool:
    if not candidates or candidates[0].doubted or clue.at is None:
        return False
    first, others = candidates[0], candidates[1:]
    if first.kind <= Kind.SESSION:
        return all(each.kind > Kind.SESSION for each in others)
    if first.kind is not Kind.FINAL or clue.blur:
        return False
    alone = all(each.kind > Kind.FINAL for each in others)
    return alone and abs(first.seconds_off) <= rules.clear_seconds
