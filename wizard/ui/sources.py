"""Where a value came from, in words (rule 3 of `design/EXPERIENCE.md`)."""

from __future__ import annotations

from datetime import datetime

from wizard import texts
from wizard.domain.case import Answer, SourceKind

_WORDS = {
    SourceKind.ORDER_FILE: texts.Fields.SOURCE_ORDER_FILE,
    SourceKind.LOG: texts.Fields.SOURCE_LOG,
    SourceKind.LAST_CASE: texts.Fields.SOURCE_LAST_CASE,
    SourceKind.ANSWERS_FILE: texts.Fields.SOURCE_ANSWERS_FILE,
    SourceKind.SAMPLE: texts.Fields.SOURCE_SAMPLE,
    SourceKind.WRITTEN: texts.Fields.SOURCE_WRITTEN,
}


def source_words(answer: Answer | None, now: datetime) -> str:
    """Return the small line under a value; empty when there is no answer.

    Args:
        answer: the answer as it stands.
        now: current aware time (Asia/Tokyo); a time of the same day is told without its date.
    """
    if answer is None or answer.is_empty:
        return ""
    if answer.source.kind is SourceKind.TYPED:
        words = texts.Fields.SOURCE_TYPED.format(when=_when(answer.changed_at, now))
    elif answer.source.kind is SourceKind.CONFIRMED:
        when = _when(answer.changed_at, now)
        words = texts.Fields.SOURCE_CONFIRMED.format(detail=answer.source.detail, when=when)
    else:
        words = _WORDS[answer.source.kind].format(detail=answer.source.detail)
    if answer.original:
        words = f"{words.strip()}　{texts.Fields.ORIGINAL.format(original=answer.original)}"
    return words.strip()


def _when(at: datetime | None, now: datetime) -> str:
    if at is None:
        return ""
    pattern = texts.Fields.WHEN_TODAY if at.date() == now.date() else texts.Fields.WHEN
    return pattern.format(at=at)
