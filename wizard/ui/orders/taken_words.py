"""What is said once files were taken over: what was really done, counted from the act."""

from __future__ import annotations

from wizard.domain.changes import Act, Group, Insert, SetAnswer
from wizard.texts import Orders


def words_of(act: Act, kept: int) -> str:
    """Return what an act of taking over has done.

    Args:
        act: with at least one change.
        kept: values of the files that differ from what stands and were left out.
    """
    new = changed = 0
    filled: set[str] = set()
    for change in act.changes:
        if isinstance(change, Insert) and change.group is Group.ORDERS:
            new += 1
        elif isinstance(change, Insert):
            filled.add(change.owner)
        elif isinstance(change, SetAnswer):
            if change.before is None or change.before.is_empty:
                filled.add(change.place.owner)
            else:
                changed += 1
    if not (filled or changed or kept):
        return Orders.TAKEN_OVER.format(count=new)
    said = (
        (Orders.TAKEN_NEW, new),
        (Orders.TAKEN_FILLED, len(filled)),
        (Orders.TAKEN_CHANGED, changed),
        (Orders.TAKEN_KEPT, kept),
    )
    return Orders.TAKEN_JOIN.join(words.format(count=count) for words, count in said if count)
