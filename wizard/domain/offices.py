"""Which entries of official lists go with a prefecture and with each other.

申請・届出先 and 提出先選択 both follow the registered office, and each other. The lists are data:
the choices of the items in `forms/items.toml`, each with the prefectures it is chosen for and
whether its words are confirmed. Where e-Gov's list says it in other words, the person types
those: the answer's text is theirs then, and `Answer.original` the value of the entry they stand
for. What was typed once is kept for later cases as a label (`labels`: `label_key` → words).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from wizard.domain.case import Answer, Answers, Source, SourceKind
from wizard.domain.form import Choice, Form, Item

_WRITTEN = Source(SourceKind.WRITTEN)


def proposals(item: Item, prefecture: str) -> tuple[Choice, ...]:
    """Return the entries to propose for the prefecture of the registered office.

    One that is chosen for the prefecture, or else all whose label begins with it: Hokkaido is
    split into areas (方面), and its owner chooses. `Choice.confirmed` tells whether e-Gov's own
    words are known; else 未確認 stands beside them. Empty when there is nothing to propose.
    """
    if not prefecture:
        return ()
    chosen = tuple(choice for choice in item.choices if prefecture in choice.chosen_for)
    if chosen:
        return chosen
    return tuple(choice for choice in item.choices if choice.label.startswith(prefecture))


def belonging(item: Item, prefecture: str) -> tuple[Choice, ...]:
    """Return every entry that goes with a prefecture: the proposals and its areas' own."""
    if not prefecture:
        return ()
    proposed = proposals(item, prefecture)
    named = (c for c in item.choices if c.label.startswith(prefecture) and c not in proposed)
    return (*proposed, *named)


def entry_of(item: Item, answer: Answer | None) -> Choice | None:
    """Return the entry that an answer stands for, also in the person's own words."""
    if answer is None or answer.state is not None:
        return None
    for said in (answer.text.strip(), answer.original):
        for choice in item.choices:
            if said and said in (choice.value, choice.label):
                return choice
    return None


def is_own_words(item: Item, answer: Answer | None) -> bool:
    """Return True when an answer says in other words than the list's what is chosen."""
    if not item.own_words or answer is None or answer.state is not None or answer.is_empty:
        return False
    said = answer.text.strip()
    return all(said not in (choice.value, choice.label) for choice in item.choices)


def label_key(item_id: str, value: str) -> str:
    """Return the name under which the words for an entry are kept for all cases."""
    return f"{item_id}={value}"


def in_known_words(item: Item, value: str, labels: Mapping[str, str]) -> tuple[str, str]:
    """Return an entry's text and its `Answer.original`: in the person's words when known."""
    known = labels.get(label_key(item.id, value), "").strip() if item.own_words else ""
    if not known or all(choice.value != value for choice in item.choices):
        return value, ""
    return known, value


def proposed_answer(
    item: Item, choice: Choice, labels: Mapping[str, str], now: datetime | None
) -> Answer:
    """Return the answer that the program writes to choose an entry."""
    text, original = in_known_words(item, choice.value, labels)
    return Answer(text, source=_WRITTEN, changed_at=now, original=original)


def partner(form: Form, item: Item) -> Item | None:
    """Return the item that must agree with this one, whichever of the two says so."""
    if item.agrees_with:
        return form.items.get(item.agrees_with)
    return next((other for other in form.items.values() if other.agrees_with == item.id), None)


def counterpart(item: Item, other: Choice) -> Choice | None:
    """Return the entry of `item` that goes with an entry of its partner, None when unknown."""
    for choice in item.choices:
        if other.value in choice.goes_with or choice.value in other.goes_with:
            return choice
    wanted = set(other.chosen_for)
    return next((choice for choice in item.choices if wanted & set(choice.chosen_for)), None)


def proposal(form: Form, item: Item, answers: Answers) -> Choice | None:
    """Return the one entry that follows from the other answers, None when none does for certain.

    An area of Hokkaido that was chosen in the partner decides before the prefecture does. No
    area follows from the prefecture alone, or from the headquarters of all Hokkaido.
    """
    prefecture = _said(answers.get(item.derived_from))
    other = partner(form, item)
    chosen = entry_of(other, answers.get(other.id)) if other is not None else None
    if other is not None and chosen is not None:
        wanted = counterpart(item, chosen)
        fitting = belonging(other, prefecture)
        is_area = not chosen.chosen_for
        decides = is_area if fitting else is_area or (wanted is not None and wanted.chosen_for)
        if decides and wanted is not None and (not fitting or chosen in fitting):
            return wanted
    return next((c for c in item.choices if prefecture and prefecture in c.chosen_for), None)


def _said(answer: Answer | None) -> str:
    return answer.text.strip() if answer is not None and answer.state is None else ""
