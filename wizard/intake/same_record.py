"""What a second log tells of the very request whose line stands in a record already."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from wizard.domain.case import Answer
from wizard.domain.item_types import TYPES
from wizard.domain.log_format import LogFormat
from wizard.intake.access_line import AccessLine, LineReader
from wizard.intake.log_values import ACCESS, LOG_LINE, LOG_SOURCE, VALUES
from wizard.intake.same_request import is_same_request

_IP, _AT = ACCESS + "ip", ACCESS + "at"
_PROOFS = (LOG_LINE, LOG_SOURCE)
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
Answers = Mapping[str, Answer]


def added(
    stands: Answers, told: Answers, line: AccessLine, formats: Sequence[LogFormat]
) -> dict[str, Answer] | None:
    """Return the answers that a second log adds, its line behind the one that stands.

    Empty when all its lines stand in the record already; None when the record may be of another
    request, when the two say different things, or when the second has nothing new.

    Args:
        stands: the answers of the order.
        told: those that the second log gives.
        line: of the second log.
        formats: every known one.
    """
    if _IP not in stands or _IP not in told or not alike(_IP, stands[_IP], told[_IP]):
        return None
    there = all(_rows(told, each) < _rows(stands, each) for each in _PROOFS)
    if not there and not _is_same(stands, told, line, formats):
        return None
    more: dict[str, Answer] = {}
    for item, answer in told.items():
        # A second log of one request may write another second.
        if item in (*_PROOFS, _AT) or answer.state is not None:
            continue
        old = stands.get(item)
        if old is None or old.is_empty or old.state is not None:
            more[item] = answer
        elif not alike(item, old, answer):
            return None
    if there:
        return more
    return {**more, **{i: _behind(stands, told, i) for i in _PROOFS if i in told}} if more else None


def alike(item: str, old: Answer, new: Answer) -> bool:
    """Return True when a value of the record stands as another one tells it."""
    if old.state is not None:
        return False
    key = TYPES[VALUES.get(item.removeprefix(ACCESS), "text")].compare_key
    return key(old.text) == key(new.text)


def _is_same(
    stands: Answers, told: Answers, line: AccessLine, formats: Sequence[LogFormat]
) -> bool:
    """Return True when a line of the record is of the request of `line`.

    Two lines of one file are two requests, unless they are the very same line.
    """
    if _rows(stands, LOG_LINE) & _rows(told, LOG_LINE):
        return True
    hashes = [set(_HASH.findall("\n".join(_rows(each, LOG_SOURCE)))) for each in (stands, told)]
    if hashes[0] & hashes[1]:
        return False
    reader = LineReader(formats)
    read = (reader.read(row.encode(), Path(), 0) for row in _rows(stands, LOG_LINE))
    return any(each is not None and is_same_request(each, line) for each in read)


def _behind(stands: Answers, told: Answers, item: str) -> Answer:
    """Return what is told with the rows that stand before its own."""
    old, new = stands.get(item), told[item]
    rows = [*(old.text.split("\n") if old is not None and old.text else ()), *new.text.split("\n")]
    return Answer("\n".join(dict.fromkeys(rows)), None, "", new.source, new.changed_at)


def _rows(answers: Answers, item: str) -> set[str]:
    answer = answers.get(item)
    return set() if answer is None or not answer.text else set(answer.text.split("\n"))
