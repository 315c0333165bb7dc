"""A confirmed line of an access log → changes of an order; nothing that stands is overwritten.

The address, the port, the time, the browser and the line itself are one piece of evidence: they
go in together or not at all, so that never the port of one line stands beside another's address.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from wizard import texts
from wizard.domain.case import Answer, AnswerState, Case, Place
from wizard.domain.changes import Act, Change, SetAnswer
from wizard.domain.item_types import PRESENCE
from wizard.domain.item_types.moments import read_moment
from wizard.domain.log_format import LogFormat
from wizard.intake.answers import NUMBER
from wizard.intake.log_values import (
    ACCESS,
    LOG_LINE,
    LOG_SOURCE,
    Proofs,
    hidden,
    source_of,
    values_of,
)
from wizard.intake.merging import Difference
from wizard.intake.ranking import Candidate
from wizard.intake.same_record import added, alike
from wizard.intake.trail import Trail

_SAYS = texts.AccessLogs
OPERATION_LOG = "order.operation_log"
OPERATION_LOG_LINES = "order.operation_log_lines"
# Where one of these differs, the line is another one than that of the record.
_EVIDENCE = frozenset(
    {*(ACCESS + each for each in ("ip", "port", "at", "user_agent")), LOG_LINE, LOG_SOURCE}
)


@dataclass(frozen=True, slots=True)
class Taking:
    """What taking candidates over would do.

    Attributes:
        fills: changes where nothing stands yet (or 「確認中」).
        differences: values that would overwrite one that stands; carried out only when
            accepted.
        bound: keys of orders whose record is of another line: of these all differences are
            carried out together, or nothing at all.
        adds: those of `bound` whose record is of the very same request: nothing that stands is
            lost, the values and the line come beside it.
    """

    fills: tuple[SetAnswer, ...]
    differences: tuple[Difference, ...]
    bound: frozenset[str] = frozenset()
    adds: frozenset[str] = frozenset()

    @property
    def only_adds(self) -> bool:
        """Return True when all that would be overwritten is only added to."""
        return all(each.place.owner in self.adds for each in self.differences)

    def together(self, place: Place) -> frozenset[Place]:
        """Return the places of differences that are accepted together with one of them."""
        if place.owner not in self.bound:
            return frozenset({place})
        return frozenset(e.place for e in self.differences if e.place.owner == place.owner)

    def act(self, accept: Collection[Place] = frozenset(), *, step: str = "") -> Act:
        """Return it as one act that undo takes back at once.

        Args:
            accept: places of `differences` whose value of the log is to be taken.
            step: id of the step on which it is done.
        """
        refused = {
            each.place.owner
            for each in self.differences
            if each.place.owner in self.bound and each.place not in accept
        }
        accepted = [
            SetAnswer(each.place, each.old, each.new)
            for each in self.differences
            if each.place in accept
        ]
        changes = [each for each in (*self.fills, *accepted) if each.place.owner not in refused]
        return Act(_SAYS.ACT_TAKE, tuple[Change, ...](changes), step)


def joined(takings: Iterable[Taking]) -> Taking:
    """Return what several takings would do together."""
    every = tuple(takings)
    return Taking(
        tuple(change for each in every for change in each.fills),
        tuple(difference for each in every for difference in each.differences),
        frozenset[str]().union(*(each.bound for each in every)),
        frozenset[str]().union(*(each.adds for each in every)),
    )


def plan_taking(
    case: Case,
    order_key: str,
    candidate: Candidate,
    proofs: Proofs,
    now: datetime,
    formats: Sequence[LogFormat] = (),
) -> Taking:
    """Return what taking a candidate into an order would do; raises KeyError for the order.

    With `formats`, the line that stands in a record is read: a second log of the same request
    adds to it.
    """
    told = values_of(candidate, proofs, now)
    more = added(case.order(order_key).answers, told, candidate.line, formats)
    if more is None:
        return _plan(case, order_key, told)
    plan = _plan(case, order_key, more)
    return replace(plan, adds=plan.bound)


def plan_trail(case: Case, order_key: str, trail: Trail, proofs: Proofs, now: datetime) -> Taking:
    """Return what adding a session's lines as 操作ログ would do.

    Address and user agent are those of the purchase, so each line is written short: its
    number, Japan time, request and answer, under the file's name and SHA-256.
    """
    if not trail.lines:
        return Taking((), ())
    source = source_of(trail.lines[0], proofs)
    text = hidden(_written(trail, proofs))
    answers = {
        OPERATION_LOG: Answer(PRESENCE[0], None, "", source, now),
        OPERATION_LOG_LINES: Answer(text, None, "", source, now),
    }
    return _plan(case, order_key, answers)


def _plan(case: Case, order_key: str, answers: Mapping[str, Answer]) -> Taking:
    order = case.order(order_key)
    fills: list[SetAnswer] = []
    other: dict[str, Difference] = {}
    lost: dict[str, Difference] = {}
    for item, answer in answers.items():
        place = Place(item, order_key)
        old = order.answers.get(item)
        if old is None or old.is_empty or old.state is AnswerState.CHECKING:
            fills.append(SetAnswer(place, old, answer))
        elif not alike(item, old, answer):
            found = other if answer.state is None else lost
            found[item] = Difference(place, order.text(NUMBER), old, answer)
    replaced = {
        item
        for item, each in other.items()
        if each.old and each.old.state is None and not _is_rougher(item, each.old, each.new)
    }
    if not replaced & _EVIDENCE:
        return Taking(tuple(fills), tuple(other.values()))
    # What the other line does not tell must not stay beside it either.
    kept = {item: each for item, each in lost.items() if each.old and each.old.state is None}
    differences = {**other, **kept}
    ordered = tuple(differences[item] for item in answers if item in differences)
    return Taking(tuple(fills), ordered, frozenset({order_key}))


def _written(trail: Trail, proofs: Proofs) -> str:
    rows: list[str] = []
    head = ""
    for line in trail.lines:
        proof = proofs.get((line.path, line.offset))
        file = _SAYS.TRAIL_HEAD_PLAIN.format(file=line.file)
        if proof is not None:
            file = _SAYS.TRAIL_HEAD.format(file=proof.file, sha256=proof.sha256)
        if file != head:
            rows.append(file)
            head = file
        words = _SAYS.TRAIL_LINE.format(
            line="" if proof is None else proof.line,
            at=_SAYS.TRAIL_TIME.format(at=line.at),
            request=f"{line.method} {line.target}".strip(),
            status=line.status,
        )
        rows.append(words.strip())
    if trail.more:
        rows.append(_SAYS.TRAIL_MORE.format(count=trail.more))
    return "\n".join(rows)


def _is_rougher(item: str, old: Answer, new: Answer) -> bool:
    """Return True for a time that was typed without seconds and is the log's but for them."""
    if item != ACCESS + "at":
        return False
    try:
        one, two = read_moment(old.text), read_moment(new.text)
    except ValueError:
        return False
    return not one.has_seconds and one.at == two.at.replace(second=0)
