"""`forms/links.toml`: what is compared to tell which orders belong together."""

from __future__ import annotations

from collections.abc import Mapping

from wizard import texts
from wizard.domain.form import Item, Level
from wizard.domain.link_rules import LinkItem, LinkKind, LinkReading, LinkRules
from wizard.formdefs.reading import Entry

_SAYS = texts.FormDefs
_READINGS = tuple(reading.value for reading in LinkReading)


def read_link_rules(file: Entry, items: Mapping[str, Item]) -> LinkRules:
    """Return what counts as a link.

    Raises:
        FormsError: naming file and key; also when an item is not one of an order.
    """
    kinds: dict[str, LinkKind] = {}
    for entry in file.tables("link", required=True):
        kind = LinkKind(
            id=entry.text("id"),
            label=entry.text("label"),
            items=_items(entry, items),
            reading=LinkReading(entry.one_of("read_as", _READINGS)),
            alone=entry.flag("alone", True),
        )
        entry.done()
        if kind.id in kinds:
            entry.fail("id", _SAYS.TWICE.format(value=kind.id), f'"{kind.id}" twice')
        kinds[kind.id] = kind
    rules = LinkRules(tuple(kinds.values()), file.texts("ignored"), file.texts("ignored_mailboxes"))
    file.done()
    return rules


def _items(entry: Entry, items: Mapping[str, Item]) -> tuple[LinkItem, ...]:
    found: dict[str, LinkItem] = {}
    for table in entry.tables("items", name="item", required=True):
        link_item = LinkItem(table.text("item"), table.text("role", ""))
        table.done()
        item = items.get(link_item.item)
        if item is None:
            table.unknown("item", link_item.item)
        if item.level is not Level.ORDER:
            says = _SAYS.WRONG_PLACE.format(value=item.id)
            table.fail("item", says, f'"{item.id}" level')
        if item.id in found:
            table.fail("item", _SAYS.TWICE.format(value=item.id), f'"{item.id}" twice')
        found[item.id] = link_item
    return tuple(found.values())
