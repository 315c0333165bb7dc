"""A fingerprint of what the 申出書 prints, to see later whether a saved one is still right.

Only what is printed counts: not the marks, not where a value came from, not the texts that are
for e-Gov alone (具体的な内容 is written anew by itself and must not make the 申出書 look old).
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2s

from wizard.domain.case import Answers, Case
from wizard.domain.form import Form, Level

_FIELD, _RECORD = "\x1f", "\x1e"


def fingerprint(form: Form, case: Case, *, with_notes: bool = False) -> str:
    """Return the fingerprint of a case, the same on every computer and in every version of it.

    Reads every order: with thousands of them, call it on another thread with a copy.

    Args:
        form: the definitions; their rows of the 申出書 say which items count.
        case: the case.
        with_notes: True when 警察とのやりとり is printed too.
    """
    whole = blake2s(digest_size=12)
    items = {level: _printed(form, level) for level in Level}
    whole.update(_record(case.answers, items[Level.CASE]))
    for order in case.orders:
        whole.update(_record(order.answers, items[Level.ORDER]))
        for line in order.lines:
            whole.update(_record(line.answers, items[Level.LINE]))
    for note in case.notes if with_notes else ():
        whole.update(_record(note.answers, items[Level.NOTE]))
    return whole.hexdigest()


def printed_items(form: Form) -> frozenset[str]:
    """Return the ids of the items that the 申出書 prints, or that decide whether others are."""
    statement = form.statement
    rows = [row for section in statement.sections for row in section.rows]
    rows += [*statement.annex_columns, *statement.annex_rows, *statement.notes_rows]
    printed = {item for row in rows for item in row.items}
    conditions = [form.item(item).only_if for item in printed]
    return frozenset(printed).union(c.item for c in conditions if c is not None)


def _printed(form: Form, level: Level) -> Sequence[tuple[str, str]]:
    """Return the items of a level that count, and what stands before their values."""
    printed = printed_items(form)
    names = [item.id for item in form.of_level(level) if item.id in printed]
    return [(name, f"{_FIELD}{name}{_FIELD}") for name in names]


def _record(answers: Answers, items: Sequence[tuple[str, str]]) -> bytes:
    # Named, so that a value moved from one box to the next counts.
    parts = [_RECORD]
    get = answers.get
    for item, name in items:
        answer = get(item)
        if answer is not None:
            parts.append(name)
            if answer.state is None:
                parts.append(answer.text)
            else:
                parts += (_FIELD, answer.state.value, _FIELD, answer.holder)
    return "".join(parts).encode("utf-8", "surrogatepass")
