"""How good a line is as an order's purchase, and why, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wizard import texts
from wizard.domain.log_format import MatchRules
from wizard.intake.access_line import AccessLine, IpBasis
from wizard.intake.leads import BROWSER, Clue, Kind, Lead

_SAYS = texts.AccessLogs
_REFUSED = 400
_MINUTE = 60
_SUPPORT_SECONDS = 5  # a second log of the same request may write another second
_MOST_SUPPORT = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line offered for an order.

    Attributes:
        line: the line whose values would be taken over.
        kind: what speaks for it.
        reasons: why, Japanese sentences.
        cautions: what to look at before confirming, Japanese sentences.
        support: lines of the same visitor at the same moment, in this or other files, which
            give what `line` cannot hold.
        seconds_off: seconds after the order's time (negative: before).
        doubted: True when a caution keeps it from being taken over unseen.
    """

    line: AccessLine
    kind: Kind
    reasons: tuple[str, ...]
    cautions: tuple[str, ...]
    support: tuple[AccessLine, ...]
    seconds_off: int
    doubted: bool


def judge(
    clue: Clue, leads: Sequence[Lead], rules: MatchRules
) -> tuple[tuple[Candidate, ...], bool]:
    """Return the candidates of an order, best first, and whether the first is beyond doubt."""
    groups = _by_visitor(_resolved(clue, leads))
    inner = [sorted(group, key=lambda each: _order(each, clue)) for group in groups]
    ranked = sorted(inner, key=lambda group: _order(group[0], clue))
    candidates = tuple(_candidate(clue, group, rules) for group in ranked[: rules.most_candidates])
    return candidates, _is_clear(clue, candidates, rules)


@dataclass(frozen=True, slots=True)
class _Ranked:
    lead: Lead
    kind: Kind


def _resolved(clue: Clue, leads: Sequence[Lead]) -> list[_Ranked]:
    """Return the leads with the kind they have for this order.

    Where a payment processor ended the purchase, the buyer's own line of the same session
    takes its place.
    """
    ended = [each for each in leads if each.line.done_id and each.line.done_id in clue.ids]
    found: list[_Ranked] = []
    replaced: set[int] = set()
    for end in ended:
        buyer = _buyer_line(end, leads)
        if buyer is not None:
            found.append(_Ranked(buyer, Kind.SESSION))
            replaced |= {id(end), id(buyer)}
    for lead in leads:
        if id(lead) not in replaced:
            found.append(_Ranked(lead, Kind.ORDER_ID if lead in ended else lead.kind))
    return found


def _buyer_line(end: Lead, leads: Sequence[Lead]) -> Lead | None:
    """Return the last checkout line of the session before a processor ended the purchase."""
    if not end.line.session:
        return None
    own = [
        each
        for each in leads
        if each.line.session == end.line.session
        and not each.line.done_id
        and each.kind in (Kind.FINAL, Kind.NEAR)
        and each.seconds <= end.seconds
        and each.line.path == end.line.path
    ]
    others = [each for each in own if each.line.ip != end.line.ip]
    if not others or not (end.processor or len(others) == len(own)):
        return None
    return min(others, key=lambda each: (each.kind, -each.seconds))


def _by_visitor(found: Sequence[_Ranked]) -> list[list[_Ranked]]:
    """Return the leads grouped by address and user agent; one without an agent joins."""
    by_ip: dict[str, dict[str, list[_Ranked]]] = {}
    for each in found:
        line = each.lead.line
        agents = by_ip.setdefault(line.ip or line.client, {})
        agents.setdefault(line.user_agent, []).append(each)
    groups: list[list[_Ranked]] = []
    for agents in by_ip.values():
        if len(agents) == 2 and "" in agents:
            groups.append([each for group in agents.values() for each in group])
        else:
            groups.extend(agents.values())
    return groups


def _order(each: _Ranked, clue: Clue) -> tuple[Kind, bool, int, bool]:
    off = clue.off(each.lead.seconds)
    return (each.kind, _is_refused(each.lead.line), abs(off), not each.lead.line.port)


def _is_refused(line: AccessLine) -> bool:
    return line.status.isdigit() and int(line.status) >= _REFUSED


def _candidate(clue: Clue, group: Sequence[_Ranked], rules: MatchRules) -> Candidate:
    best = group[0]
    line = best.lead.line
    near = sorted(
        (
            each.lead
            for each in group[1:]
            if abs(each.lead.seconds - best.lead.seconds) <= _SUPPORT_SECONDS
        ),
        key=lambda lead: abs(lead.seconds - best.lead.seconds),
    )
    support = tuple(lead.line for lead in near[:_MOST_SUPPORT])
    cautions, doubted = _cautions(clue, best, rules)
    off = clue.off(best.lead.seconds)
    return Candidate(line, best.kind, _reasons(clue, best), cautions, support, off, doubted)


def _reasons(clue: Clue, best: _Ranked) -> tuple[str, ...]:
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


def _cautions(clue: Clue, best: _Ranked, rules: MatchRules) -> tuple[tuple[str, ...], bool]:
    """Return what to look at, and whether that forbids taking it over unseen."""
    line, lead = best.lead.line, best.lead
    grave: list[str] = []
    mild: list[str] = []
    width = rules.window_minutes * _MINUTE
    if best.kind <= Kind.SESSION and clue.at is not None and not clue.delta(lead.seconds, width):
        grave.append(_SAYS.FAR)
    if lead.processor:
        grave.append(_SAYS.PROCESSOR)
    if _is_refused(line):
        grave.append(_SAYS.REFUSED.format(status=line.status))
    if line.basis is IpBasis.CLAIMED:
        grave.append(_SAYS.FORWARDED_USED)
    elif line.basis is IpBasis.NONE:
        grave.append(_SAYS.HOST_NAME.format(client=line.client))
    elif line.forwarded:
        grave.append(_SAYS.FORWARDED_TOO.format(forwarded=line.forwarded))
    if line.user_agent and BROWSER not in line.user_agent.casefold() and not lead.processor:
        mild.append(_SAYS.NO_BROWSER)
    if not lead.confirmed and best.kind in (Kind.FINAL, Kind.NEAR):
        mild.append(_SAYS.PAGE_UNCONFIRMED)
    return (*grave, *mild), bool(grave)


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
