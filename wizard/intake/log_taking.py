"""A confirmed line of an access log → changes of an order; nothing that stands is overwritten."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from wizard import texts
from wizard.domain.case import Answer, AnswerState, Case, Place, Source, SourceKind
from wizard.domain.changes import Act, Change, SetAnswer
from wizard.domain.hidden_cards import hide_in_line
from wizard.domain.item_types import PRESENCE, TYPES
from wizard.intake.access_line import AccessLine, IpBasis
from wizard.intake.answers import NUMBER
from wizard.intake.log_proof import Place as LinePlace
from wizard.intake.log_proof import Proof
from wizard.intake.merging import Difference
from wizard.intake.ranking import Candidate
from wizard.intake.trail import Trail

_SAYS = texts.AccessLogs
_ACCESS = "order.access."
LOG_LINE = "order.access.log_line"
LOG_SOURCE = "order.access.log_source"
OPERATION_LOG = "order.operation_log"
OPERATION_LOG_LINES = "order.operation_log_lines"
# What the record asks for: the ending of the item and its type, for comparing.
_VALUES = {
    "ip": "ip",
    "port": "port",
    "at": "datetime",
    "user_agent": "text",
    "language": "text",
    "destination_ip": "ip",
}
_PARTS = {"destination_ip": "destination"}  # named otherwise in a line
Proofs = Mapping[LinePlace, Proof]


@dataclass(frozen=True, slots=True)
class Taking:
    """What taking a candidate over would do.

    Attributes:
        fills: changes where nothing stands yet (or 「確認中」).
        differences: values that would overwrite one that stands; carried out only when
            accepted.
    """

    fills: tuple[Change, ...]
    differences: tuple[Difference, ...]

    def act(self, accept: Collection[Place] = frozenset(), *, step: str = "") -> Act:
        """Return it as one act that undo takes back at once.

        Args:
            accept: places of `differences` whose value of the log is to be taken.
            step: id of the step on which it is done.
        """
        accepted = [
            SetAnswer(each.place, each.old, each.new)
            for each in self.differences
            if each.place in accept
        ]
        return Act(_SAYS.ACT_TAKE, (*self.fills, *accepted), step)


def values_of(candidate: Candidate, proofs: Proofs, now: datetime) -> dict[str, Answer]:
    """Return the answers that a candidate gives, by item id.

    A value that no line of it can hold is 「記録なし」 with the reason as `Answer.holder`.
    Without a proof the source names the file only.

    Args:
        candidate: confirmed by the person.
        proofs: of its lines (`wizard.intake.log_proof.Prover`).
        now: aware time in Asia/Tokyo.
    """
    lines = (candidate.line, *candidate.support)
    answers: dict[str, Answer] = {}
    used = [candidate.line]
    for ending in _VALUES:
        line = next((each for each in lines if _value(each, ending)), None)
        if line is not None:
            source = _source(line, proofs)
            text = _value(line, ending)
            answer = Answer(text, None, "", source, now, _original(line, ending, text))
            used += [] if line in used else [line]
        elif ending == "ip":
            continue  # a host name stands there: nothing is claimed
        else:
            source = _source(candidate.line, proofs)
            why = _why_missing(lines, ending)
            answer = Answer("", AnswerState.NO_RECORD, why, source, now)
        answers[_ACCESS + ending] = _masked(answer)
    source = _source(candidate.line, proofs)
    raw = "\n".join(line.raw for line in used)
    answers[LOG_LINE] = _masked(Answer(raw, None, "", source, now))
    proven = [proofs[line.path, line.offset] for line in used if (line.path, line.offset) in proofs]
    if proven:
        words = "\n".join(proof.words for proof in proven)
        answers[LOG_SOURCE] = Answer(words, None, "", source, now)
    return answers


def plan_taking(
    case: Case, order_key: str, candidate: Candidate, proofs: Proofs, now: datetime
) -> Taking:
    """Return what taking a candidate into an order would do; raises KeyError for the order."""
    return _plan(case, order_key, values_of(candidate, proofs, now))


def plan_trail(case: Case, order_key: str, trail: Trail, proofs: Proofs, now: datetime) -> Taking:
    """Return what adding a session's lines as 操作ログ would do.

    Address and user agent are those of the purchase, so each line is written short: its
    number, Japan time, request and answer, under the file's name and SHA-256.
    """
    if not trail.lines:
        return Taking((), ())
    source = _source(trail.lines[0], proofs)
    text = _hidden(_written(trail, proofs))
    answers = {
        OPERATION_LOG: Answer(PRESENCE[0], None, "", source, now),
        OPERATION_LOG_LINES: Answer(text, None, "", source, now),
    }
    return _plan(case, order_key, answers)


def _plan(case: Case, order_key: str, answers: Mapping[str, Answer]) -> Taking:
    order = case.order(order_key)
    fills: list[Change] = []
    differences: list[Difference] = []
    for item, answer in answers.items():
        place = Place(item, order_key)
        old = order.answers.get(item)
        if old is None or old.is_empty or old.state is AnswerState.CHECKING:
            fills.append(SetAnswer(place, old, answer))
        elif answer.state is None and not _alike(item, old, answer):
            differences.append(Difference(place, order.text(NUMBER), old, answer))
    return Taking(tuple(fills), tuple(differences))


def _value(line: AccessLine, ending: str) -> str:
    if ending == "at":
        return line.at.isoformat(timespec="seconds")
    text: str = getattr(line, _PARTS.get(ending, ending))
    return text


def _original(line: AccessLine, ending: str, text: str) -> str:
    """Return the source's own text where it is another one."""
    if ending == "at":
        bare = line.foreign and line.at_text[-1].isdigit() and line.at_text[-5] not in "+-"
        return _SAYS.UTC.format(text=line.at_text) if bare else line.at_text
    own = {"ip": line.client, "user_agent": line.agent_text}.get(ending, text)
    if ending == "ip" and line.basis is IpBasis.CLAIMED:
        own = line.forwarded
    return own if own != text else ""


def _why_missing(lines: Sequence[AccessLine], ending: str) -> str:
    if not any(_PARTS.get(ending, ending) in line.held for line in lines):
        return _SAYS.NOT_HELD
    claimed = ending == "port" and lines[0].basis is IpBasis.CLAIMED
    return _SAYS.NOT_PAIRED if claimed else _SAYS.NOT_IN_LINE


def _source(line: AccessLine, proofs: Proofs) -> Source:
    proof = proofs.get((line.path, line.offset))
    if proof is None:
        return Source(SourceKind.LOG, _SAYS.SOURCE_NO_LINE.format(file=line.file))
    return Source(SourceKind.LOG, _SAYS.SOURCE.format(file=line.file, line=proof.line))


def _masked(answer: Answer) -> Answer:
    return replace(answer, text=_hidden(answer.text), original=_hidden(answer.original))


def _hidden(text: str) -> str:
    return "\n".join(hide_in_line(line).text for line in text.split("\n"))


def _written(trail: Trail, proofs: Proofs) -> str:
    rows: list[str] = []
    head = ""
    for line in trail.lines:
        proof = proofs.get((line.path, line.offset))
        file = line.file
        if proof is not None:
            file = _SAYS.TRAIL_HEAD.format(file=proof.file, sha256=proof.sha256)
        if file != head:
            rows.append(file)
            head = file
        words = _SAYS.TRAIL_LINE.format(
            line="" if proof is None else proof.line,
            at=line.at.strftime(_SAYS.TRAIL_TIME),
            request=f"{line.method} {line.target}".strip(),
            status=line.status,
        )
        rows.append(words.strip())
    if trail.more:
        rows.append(_SAYS.TRAIL_MORE.format(count=trail.more))
    return "\n".join(rows)


def _alike(item: str, old: Answer, new: Answer) -> bool:
    if old.state is not None:
        return False
    key = TYPES[_VALUES.get(item.removeprefix(_ACCESS), "text")].compare_key
    return key(old.text) == key(new.text)
