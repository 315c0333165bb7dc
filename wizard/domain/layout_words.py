"""The words in which an order layout says how a file is: one enum per question."""

from __future__ import annotations

from enum import StrEnum


class RowMeaning(StrEnum):
    """What one row of the file is."""

    LINE = "line"  # a line of an order; rows with the same order number make one order
    ORDER = "order"  # a whole order, without lines or with all of them packed into cells
    PARCEL = "parcel"  # a parcel sent for an order of some shop, perhaps without its number
    PAYMENT = "payment"  # a payment for an order of some shop


class OrderCells(StrEnum):
    """Which rows of an order carry the cells of the order itself (buyer, recipient, time)."""

    EVERY = "every"
    FIRST = "first"  # later rows leave them empty


class Delimiter(StrEnum):
    """What stands between cells."""

    COMMA = "comma"
    TAB = "tab"

    @property
    def character(self) -> str:
        """Return the character itself."""
        return "," if self is Delimiter.COMMA else "\t"


class Quoting(StrEnum):
    """How cells are quoted."""

    STANDARD = "standard"  # RFC 4180: `"` around, `""` inside
    PHP = "php"  # the same, but PHP's fputcsv leaves a `"` after a byte 0x5C undoubled
    NONE = "none"  # `"` is a character like any other


class Zone(StrEnum):
    """The zone of times that carry no offset of their own."""

    JAPAN = "Asia/Tokyo"
    UTC = "UTC"


class Reading(StrEnum):
    """How the text of a cell becomes a value."""

    TEXT = "text"
    PHONE = "phone"  # +81 90-… becomes 090-…
    POSTAL_CODE = "postal_code"  # six digits have lost their leading zero
    PREFECTURE = "prefecture"  # JP-13, JP13 or 13 becomes the prefecture's name
    ZONE = "zone"  # the name of a time zone becomes its offset, by the layout's `zones`
    FAMILY_FIRST = "family_first"  # a Japanese name written given name first is turned round
    DATETIME = "datetime"
    INTEGER = "integer"
    PRICE = "price"  # by the layout's `Price`


class PriceOf(StrEnum):
    """What the price of a row is the price of."""

    UNIT = "unit"
    LINE = "line"  # all pieces of the line together
    PAYMENT = "payment"  # everything that was paid at once


class PriceBasis(StrEnum):
    """Whether the price holds the consumption tax."""

    TAX_INCLUDED = "tax_included"
    TAX_EXCLUDED = "tax_excluded"
    UNKNOWN = "unknown"  # the facts do not say: kept as it stands and said


class PackedAs(StrEnum):
    """How several lines of an order are packed into cells of one row."""

    NUMBERED = "numbered"  # L1=…&L2=… in several columns, the numbers going together
    PAIRS = "pairs"  # name:…|quantity:… in one column per line
