"""Which first digits and lengths the card brands give out: a table, nothing else.

Ranges are those of ISO/IEC 7812 issuer numbers as the brands publish them to merchants. Left
out on purpose, because no shop in Japan is paid with them and every range more makes more
order numbers look like cards: Maestro, Mir, Elo, RuPay, and JCB's old 15-digit numbers (1800,
2131), which are no longer given out. One more range is one more row.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Issuer:
    """Numbers that one brand gives out.

    Attributes:
        brand: its name, for the reader of the table.
        low: the first digits, from here; high: to here (as many digits).
        usual: how many digits nearly all of these cards have; others: how many some have.
    """

    brand: str
    low: str
    high: str
    usual: int
    others: tuple[int, ...] = ()

    def begins(self, digits: str) -> bool:
        """Return whether ASCII digits begin as this brand's numbers do."""
        return self.low <= digits[: len(self.low)] <= self.high


ISSUERS: tuple[Issuer, ...] = (
    Issuer("Visa", "4", "4", 16, (13, 19)),
    Issuer("Mastercard", "51", "55", 16),
    Issuer("Mastercard", "2221", "2720", 16),
    Issuer("American Express", "34", "34", 15),
    Issuer("American Express", "37", "37", 15),
    Issuer("JCB", "3528", "3589", 16, (17, 18, 19)),
    Issuer("Diners Club", "300", "305", 14, (16, 19)),
    Issuer("Diners Club", "3095", "3095", 14, (16, 19)),
    Issuer("Diners Club", "36", "36", 14, (16, 19)),
    Issuer("Diners Club", "38", "39", 14, (16, 19)),
    Issuer("Discover", "6011", "6011", 16, (19,)),
    Issuer("Discover", "644", "659", 16, (19,)),
    Issuer("UnionPay", "62", "62", 16, (17, 18, 19)),
)
SHORTEST = 13
LONGEST = 19


def issuers_of(digits: str) -> tuple[Issuer, ...]:
    """Return the rows whose beginning and length fit ASCII digits."""
    length = len(digits)
    return tuple(
        row
        for row in ISSUERS
        if (length == row.usual or length in row.others) and row.begins(digits)
    )


def has_usual_length(digits: str) -> bool:
    """Return True when digits are as many as nearly all cards that begin like them have."""
    return any(row.begins(digits) and len(digits) == row.usual for row in ISSUERS)
