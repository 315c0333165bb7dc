"""By which words and contents the columns of an unknown table are told (data of `resources`)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """How one item is found.

    Attributes:
        item: item id of level order or line.
        words: words of its header, the likeliest first; compared without spaces and signs.
        without: words that mean something else (注文者名 is no 商品名).
        looks: kinds of content (`wizard.intake.looks.kinds_of`), any of which fits.
        reading: how the value is read, a word of `Reading`.
    """

    item: str
    words: tuple[str, ...]
    without: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()
    reading: str = "text"


@dataclass(frozen=True, slots=True)
class Guesses:
    """Everything that is known for guessing.

    Attributes:
        columns: per item, in the order in which columns are given out.
        buyer: words of a header that mean the orderer.
        recipient: words that mean where the goods went.
        platforms: names that are proposed for `order.platform`.
    """

    columns: tuple[ColumnWords, ...]
    buyer: tuple[str, ...]
    recipient: tuple[str, ...]
    platforms: tuple[str, ...]
