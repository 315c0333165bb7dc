"""Options that stand in a row of their own below the goods they belong to (BASE)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from wizard import texts
from wizard.domain.case import Answer
from wizard.intake.cells import to_number, whole_yen

NAME = "order.items[].name"
PRICE = "order.items[].unit_price"
_GAP = "\u3000"


def with_option(goods: Mapping[str, Answer], option: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """Return the answers of goods with an option's name and price added to theirs.

    A price that is no number, on either side, leaves the goods' own price as it stands.
    """
    answers = dict(goods)
    name, more = answers.get(NAME), option.get(NAME)
    if more is not None and more.text:
        text = f"{name.text}{_GAP}{more.text}" if name is not None and name.text else more.text
        answers[NAME] = replace(name or more, text=text, original="")
    price, extra = answers.get(PRICE), option.get(PRICE)
    if price is not None and extra is not None:
        sums = [to_number(each.text) for each in (price, extra)]
        if sums[0] is not None and sums[1] is not None and sums[1] != 0:
            says = texts.Intake.PRICE_WITH_OPTION
            original = says.format(price=price.original or price.text, option=extra.text)
            answers[PRICE] = replace(price, text=whole_yen(sums[0] + sums[1]), original=original)
    return MappingProxyType(answers)
