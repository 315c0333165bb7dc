"""An order's own total: whether it can hold the tax that the prices are said to lack.

Japan's lower rate is 8 % (since 2019-10). Where not even that fits the total, the shop charges
no tax on top of its prices (or lowered the order by a discount), so that nobody may be told to
add it: the damage would be overstated. Then it is said that the tax is not certain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from wizard import texts
from wizard.domain.order_layout import PriceBasis
from wizard.intake.answers import QUANTITY
from wizard.intake.cells import Value, to_number
from wizard.intake.notices import Notice
from wizard.intake.plan import Plan
from wizard.intake.takes import Cells, Take

_PRICE = "order.items[].unit_price"
_LEAST_RATE = Decimal("1.08")
_LACKS = texts.Intake.PRICE_NO_RATE.removeprefix("{price}")
_UNKNOWN = texts.Intake.PRICE_BASIS_UNKNOWN.removeprefix("{price}")


class OrderTotal:
    """Compares the prices of an order with its total, where a row holds all of both.

    Args:
        plan: how the rows are read.
        takes: gives the values of a line.
    """

    def __init__(self, plan: Plan, takes: Mapping[str, Take]) -> None:
        price = plan.layout.price
        lacking = price.basis is PriceBasis.TAX_EXCLUDED
        self._total = plan.order.pick((price.total,)) if lacking else None
        self._shipping = plan.order.pick((price.shipping,))
        self._price, self._quantity = takes.get(_PRICE), takes.get(QUANTITY)

    def holds_no_tax(self, cells: Cells, lines: Sequence[Cells]) -> bool:
        """Return True when the total is too small for prices that lack the tax.

        Args:
            cells: the kept cells of the order.
            lines: those of all of its lines.
        """
        if self._total is None or self._price is None or self._quantity is None:
            return False
        total = to_number(self._total(cells) or "")
        if total is None or total <= 0:
            return False
        least, pieces = to_number(self._shipping(cells) if self._shipping else "") or Decimal(0), 0
        for line in lines:
            if not any(line):
                continue
            price, quantity = self._price(line), self._quantity(line)
            each = None if price is None else to_number(price[0])
            count = None if quantity is None else to_number(quantity[0])
            if price is None or each is None or count is None:
                return False
            lacks = price[2] is Notice.TAX_UNKNOWN
            least += each * count * (_LEAST_RATE if lacks else 1)
            pieces += int(count)
        return least > total + pieces  # the price of one piece is rounded to whole yen


def settled(value: Value | None, unsure: bool) -> Value | None:
    """Return a price as it can be said.

    Args:
        value: as the layout has it.
        unsure: it is not certain that a price without tax lacks it.
    """
    if not unsure or value is None or value[2] is not Notice.TAX_UNKNOWN:
        return value
    return value[0], value[1].replace(_LACKS, _UNKNOWN), Notice.BASIS_UNKNOWN
