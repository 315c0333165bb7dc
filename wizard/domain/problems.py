"""A problem of a case, and the words it is told with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wizard import texts
from wizard.domain.case import Order, Place
from wizard.domain.findings import Finding
from wizard.domain.form import Item, Need

ORDER_NUMBER = "order.number"


class ProblemLevel(StrEnum):
    """How pressing a problem is."""

    INVALID = "invalid"
    EGOV = "egov"
    # Only from `wizard.domain.safe_texts`: e-Gov refuses a character that has no substitute.
    REFUSED = "refused"
    WANTED = "wanted"
    LATER = "later"
    # Only from `wizard.domain.doubts`: valid, but worth a second look.
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is missing or wrong.

    Attributes:
        place: where it is mended. Without an owner for an item of orders when the case has no
            order yet; without a line for an item of lines when the order has no line yet.
        message: Japanese; without 「。」 for what is missing, with it for what is wrong.
    """

    level: ProblemLevel
    place: Place
    message: str


_LEVELS = {
    Need.EGOV: ProblemLevel.EGOV,
    Need.WANTED: ProblemLevel.WANTED,
    Need.LATER: ProblemLevel.LATER,
}


def level_of_need(need: Need) -> ProblemLevel:
    """Return the level of something missing that is needed like that."""
    return _LEVELS[need]


def level_of_finding(finding: Finding) -> ProblemLevel:
    """Return the level of a finding that is not fine."""
    return ProblemLevel.INVALID if isinstance(finding.wrong, str) else _LEVELS[finding.item.need]


def message_of(finding: Finding) -> str:
    """Return the words of a finding that is not fine, with the line it is in."""
    if finding.no_lines:
        return texts.Checks.NO_LINES
    sentence = finding.wrong if isinstance(finding.wrong, str) else ""
    return labelled(finding.item, sentence, finding.position)


def labelled(item: Item, sentence: str, position: int = 0) -> str:
    """Return a message about an item.

    Args:
        item: named by its label.
        sentence: what is wrong or odd; empty when the item is missing.
        position: of the order line it is in, counted from 1; 0 when it is in none.
    """
    if sentence:
        message = texts.Checks.INVALID.format(label=item.label, sentence=sentence)
    else:
        message = texts.Checks.MISSING.format(label=item.label)
    return texts.Checks.LINE.format(position=position, message=message) if position else message


def order_prefix(order: Order, position: int) -> str:
    """Return the words before a message about an order, as a pattern with ``{message}``.

    Args:
        order: named by its number, or else
        position: by its position among all orders, counted from 1.
    """
    number = order.text(ORDER_NUMBER).strip()
    if not number:
        return texts.Checks.NTH_ORDER.format(position=position, message="{message}")
    # Braces in a number stand for themselves when the pattern is filled.
    number = number.replace("{", "{{").replace("}", "}}")
    return texts.Checks.ORDER.format(number=number, message="{message}")
