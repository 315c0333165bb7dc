"""The cards of 相談窓口 as data, how they are searched, and how they are put on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from wizard import texts

_RANK = {"yes": 0, "if": 1, "no": 2}
# Written between digits or letters without meaning; a search does not care for them.
_IGNORED = str.maketrans("", "", " \u3000-‐‑–—−ー－()（）・「」『』、。,.")
_WIDE = str.maketrans({0xFF01 + i: 0x21 + i for i in range(94)})
_KATAKANA = str.maketrans({code: code - 0x60 for code in range(0x30A1, 0x30F7)})


@dataclass(frozen=True, slots=True)
class Phone:
    """One number: how it is called, when it answers, whether it is confirmed and why not."""

    number: str
    label: str = ""
    hours: str = ""
    note: str = ""
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Contact:
    """One window (`resources/tables/contacts.toml`; the keys are explained there)."""

    id: str
    name: str
    group: str
    for_shop: str
    for_shop_note: str
    when: str
    purpose: str
    will: str
    wont: str
    prepare: tuple[str, ...]
    hours: str
    note: str
    url: str
    phones: tuple[Phone, ...]
    source: str
    checked: str
    checked_on: str
    confirmed: bool
    kana: str = ""

    @property
    def search_key(self) -> str:
        """Return everything a search looks through, folded."""
        numbers = (f"{phone.number} {phone.label} {phone.note}" for phone in self.phones)
        words = (self.name, self.kana, self.group, self.when, self.purpose, self.will, self.note)
        return fold("\n".join((*words, self.for_shop_note, *self.prepare, *numbers)))

    @property
    def origin(self) -> str:
        """Return where the card's facts were checked, how well and when."""
        grade = texts.Contacts.GRADES[self.checked]
        return texts.Contacts.ORIGIN.format(source=self.source, grade=grade, day=self.checked_on)


def fold(text: str) -> str:
    """Return a text as it is searched: no width, case, kana kind, hyphens or blanks."""
    folded = text.translate(_WIDE).casefold().translate(_IGNORED)
    return folded.translate(_KATAKANA)


def matches(contact: Contact, query: str) -> bool:
    """Return True when every word of the query stands somewhere in the card."""
    words = (fold(word) for word in query.replace("\u3000", " ").split())
    key = contact.search_key
    return all(word in key for word in words)


def read_contacts(tables: Mapping[str, object]) -> tuple[Contact, ...]:
    """Return the cards of `tables["contacts"]`, those a shop can use first, group by group."""
    table = tables.get("contacts")
    entries = table.get("contact") if isinstance(table, Mapping) else None
    cards = [_card(e) for e in entries if isinstance(e, Mapping)] if entries else []
    best: dict[str, int] = {}
    for card in cards:
        best[card.group] = min(best.get(card.group, 9), _RANK[card.for_shop])
    places = {group: number for number, group in enumerate(best)}
    return tuple(sorted(cards, key=lambda c: (best[c.group], places[c.group], _RANK[c.for_shop])))


def _card(entry: Mapping[str, object]) -> Contact:
    def text(key: str) -> str:
        return str(entry.get(key, ""))

    prepare, phones = entry.get("prepare"), entry.get("phones")
    return Contact(
        id=text("id"),
        name=text("name"),
        group=text("group"),
        for_shop=text("for_shop"),
        for_shop_note=text("for_shop_note"),
        when=text("when"),
        purpose=text("purpose"),
        will=text("will"),
        wont=text("wont"),
        prepare=tuple(str(p) for p in prepare) if isinstance(prepare, list) else (),
        hours=text("hours"),
        note=text("note"),
        url=text("url"),
        phones=tuple(_phone(p) for p in phones) if isinstance(phones, list) else (),
        source=text("source"),
        checked=text("checked"),
        checked_on=text("checked_on"),
        confirmed=bool(entry.get("confirmed", True)),
        kana=text("kana"),
    )


def _phone(entry: Mapping[str, object]) -> Phone:
    return Phone(
        number=str(entry.get("number", "")),
        label=str(entry.get("label", "")),
        hours=str(entry.get("hours", "")),
        note=str(entry.get("note", "")),
        confirmed=bool(entry.get("confirmed", True)),
    )


def phone_words(phone: Phone) -> str:
    """Return what is said beside a number: whose it is and when it answers."""
    return texts.Contacts.GAP.join(part for part in (phone.label, phone.hours) if part)


def shop_words(contact: Contact) -> str:
    """Return whether a shop can use the window, with the condition."""
    words = texts.Contacts.FOR_SHOP[contact.for_shop]
    return f"{words}{texts.Contacts.GAP}{contact.for_shop_note}".strip()


def rows(contact: Contact) -> list[tuple[str, str]]:
    """Return the labelled lines of a card, in reading order, without those that are empty."""
    words = texts.Contacts
    # Hours that stand beside a number are not said twice.
    said = any(phone.hours == contact.hours for phone in contact.phones)
    lines = [
        (words.WHEN, contact.when),
        (words.PURPOSE, contact.purpose),
        (words.HOURS, "" if said else contact.hours),
        (words.WILL, contact.will),
        (words.WONT, contact.wont),
        (words.PREPARE, words.LIST.join(contact.prepare)),
        (words.NOTE, contact.note),
    ]
    return [(label, text) for label, text in lines if text]


def facts_html(contact: Contact, second: str, small: float, width: int) -> str:
    """Return the labelled lines as a table for the window.

    Args:
        contact: the card.
        second: colour of labels and origin, ``#RRGGBB``.
        small: their size in points.
        width: of the column of labels, in pixels.
    """
    style = f'style="color:{second}; font-size:{small:.2f}pt"'
    lines = "".join(
        f'<tr><td width="{width}" {style}>{escape(label)}</td>'
        f'<td style="padding-bottom:6px"><div style="line-height:145%">{escape(text)}</div></td></tr>'
        for label, text in rows(contact)
    )
    origin = f"<p {style}>{escape(contact.origin)}</p>"
    return f'<table width="100%" cellspacing="0" cellpadding="1">{lines}</table>{origin}'


def to_html(contacts: tuple[Contact, ...], printed_on: str) -> str:
    """Return the cards as HTML for printing; with lines to note by hand whom one reached."""
    parts = [f"<h1>{escape(texts.Contacts.TITLE)}</h1><p>{escape(printed_on)}</p>"]
    group = ""
    for contact in contacts:
        if contact.group != group:
            group = contact.group
            parts.append(f"<h2>{escape(group)}</h2>")
        parts.append(_card_html(contact))
    return "".join(parts)


def _card_html(contact: Contact) -> str:
    unconfirmed = "" if contact.confirmed else f"〔{texts.UNCONFIRMED}〕"
    lines = [f"<h3>{escape(contact.name + unconfirmed)}</h3>"]
    lines.append(f"<p>{escape(shop_words(contact))}</p>")
    for phone in contact.phones:
        mark = "" if phone.confirmed else f"〔{texts.UNCONFIRMED}：{phone.note}〕"
        words = f"{phone_words(phone)}{mark}"
        number = f"<b>{escape(phone.number)}</b>"
        lines.append(f"<p>{escape(texts.Contacts.PHONE)}：{number}　{escape(words)}</p>")
    if contact.url:
        lines.append(f"<p>{escape(texts.Contacts.PAGE)}：{escape(contact.url)}</p>")
    lines.extend(f"<p>{escape(label)}：{escape(text)}</p>" for label, text in rows(contact))
    lines.append(f"<p>{escape(contact.origin)}</p>")
    lines.append(f"<p>{escape(texts.Contacts.REACHED)}</p>")
    return "".join(lines)
