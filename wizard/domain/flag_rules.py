"""When something in the orders is remarkable, and the suggestion made of it: frozen data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ForwardingWord:
    """A word in an address or name that may stand for a forwarding service.

    `confirmed` is False when nobody has checked that it does (未確認); `source` says who says so.
    """

    word: str
    source: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class FlagRules:
    """From where on something is remarkable: `resources/tables/red_flags.toml`.

    Attributes:
        high_yen: an order of so many yen, tax included, is high.
        night_from: first hour of the night (Japan time); night_to: the first that is not.
        short_minutes: orders within so many minutes follow each other closely.
        short_orders: so many of them.
        item_pieces: so many pieces of one item over all orders are many.
        forwarding: words of forwarding services.
    """

    high_yen: int
    night_from: int
    night_to: int
    short_minutes: int
    short_orders: int
    item_pieces: int
    forwarding: tuple[ForwardingWord, ...] = ()

    def is_night(self, hour: int) -> bool:
        """Return whether an hour (0 to 23, Japan time) is in the night."""
        if self.night_from <= self.night_to:
            return self.night_from <= hour < self.night_to
        return hour >= self.night_from or hour < self.night_to


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A suggestion for 不正利用と判断した理由.

    Attributes:
        id: short name, that of a chip of `incident.reason` where there is one.
        label: words of the chip.
        sentence: what the chip writes; facts only.
        orders: keys of the orders it is about, in the case's order.
        evidence: one line each, what it was read from; for the person, not for the report.
        confirmed: False when it rests on words that nobody has checked: show 未確認.
    """

    id: str
    label: str
    sentence: str
    orders: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    confirmed: bool = True
