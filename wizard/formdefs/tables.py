"""`resources/tables/*.toml` as plain data; the tables the program relies on are checked.

`contacts` is ``{"contact": [card, …]}`` and `links` ``{"hosts": […], "links": {name: page}}``,
both with every key present, absent ones filled with their defaults. `attachments`,
`hokkaido_areas` and `red_flags` are checked, too. Other tables are handed over as they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wizard import texts
from wizard.domain.attachments import Budget
from wizard.domain.flow import allowed_link
from wizard.formdefs.area_table import AREAS, read_areas
from wizard.formdefs.flag_defs import FLAGS_FILE, read_flag_rules
from wizard.formdefs.reading import Entry, read_toml

_SAYS = texts.FormDefs
_LINKS_FILE = "links.toml"
_CONTACTS = "contacts"
_LINKS = "links"
_ATTACHMENTS = "attachments"
_GRADES = ("A", "B", "?")
_FOR_SHOP = ("yes", "if", "no")


@dataclass(frozen=True, slots=True)
class Links:
    """Which pages may be opened.

    Attributes:
        hosts: the hosts that may be opened at all.
        pages: addresses by name.
        table: the same as plain data.
    """

    hosts: tuple[str, ...]
    pages: Mapping[str, str]
    table: dict[str, object]


def load_tables(resources_dir: Path) -> dict[str, dict[str, object]]:
    """Return every `resources/tables/*.toml` by file stem.

    Raises:
        FormsError: a file is not TOML, or `contacts` or `links` breaks its rules; the
            sentence and `detail` name the file and the key.
    """
    links = read_links(resources_dir)
    tables: dict[str, dict[str, object]] = {}
    for path in sorted((resources_dir / "tables").glob("*.toml")):
        if path.stem == _LINKS:
            tables[path.stem] = links.table
        elif path.stem == _CONTACTS:
            tables[path.stem] = {"contact": _contacts(read_toml(path), links)}
        elif path.stem == _ATTACHMENTS:
            read_budget(resources_dir)
            tables[path.stem] = read_toml(path).plain()
        elif path.name == FLAGS_FILE:
            read_flag_rules(resources_dir)
            tables[path.stem] = read_toml(path).plain()
        elif path.stem == AREAS:
            read_areas(resources_dir)
            tables[path.stem] = read_toml(path).plain()
        else:
            tables[path.stem] = read_toml(path).plain()
    return tables


def read_links(resources_dir: Path) -> Links:
    """Return the allow-list of `resources/tables/links.toml`.

    Raises:
        FormsError: naming file and key; also when a page is not https on an allowed host.
    """
    file = read_toml(resources_dir / "tables" / _LINKS_FILE)
    hosts = file.texts("hosts", required=True)
    named = file.table("links", required=True)
    assert named is not None  # a required table is there
    pages: dict[str, str] = {}
    plain: dict[str, object] = {}
    for name in named.names():
        entry = named.table(name, required=True)
        assert entry is not None  # just listed
        page: dict[str, object] = {"title": entry.text("title"), "url": entry.text("url")}
        page.update(_checked(entry))
        entry.done()
        pages[name] = entry.text("url")
        if not allowed_link(pages[name], hosts):
            entry.fail("url", _SAYS.LINK.format(value=pages[name]), f'link "{pages[name]}"')
        plain[name] = page
    named.done()
    file.done()
    return Links(hosts, pages, {"hosts": list(hosts), "links": plain})


def read_budget(resources_dir: Path) -> Budget:
    """Return what may be attached, from `resources/tables/attachments.toml`.

    Raises:
        FormsError: naming file and key; also when a limit counts as confirmed that nobody
            has checked.
    """
    file = read_toml(resources_dir / "tables" / f"{_ATTACHMENTS}.toml")
    budget = Budget(
        file.integer("limit_bytes", default=0, least=1),
        file.integer("limit_count", default=0, least=1),
        file.flag("confirmed"),
    )
    file.text("source")
    checked = _checked(file)
    file.done()
    if not budget.limit_bytes:
        file.fail("limit_bytes", _SAYS.MISSING_KEY, "missing key")
    if budget.confirmed and checked["checked"] == "?":
        file.fail("confirmed", _SAYS.UNCONFIRMED, "an unchecked limit is not confirmed")
    return budget


def _checked(entry: Entry) -> dict[str, object]:
    grade: str = entry.one_of("checked", _GRADES)
    on: date = entry.day("checked_on")
    return {"checked": grade, "checked_on": on}


def _contacts(file: Entry, links: Links) -> list[dict[str, object]]:
    cards: dict[str, dict[str, object]] = {}
    for entry in file.tables("contact", required=True):
        card = _contact(entry, links)
        own = str(card["id"])
        if own in cards:
            entry.fail("id", _SAYS.TWICE.format(value=own), f'"{own}" twice')
        cards[own] = card
    file.done()
    return list(cards.values())


def _contact(entry: Entry, links: Links) -> dict[str, object]:
    link = entry.text("link", "")
    if link and link not in links.pages:
        entry.unknown("link", link)
    card: dict[str, object] = {
        key: entry.text(key) for key in ("id", "name", "group", "when", "purpose", "will", "wont")
    }
    card.update({key: entry.text(key, "") for key in ("kana", "for_shop_note", "hours", "note")})
    card |= {
        "for_shop": entry.one_of("for_shop", _FOR_SHOP),
        "first_aid": entry.integer("first_aid", default=0, least=0),
        "phones": [_phone(phone) for phone in entry.tables("phone", name="number")],
        "url": links.pages.get(link, ""),
        "prepare": list(entry.texts("prepare", required=True)),
        "source": entry.text("source"),
        "confirmed": entry.flag("confirmed", True),
    }
    card.update(_checked(entry))
    entry.done()
    if not card["confirmed"] and not card["note"]:
        entry.fail("note", _SAYS.MISSING_KEY, "missing key")
    if card["checked"] == "?" and card["confirmed"]:
        entry.fail("confirmed", _SAYS.UNCONFIRMED, "an unchecked card is not confirmed")
    return card


def _phone(entry: Entry) -> dict[str, object]:
    phone: dict[str, object] = {
        "number": entry.text("number"),
        "label": entry.text("label", ""),
        "hours": entry.text("hours", ""),
        "note": entry.text("note", ""),
        "confirmed": entry.flag("confirmed", True),
    }
    entry.done()
    return phone
