"""`forms/steps.toml`: the pages, their sections and their cards."""

from __future__ import annotations

from collections.abc import Mapping

from wizard import texts
from wizard.domain.form import Card, Item, Level, Section, Step
from wizard.formdefs.reading import Entry

_SAYS = texts.FormDefs

CONTACTS = "contacts"
_CARD_KINDS = ("info", "task", "danger", "caution")
_CASE = (Level.CASE,)
_ORDER = (Level.ORDER, Level.LINE)
# Which items each kind of page can ask; a page of an empty tuple asks none.
PAGES: Mapping[str, tuple[Level, ...]] = {
    "start": (),
    "cards": (),
    "fields": _CASE,
    "orders": _ORDER,
    "records": _ORDER,
    "confirm": (),
    "documents": (),
    "egov": _CASE,
    "after": _CASE,
    "notes": (Level.NOTE,),
}


def read_steps(
    file: Entry, items: Mapping[str, Item], links: Mapping[str, str]
) -> tuple[Step, ...]:
    """Return the steps of `steps.toml` in file order.

    Args:
        file: the file, read.
        items: the known items by id.
        links: addresses by the name that `resources/tables/links.toml` gives them.

    Raises:
        FormsError: naming file and key.
    """
    entries = file.tables("step", required=True)
    file.done()
    step_ids = _unique(entries)
    asked: set[str] = set()
    card_ids: set[str] = set()
    steps = []
    for entry in entries:
        page = entry.one_of("page", tuple(PAGES))
        step = Step(
            id=entry.text("id"),
            title=entry.text("title"),
            page=page,
            intro=entry.text("intro", ""),
            sections=tuple(
                _section(table, items, PAGES[page], asked)
                for table in entry.tables("section", name="title")
            ),
            cards=tuple(_card(table, links, step_ids, card_ids) for table in entry.tables("card")),
        )
        entry.done()
        steps.append(step)
    return tuple(steps)


def _unique(entries: tuple[Entry, ...]) -> set[str]:
    ids: set[str] = set()
    for entry in entries:
        _remember(entry, ids)
    return ids


def _remember(entry: Entry, ids: set[str]) -> str:
    own = entry.text("id")
    if own in ids:
        entry.fail("id", _SAYS.TWICE.format(value=own), f'"{own}" twice')
    ids.add(own)
    return own


def _section(
    entry: Entry, items: Mapping[str, Item], levels: tuple[Level, ...], asked: set[str]
) -> Section:
    section = Section(
        title=entry.text("title"),
        items=entry.texts("items", required=True),
        intro=entry.text("intro", ""),
        kept=entry.texts("kept"),
    )
    entry.done()
    for key, ids in (("items", section.items), ("kept", section.kept)):
        for item_id in ids:
            item = items.get(item_id)
            if item is None:
                entry.unknown(key, item_id)
            if item.level not in levels:
                entry.fail(key, _SAYS.WRONG_PAGE.format(value=item_id), f'"{item_id}" level')
            if item_id in asked:  # one fact is asked once
                entry.fail(key, _SAYS.TWICE.format(value=item_id), f'"{item_id}" twice')
            asked.add(item_id)
    return section


def _card(entry: Entry, links: Mapping[str, str], step_ids: set[str], card_ids: set[str]) -> Card:
    link = entry.text("link", "")
    if link and link not in links:
        entry.unknown("link", link)
    go_to = entry.text("go_to", "")
    if go_to and go_to != CONTACTS and go_to not in step_ids:
        entry.unknown("go_to", go_to)
    card = Card(
        id=_remember(entry, card_ids),
        title=entry.text("title"),
        text=entry.text("text"),
        link=links.get(link, ""),
        link_label=entry.text("link_label", None if link else ""),
        tick=entry.text("tick", ""),
        kind=entry.one_of("kind", _CARD_KINDS, "info"),
        go_to=go_to,
        go_label=entry.text("go_label", None if go_to else ""),
        needed=entry.flag("needed"),
    )
    if card.needed and not card.tick:
        entry.fail("tick", _SAYS.MISSING_KEY, "missing key")
    entry.done()
    return card
