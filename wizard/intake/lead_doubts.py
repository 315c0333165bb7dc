"""What speaks against a line as an order's purchase, in words, and what of it is grave.

A wrong suspect in a report to the police is the worst that can happen: whatever is grave keeps a
line from being taken over unseen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wizard import texts
from wizard.domain.log_format import MatchRules
from wizard.intake.access_line import AccessLine, IpBasis
from wizard.intake.leads import Clue, Kind, Lead
from wizard.intake.same_request import SECONDS, is_same_request

_SAYS = texts.AccessLogs
_REFUSED = 400
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class View:
    """A lead as one order sees it.

    Attributes:
        lead: what is looked at; kind: what speaks for it.
        end: the lead that ends the purchase: `lead` itself, or that of its session.
        torn: True when the session speaks with several addresses, all of which may be the
            buyer's.
    """

    lead: Lead
    kind: Kind
    end: Lead
    torn: bool = False


Groups = Sequence[Sequence[View]]


def is_refused(line: AccessLine) -> bool:
    """Return True when the server did not accept the request."""
    return line.status.isdigit() and int(line.status) >= _REFUSED


def cautions_of(
    clue: Clue, group: Sequence[View], everyone: Groups, rules: MatchRules
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what to look at in Japanese sentences: grave, and worth a word only.

    Args:
        clue: the order.
        group: views of one visitor, the best first.
        everyone: all groups where this is the first of them, else empty.
        rules: what a purchase looks like.
    """
    best = group[0]
    grave = (
        *_about_number(clue, group, everyone, rules),
        *_about_sender(best),
        *_about_address(best.lead.line),
        *_about_company(clue, group, everyone, rules),
    )
    unsure = not best.lead.confirmed and best.kind in (Kind.FINAL, Kind.NEAR)
    return tuple(dict.fromkeys(grave)), (_SAYS.PAGE_UNCONFIRMED,) if unsure else ()


def is_named(clue: Clue, group: Sequence[View], everyone: Groups, rules: MatchRules) -> bool:
    """Return True when the log surely names the order, whatever is to be said of its address."""
    named = group[0].kind <= Kind.SESSION and clue.at is not None and not group[0].torn
    return named and not _about_number(clue, group, everyone, rules)


def _about_number(
    clue: Clue, group: Sequence[View], everyone: Groups, rules: MatchRules
) -> list[str]:
    """Return doubts whether the system's number in the line is this order's."""
    best = group[0]
    if best.kind > Kind.SESSION:
        foreign = _foreign_number(clue, group)
        return [_SAYS.OTHER_ID.format(id=foreign)] if foreign else []
    if clue.at is None:
        return []
    off = abs(clue.off(best.end.seconds))
    sure = bool(clue.system_id)
    if off > (rules.window_minutes * _MINUTE if sure else rules.id_seconds):
        return [_SAYS.FAR]
    nearer = None if sure else _nearer_number(clue, off, everyone)
    return [] if nearer is None else [_SAYS.NEARER_ID.format(id=nearer)]


def _foreign_number(clue: Clue, group: Sequence[View]) -> str:
    """Return the number of another order that the visitor's purchase at that moment has."""
    at = group[0].lead.seconds
    for each in group:
        number = each.lead.line.done_id
        if number and number not in clue.ids and abs(each.lead.seconds - at) <= SECONDS:
            return number
    return ""


def _nearer_number(clue: Clue, off: int, everyone: Groups) -> str | None:
    """Return the number of a purchase that ended nearer to the order's time.

    注文番号 and 注文ID may differ by one: then the same number stands in another order's line.
    """
    for group in everyone:
        for each in group:
            number = each.lead.line.done_id
            if number and number not in clue.ids:
                other = abs(clue.off(each.lead.seconds))
                if other < off or (other == off and (off or clue.blur)):
                    return number
    return None


def _about_sender(best: View) -> list[str]:
    """Return doubts whether a person's browser has sent the line."""
    lead, line = best.lead, best.lead.line
    found: list[str] = []
    if lead.processor:
        found.append(_SAYS.PROCESSOR)
    elif lead.is_foreign_agent:
        found.append(_SAYS.NO_BROWSER)
    elif lead.hides_agent:
        found.append(_SAYS.NO_AGENT)
    elif lead.strange:
        found.append(_SAYS.STRANGE_PAGE.format(target=line.target.partition("?")[0][:80]))
    if lead.robot:
        found.append(_SAYS.MAYBE_ROBOT)
    if is_refused(line):
        found.append(_SAYS.REFUSED.format(status=line.status))
    return found


def _about_address(line: AccessLine) -> list[str]:
    """Return doubts whether the address and the port are the buyer's."""
    found: list[str] = []
    if line.basis is IpBasis.CLAIMED:
        found.append(_SAYS.FORWARDED_USED)
    elif line.basis is IpBasis.NONE:
        found.append(_SAYS.HOST_NAME.format(client=line.client))
    elif line.basis is IpBasis.UNSURE:
        found.append(_SAYS.UNSURE_IP.format(client=line.client))
    elif line.forwarded:
        found.append(_SAYS.FORWARDED_TOO.format(forwarded=line.forwarded))
    if line.server_port:
        found.append(_SAYS.PORT_LEFT.format(port=line.server_port))
    return found


def _about_company(
    clue: Clue, group: Sequence[View], everyone: Groups, rules: MatchRules
) -> list[str]:
    """Return doubts for which other lines give cause."""
    best = group[0]
    found: list[str] = []
    if best.torn:
        found.append(_SAYS.TORN_SESSION)
    if best.kind is not Kind.FINAL:
        return found
    if any(_is_rival(clue, best.lead, each.lead, rules) for each in group[1:]):
        found.append(_SAYS.SAME_ADDRESS)
    off = abs(clue.off(best.lead.seconds))
    # What else people send all the time (a search, a counter) is no other purchase.
    others = (e.lead for other in everyone[1:] for e in other if e.kind <= Kind.NEAR)
    if any(abs(clue.off(e.seconds)) < off and not is_refused(e.line) for e in others):
        found.append(_SAYS.NEARER)
    return found


def _is_rival(clue: Clue, best: Lead, other: Lead, rules: MatchRules) -> bool:
    """Return True when another purchase from the same address may be the order's as well."""
    one, two = best.line, other.line
    if other.kind is not Kind.FINAL or is_refused(two) or one.raw == two.raw:
        return False
    if one.path != two.path and is_same_request(one, two):
        return False
    if not one.user_agent and not two.user_agent:
        return True  # nothing tells the people behind one address apart
    near = abs(clue.off(other.seconds)) <= rules.clear_seconds
    return near and bool(one.port and two.port) and one.port != two.port
