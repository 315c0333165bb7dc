"""Answers that do not fit together: an office of elsewhere, a value that is printed nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wizard import texts
from wizard.domain.asking import holds, word
from wizard.domain.case import Answers, Case
from wizard.domain.form import Choice, Form, Item, Level, level_of
from wizard.domain.offices import belonging

DESTINATION = "report.destination"
OFFICE = "report.office"


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


def offices_elsewhere(form: Form, case: Case) -> Iterator[tuple[Item, str]]:
    """Yield the choices that do not go with the prefecture of the registered office."""
    for item in form.items.values():
        prefecture = case.text(item.derived_from).strip() if item.derived_from else ""
        chosen = _chosen(item, case)
        fitting = belonging(item, prefecture)
        if chosen is not None and fitting and chosen not in fitting:
            yield item, texts.Checks.ELSEWHERE.format(prefecture=prefecture)
        elif chosen is not None and item.id == OFFICE and _is_of_another_area(form, case, chosen):
            yield item, texts.Checks.OTHER_AREA.format(destination=case.text(DESTINATION).strip())


def _is_of_another_area(form: Form, case: Case, office: Choice) -> bool:
    """Return True when 申請・届出先 names an area (方面) and the office is that of another one.

    Hokkaido's areas have offices of their own, except that of the headquarters itself.
    """
    destination = form.items.get(DESTINATION)
    chosen = _chosen(destination, case) if destination is not None else None
    if destination is None or chosen is None or chosen.chosen_for:
        return False
    prefecture = case.text(destination.derived_from).strip()
    labels = [choice.label for choice in form.items[OFFICE].choices]
    for choice in belonging(destination, prefecture):
        area = choice.label.removeprefix(prefecture)
        has_office = area and any(area in label for label in labels)
        if has_office and (area in office.label) != (choice is chosen):
            return True
    return False


def _chosen(item: Item, case: Case) -> Choice | None:
    value = case.text(item.id).strip()
    return next((choice for choice in item.choices if value == choice.value), None)
