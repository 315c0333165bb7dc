"""What counts as something that orders have in common: `forms/links.toml` as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LinkReading(StrEnum):
    """How values are made comparable."""

    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    NAME = "name"
    IP = "ip"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class LinkItem:
    """An item whose value is compared; `role` says whose it is (発注者, 配送先), or is empty."""

    item: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class LinkKind:
    """One kind of thing that orders may share.

    Attributes:
        id: short name, e.g. ``address``.
        label: the words for it, e.g. 住所.
        items: whose values are compared, all with each other.
        reading: how they are made comparable.
        alone: True when sharing it makes a link. Otherwise it is too common (the name of a
            browser) to say anything alone: it is only told of orders that something else links.
    """

    id: str
    label: str
    items: tuple[LinkItem, ...]
    reading: LinkReading
    alone: bool = True


@dataclass(frozen=True, slots=True)
class LinkRules:
    """What counts as something in common.

    Attributes:
        kinds: in the order in which they are told.
        ignored: texts that stand for no value.
        ignored_mailboxes: what stands before the @ of addresses that are nobody's own.
    """

    kinds: tuple[LinkKind, ...] = ()
    ignored: tuple[str, ...] = ()
    ignored_mailboxes: tuple[str, ...] = ()
