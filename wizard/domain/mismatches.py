"""Answers that do not fit together: an office of elsewhere, a value that is printed nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wizard import texts
from wizard.domain.asking import holds, word
from wizard.domain.case import Answers, Case, SourceKind
from wizard.domain.form import Choice, Form, Item, Level, level_of
from wizard.domain.item_types import shown
from wizard.domain.offices import belonging, counterpart, entry_of, is_own_words, partner, proposal


def unprinted(
    form: Form, items: Iterable[Item], answers: Answers, records: dict[Level, Answers]
) -> Iterator[tuple[Item, str]]:
    """Yield what hides a value from paper: the item it hangs on, and the sentence.

    Args:
        form: the definitions.
        items: the items of one level that have a condition (`Item.only_if`).
        answers: of that level's record.
        records: those around it by level, itself included.
    """
    for item in items:
        answer = answers.get(item.id)
        if item.only_if is None or answer is None or answer.is_empty or answer.state is not None:
            continue
        controls = form.items.get(item.only_if.item)
        if controls is None or holds(form, item, records):
            continue
        said = word(records.get(level_of(controls.id), {}).get(controls.id))
        sentence = texts.Checks.UNPRINTED if said else texts.Checks.UNPRINTED_OPEN
        yield controls, sentence.format(said=said, label=item.label)


@dataclass(frozen=True, slots=True)
class OfficeDoubt:
    """A choice that does not go with the registered office, or with the choice beside it.

    Attributes:
        message: what does not fit, as a Japanese sentence.
        by: the item it does not fit: that of the registered office's prefecture, or the other
            choice; None for words that stand for no entry that is known.
        wanted: the entry that would fit, None when that is for the person to choose.
    """

    message: str
    by: Item | None = None
    wanted: Choice | None = None


def office_doubt(form: Form, case: Case, item: Item) -> OfficeDoubt | None:
    """Return what is odd about the chosen entry of an official list, None when nothing is.

    Args:
        form: the definitions.
        case: the case.
        item: a choice with `Item.derived_from`.
    """
    answer = case.answers.get(item.id)
    chosen = entry_of(item, answer)
    if chosen is None:
        # What the person typed stands in e-Gov's list; what a file brought may be anything.
        typed = answer is None or answer.source.kind is SourceKind.TYPED
        if typed or not is_own_words(item, answer):
            return None
        return OfficeDoubt(texts.Checks.UNKNOWN_WORDS)
    prefecture = case.text(item.derived_from).strip()
    fitting = belonging(item, prefecture)
    if fitting and chosen not in fitting:
        message = texts.Checks.ELSEWHERE.format(prefecture=prefecture)
        return OfficeDoubt(
            message, form.item(item.derived_from), proposal(form, item, case.answers)
        )
    return _disagreement(form, case, item, chosen)


def _disagreement(form: Form, case: Case, item: Item, chosen: Choice) -> OfficeDoubt | None:
    """Return what is odd about two choices that must agree, seen from one of them."""
    other = partner(form, item)
    said = entry_of(other, case.answers.get(other.id)) if other is not None else None
    if other is None or said is None:
        return None
    fitting = belonging(other, case.text(item.derived_from).strip())
    if fitting and said not in fitting:
        return None  # that one is odd, and told there
    wanted = counterpart(item, said)
    if wanted is None or wanted is chosen:
        return None
    # Where areas have offices of their own, which of them e-Gov lists is not certain.
    areas = not said.chosen_for or not chosen.chosen_for
    sentence = texts.Checks.OTHER_AREA if areas else texts.Checks.DISAGREE
    words = shown(other, case.answers[other.id])
    return OfficeDoubt(sentence.format(label=other.label, said=words), other, wanted)


def offices_elsewhere(form: Form, case: Case) -> Iterator[tuple[Item, str]]:
    """Yield the choices that do not go with the registered office or with each other.

    Two that do not agree are told once, at the one that has to follow (`Item.agrees_with`).
    """
    for item in form.items.values():
        if not item.derived_from:
            continue
        doubt = office_doubt(form, case, item)
        other = partner(form, item)
        twice = doubt is not None and doubt.by is other and not item.agrees_with
        if doubt is not None and (other is None or not twice):
            yield item, doubt.message
