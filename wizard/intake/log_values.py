"""A confirmed line of an access log → answers of the record, with the line as evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from wizard import texts
from wizard.domain.case import Answer, AnswerState, Source, SourceKind
from wizard.domain.hidden_cards import hide_in_line
from wizard.intake.access_line import AccessLine, IpBasis
from wizard.intake.log_proof import Place as LinePlace
from wizard.intake.log_proof import Proof
from wizard.intake.ranking import Candidate

_SAYS = texts.AccessLogs
ACCESS = "order.access."
LOG_LINE = "order.access.log_line"
LOG_SOURCE = "order.access.log_source"
# What the record asks for: the ending of the item and its type, for comparing.
VALUES = {
    "ip": "ip",
    "port": "port",
    "at": "datetime",
    "user_agent": "text",
    "language": "text",
    "destination_ip": "ip",
}
_PARTS = {"destination_ip": "destination"}  # named otherwise in a line
Proofs = Mapping[LinePlace, Proof]


def values_of(candidate: Candidate, proofs: Proofs, now: datetime) -> dict[str, Answer]:
    """Return the answers that a candidate gives, by item id.

    A value that no line of it can hold, or of which lines tell different ones, is 「記録なし」
    with the reason as `Answer.holder`. Without a proof the source names the file only.

    Args:
        candidate: confirmed by the person.
        proofs: of its lines (`wizard.intake.log_proof.Prover`).
        now: aware time in Asia/Tokyo.
    """
    lines = (candidate.line, *candidate.support)
    answers: dict[str, Answer] = {}
    for ending in VALUES:
        line = _teller(candidate, ending)
        if line is not None:
            source = source_of(line, proofs)
            text = _value(line, ending)
            answer = Answer(text, None, "", source, now, _original(line, ending, text))
        elif ending == "ip":
            continue  # a host name stands there: nothing is claimed
        else:
            source = source_of(candidate.line, proofs)
            why = _why_missing(lines, ending)
            answer = Answer("", AnswerState.NO_RECORD, why, source, now)
        answers[ACCESS + ending] = _masked(answer)
    source = source_of(candidate.line, proofs)
    used = lines_of(candidate)
    raw = "\n".join(line.raw for line in used)
    answers[LOG_LINE] = _masked(Answer(raw, None, "", source, now))
    proven = [proofs[line.path, line.offset] for line in used if (line.path, line.offset) in proofs]
    if proven:
        words = "\n".join(proof.words for proof in proven)
        answers[LOG_SOURCE] = Answer(words, None, "", source, now)
    return answers


def lines_of(candidate: Candidate) -> tuple[AccessLine, ...]:
    """Return the lines that give the values of a candidate, its own first."""
    tellers = (_teller(candidate, ending) for ending in VALUES)
    every = (candidate.line, *(line for line in tellers if line is not None))
    return tuple({(line.path, line.offset): line for line in every}.values())


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
        # Which of the list was used stays beside the value: it is no more than a claim.
        return _SAYS.CLAIMED.format(text=line.forwarded, ip=text)
    return own if own != text else ""


def _teller(candidate: Candidate, ending: str) -> AccessLine | None:
    """Return the line that gives a value; None when there is none or it is not certain."""
    if _value(candidate.line, ending):
        return candidate.line
    told = [each for each in candidate.support if _value(each, ending)]
    # Browsers are written in many ways, but are the same in all lines of one visitor.
    certain = ending == "user_agent" or len({_value(each, ending) for each in told}) == 1
    return told[0] if told and certain else None


def _why_missing(lines: Sequence[AccessLine], ending: str) -> str:
    if any(_value(each, ending) for each in lines):
        return _SAYS.NOT_CERTAIN
    first = lines[0]
    maybe = not first.format.is_table and "port" in first.held
    if ending == "port" and first.basis is not IpBasis.CLAIMED and maybe:
        return _SAYS.NOT_PORT
    if not any(_PARTS.get(ending, ending) in line.held for line in lines):
        return _SAYS.NOT_HELD
    claimed = ending == "port" and lines[0].basis is IpBasis.CLAIMED
    return _SAYS.NOT_PAIRED if claimed else _SAYS.NOT_IN_LINE


def source_of(line: AccessLine, proofs: Proofs) -> Source:
    """Return the source of a value: the file and, with a proof, the line's number."""
    proof = proofs.get((line.path, line.offset))
    if proof is None:
        return Source(SourceKind.LOG, _SAYS.SOURCE_NO_LINE.format(file=line.file))
    return Source(SourceKind.LOG, _SAYS.SOURCE.format(file=line.file, line=proof.line))


def _masked(answer: Answer) -> Answer:
    return replace(answer, text=hidden(answer.text), original=hidden(answer.original))


def hidden(text: str) -> str:
    """Return a text of log lines with card numbers masked."""
    return "\n".join(hide_in_line(line).text for line in text.split("\n"))
