"""`forms/items.toml`: every fact that is asked."""

from __future__ import annotations

from collections.abc import Mapping

from wizard import texts
from wizard.domain.form import Choice, Condition, Item, Level, Need
from wizard.domain.item_types import TYPES
from wizard.formdefs.reading import Entry

_SAYS = texts.FormDefs
_CHOOSING = "choice"
_WITH_SUGGESTIONS = ("text", "long_text")


def read_items(file: Entry) -> dict[str, Item]:
    """Return the items of `items.toml` by id, in file order.

    Raises:
        FormsError: naming file and key.
    """
    items: dict[str, Item] = {}
    entries: dict[str, Entry] = {}
    for entry in file.tables("item", required=True):
        item = _item(entry)
        if item.id in items:
            entry.fail("id", _SAYS.TWICE.format(value=item.id), f'"{item.id}" twice')
        items[item.id] = item
        entries[item.id] = entry
    file.done()
    for item in items.values():
        _check(item, items, entries[item.id])
    return items


def read_condition(entry: Entry, key: str) -> Condition | None:
    """Return the condition under a key (``{ item = …, values = […] }``), or None."""
    table = entry.table(key)
    if table is None:
        return None
    condition = Condition(table.text("item"), table.texts("values", required=True))
    table.done()
    return condition


def check_condition(
    condition: Condition,
    items: Mapping[str, Item],
    levels: tuple[Level, ...],
    entry: Entry,
    key: str,
) -> None:
    """Refuse a condition on an unknown item, on one of another level, or on an unknown value."""
    asked = items.get(condition.item)
    if asked is None or asked.level not in levels:
        entry.unknown(key, condition.item)
    for value in condition.values:
        if TYPES[asked.type].check(value, asked) is not None:
            entry.unknown(key, value)


def _item(entry: Entry) -> Item:
    item = Item(
        id=entry.text("id"),
        label=entry.text("label"),
        type=entry.one_of("type", tuple(TYPES)),
        need=Need(entry.one_of("need", tuple(Need))),
        hint=entry.text("hint"),
        where=entry.text("where", ""),
        example=entry.text("example", ""),
        choices=_choices(entry, "choices"),
        only_if=read_condition(entry, "only_if"),
        remember=entry.flag("remember"),
        tables=entry.texts("tables"),
        renamed_from=entry.texts("renamed_from"),
        suggestions=_choices(entry, "suggestions"),
        default=entry.text("default", ""),
        derived_from=entry.text("derived_from", ""),
        agrees_with=entry.text("agrees_with", ""),
        own_words=entry.flag("own_words"),
    )
    entry.done()
    return item


def _choices(entry: Entry, key: str) -> tuple[Choice, ...]:
    choices: list[Choice] = []
    for table in entry.tables(key, name="value"):
        choice = Choice(
            value=table.text("value"),
            label=table.text("label"),
            sentence=table.text("sentence", ""),
            chosen_for=table.texts("chosen_for"),
            confirmed=table.flag("confirmed", True),
            goes_with=table.texts("goes_with"),
        )
        table.done()
        for other in choices:
            if choice.value == other.value or choice.label == other.label:
                table.fail("value", _SAYS.TWICE.format(value=choice.value), "twice")
        choices.append(choice)
    return tuple(choices)


def _check(item: Item, items: Mapping[str, Item], entry: Entry) -> None:
    for table in item.tables:
        if table not in _SAYS.TABLES:
            entry.unknown("tables", table)
    for old in item.renamed_from:
        if old in items:
            entry.fail("renamed_from", _SAYS.TWICE.format(value=old), f'"{old}" is an item')
    if (item.type == _CHOOSING) != bool(item.choices):
        entry.fail("choices", _SAYS.CHOICES, "choices do not fit the type")
    if item.suggestions and item.type not in _WITH_SUGGESTIONS:
        entry.fail("suggestions", _SAYS.SUGGESTIONS, "suggestions do not fit the type")
    for suggestion in item.suggestions:
        if not suggestion.sentence:
            entry.fail("suggestions", _SAYS.NO_SENTENCE.format(value=suggestion.value), "sentence")
    if item.default and TYPES[item.type].check(item.default, item) is not None:
        entry.unknown("default", item.default)
    if item.only_if is not None:
        check_condition(item.only_if, items, _seen_from(item.level), entry, "only_if")
        if item.id in _conditions_above(item, items):
            entry.fail("only_if", _SAYS.CIRCLE, "a circle of conditions")
    if item.own_words and not item.choices:
        entry.fail("own_words", _SAYS.OWN_WORDS, "own words do not fit the type")
    _check_derived(item, items, entry)
    _check_agreeing(item, items, entry)


def _conditions_above(item: Item, items: Mapping[str, Item]) -> set[str]:
    """Return the ids on which it depends, step by step, whether an item is asked."""
    above: set[str] = set()
    at: Item | None = item
    while at is not None and at.only_if is not None and at.only_if.item not in above:
        above.add(at.only_if.item)
        at = items.get(at.only_if.item)
    return above


def _seen_from(level: Level) -> tuple[Level, ...]:
    """Return the levels whose answers decide whether an item of `level` is asked."""
    if level is Level.LINE:
        return (Level.CASE, Level.ORDER, Level.LINE)
    return (Level.CASE, level)


def _check_derived(item: Item, items: Mapping[str, Item], entry: Entry) -> None:
    chosen_for = [value for choice in item.choices for value in choice.chosen_for]
    if not item.derived_from:
        if chosen_for:
            entry.fail("derived_from", _SAYS.MISSING_KEY, "missing key")
        return
    source = items.get(item.derived_from)
    if source is None or source.level is not Level.CASE or item.level is not Level.CASE:
        entry.unknown("derived_from", item.derived_from)
    for value in chosen_for:
        if TYPES[source.type].check(value, source) is not None:
            entry.unknown("chosen_for", value)
        if chosen_for.count(value) > 1:
            entry.fail("chosen_for", _SAYS.TWICE.format(value=value), f'"{value}" twice')


def _check_agreeing(item: Item, items: Mapping[str, Item], entry: Entry) -> None:
    goes_with = [value for choice in item.choices for value in choice.goes_with]
    if not item.agrees_with:
        if goes_with:
            entry.fail("agrees_with", _SAYS.MISSING_KEY, "missing key")
        return
    other = items.get(item.agrees_with)
    if other is None or other is item or not other.choices or other.agrees_with:
        entry.unknown("agrees_with", item.agrees_with)
    if not item.derived_from or other.derived_from != item.derived_from:
        entry.fail("agrees_with", _SAYS.AGREES, "derived from another item")
    known = {choice.value for choice in other.choices}
    for value in goes_with:
        if value not in known:
            entry.unknown("goes_with", value)
        if goes_with.count(value) > 1:
            entry.fail("goes_with", _SAYS.TWICE.format(value=value), f'"{value}" twice')
