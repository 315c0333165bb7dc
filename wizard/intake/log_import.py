"""Takes access logs into a case at once, without asking: only matches beyond doubt."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from wizard import texts
from wizard.domain.case import Case, Order
from wizard.domain.changes import Change
from wizard.domain.log_format import LogFormat, MatchRules
from wizard.errors import ImportFileError
from wizard.intake.access_log import read_logs
from wizard.intake.answers import NUMBER
from wizard.intake.known_orders import plain_number
from wizard.intake.log_blocks import Cancel
from wizard.intake.log_proof import Prover
from wizard.intake.log_taking import plan_taking
from wizard.intake.matching import OrderMatch, clues_of, find_purchases, own_addresses
from wizard.intake.merging import Difference

_SAYS = texts.AccessLogs


@dataclass(slots=True)
class LogsTaken:
    """What taking logs in did.

    Attributes:
        changes: carried out on the case in memory already, still to be saved.
        matches: what the logs say about each order that was asked about.
        taken: keys of the orders that were given a record; same: of those that had it already.
        more: those whose record is of the same request, of which a log tells more.
        differences: values left as they stand although a log says otherwise.
        notices: Japanese sentences.
    """

    changes: list[Change] = field(default_factory=list)
    matches: tuple[OrderMatch, ...] = ()
    taken: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def orders(self, case: Case) -> tuple[Order, ...]:
        """Return the orders that were given a record, as they stand now."""
        return tuple(case.order(key) for key in self.taken)


def take_in_logs(
    case: Case,
    paths: Sequence[Path],
    formats: Sequence[LogFormat],
    rules: MatchRules,
    *,
    wanted: Collection[str] = (),
    accept: bool = False,
    now: datetime,
    cancelled: Cancel | None = None,
) -> LogsTaken:
    """Search logs for the orders of a case and, if told so, take over what is beyond doubt.

    Args:
        case: changed in memory; the caller saves `LogsTaken.changes`.
        paths: access logs, searched together.
        formats: every known format.
        rules: what a purchase looks like.
        wanted: numbers of the orders to look for; all when empty.
        accept: `--accept-matches`; without it nothing is changed.
        now: aware time in Asia/Tokyo.
        cancelled: asked often.

    Raises:
        ImportFileError: a file cannot be read or ends in the middle, or the case has no order
            with a wanted number (the case is as before).
        Cancelled: `cancelled` said so (the case is as before).
    """
    logs = read_logs(paths, formats, cancelled)
    if logs.refused:
        raise logs.refused[0]
    clues = clues_of(case, _keys(case, wanted))
    found = find_purchases(logs, clues, rules, own=own_addresses(case), cancelled=cancelled)
    if found.cut_off:
        # Nobody looks at what is taken over here, and a hash of half a file proves little.
        what = _SAYS.HALF.format(file=found.cut_off[0])
        raise ImportFileError(what, _SAYS.HALF_DO, "cut off")
    taken = LogsTaken(matches=found.matches, notices=list(found.notices))
    clear = [match for match in found.matches if match.clear and accept]
    lines = [
        line for match in clear for line in (match.candidates[0].line, *match.candidates[0].support)
    ]
    proofs = Prover().prove(lines, cancelled)
    for match in clear:
        plan = plan_taking(case, match.clue.key, match.candidates[0], proofs, now, formats)
        changes = plan.act().changes
        for change in changes:
            case.apply(change)
        taken.changes += changes
        taken.differences += plan.differences
        taken.more += plan.adds
        if changes:
            taken.taken.append(match.clue.key)
        elif not plan.differences:
            taken.same.append(match.clue.key)
    taken.notices += [_said(match, taken, accept=accept) for match in found.matches]
    return taken


def _keys(case: Case, wanted: Collection[str]) -> set[str]:
    """Return the keys of the orders with these numbers, of all when none are named."""
    by_key = {order.key: plain_number(order.text(NUMBER)) for order in case.orders}
    if not wanted:
        return set(by_key)
    known = set(by_key.values())
    missing = sorted(number for number in wanted if plain_number(number) not in known)
    if missing:
        words = texts.Intake.JOINED.join(missing)
        what = texts.Intake.NOT_IN_CASE.format(numbers=words)
        raise ImportFileError(what, texts.Intake.NO_SUCH_ORDER_DO, "numbers")
    numbers = {plain_number(number) for number in wanted}
    return {key for key, number in by_key.items() if number in numbers}


def _said(match: OrderMatch, taken: LogsTaken, *, accept: bool) -> str:
    number, key = match.clue.number, match.clue.key
    if not match.candidates:
        return _SAYS.NONE.format(number=number, note=match.note)
    if accept and match.clear:
        words = _SAYS.SAME if key in taken.same else _SAYS.KEPT
        words = _SAYS.MORE if key in taken.more else words
        words = _SAYS.TAKEN if key in taken.taken else words
        return words.format(number=number, file=match.candidates[0].line.file)
    return _SAYS.LEFT.format(number=number, count=len(match.candidates))
