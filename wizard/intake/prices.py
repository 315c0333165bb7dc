"""Prices: from what the file says to yen with tax for one piece."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from operator import itemgetter

from wizard import texts
from wizard.domain.order_layout import Price, PriceBasis, PriceOf
from wizard.intake.cells import Value, has_lost_digits, to_number, whole_yen
from wizard.intake.notices import Notice
from wizard.intake.plan import Cells, Plan, Take

_HUNDRED = Decimal(100)
_YEN = frozenset(("", "JPY", "jpy"))
_REMEMBERED = 4096
_SAYS = texts.Intake


class PriceReader:
    """Reads the prices of one file by its layout's `Price`.

    Rounding is half up to whole yen, EC-CUBE's own default; the source's price stays beside.
    """

    def __init__(self, plan: Plan) -> None:
        price: Price = plan.layout.price
        self._of_line = price.of is PriceOf.LINE
        self._excluded = price.basis is PriceBasis.TAX_EXCLUDED
        self._rate = plan.line.pick((price.rate,))
        self._tax = plan.line.pick((price.tax,))
        self._currency = plan.order.pick((price.currency,))
        self._proof = _proof(plan)
        self._seen: dict[tuple[str, str, str, str], Value] = {}

    def currency(self, cells: Cells) -> str:
        """Return the currency that an order's first row names, empty for yen."""
        text = self._currency(cells) if self._currency is not None else ""
        return "" if text in _YEN else text

    def doubt(self, cells: Cells) -> bool:
        """Return True when an order's sums say that its prices do not hold the tax."""
        if self._proof is None:
            return False
        subtotal, shipping, tax, total = self._proof(cells)
        if not tax or tax == "0":
            return False
        try:
            sums = float(subtotal or 0), float(shipping or 0), float(tax), float(total)
        except ValueError:
            read = [to_number(text.strip() or "0") for text in (subtotal, shipping, tax, total)]
            numbers = [float(each) for each in read if each is not None]
            if len(numbers) < 4:
                return False
            sums = (numbers[0], numbers[1], numbers[2], numbers[3])
        return sums[2] > 0 and abs(sum(sums[:3]) - sums[3]) < 1

    def take(self, raw: Take, quantity: Take | None) -> Take:
        """Return what reads the price of an order in yen that gives no doubt.

        Args:
            raw: gives the price cell.
            quantity: gives the row's quantity; only needed for prices of whole lines.
        """
        pieces = quantity if self._of_line else None

        def take(cells: Cells) -> Value | None:
            found = raw(cells)
            if found is None:
                return None
            count = None if pieces is None else pieces(cells)
            return self.read(cells, found[0], "" if count is None else count[0])

        return take

    def read(
        self, cells: Cells, text: str, quantity: str, currency: str = "", doubt: bool = False
    ) -> Value:
        """Return the price of one piece with tax.

        Args:
            cells: the kept cells of the line.
            text: the price cell.
            quantity: the row's quantity as read.
            currency: see `currency`.
            doubt: see `doubt`.
        """
        if currency:
            return f"{text} {currency}", "", Notice.FOREIGN_CURRENCY
        rate = self._rate(cells) if self._rate is not None else ""
        tax = self._tax(cells) if self._tax is not None else ""
        key = (text, rate, tax, quantity if self._of_line else "")
        value = self._seen.get(key)
        if value is None:
            value = self._read(*key)
            if len(self._seen) < _REMEMBERED:
                self._seen[key] = value
        if doubt and value[2] is None:
            return value[0], _SAYS.PRICE_TAX_DOUBT.format(price=text), Notice.TAX_DOUBT
        return value

    def _read(self, text: str, rate: str, tax: str, quantity: str) -> Value:
        number = to_number(text)
        if number is None:
            return text, "", Notice.LOST_DIGITS if has_lost_digits(text) else Notice.BAD_PRICE
        original = "" if text == whole_yen(number) else text
        notice: Notice | None = None
        if self._excluded:
            number, original, notice = self._with_tax(number, text, rate, tax)
        if self._of_line:
            pieces = to_number(quantity)
            original = _SAYS.PRICE_OF_LINE.format(price=original or text, quantity=quantity or "?")
            if pieces is None or pieces <= 0:
                return whole_yen(number), original, Notice.BAD_QUANTITY
            if pieces != 1 and notice is not Notice.TAX_UNKNOWN:
                notice = Notice.LINE_DIVIDED
            number /= pieces
        return whole_yen(number), original, notice

    def _with_tax(
        self, number: Decimal, text: str, rate: str, tax: str
    ) -> tuple[Decimal, str, Notice]:
        percent = to_number(rate) if rate else None
        if percent is not None:
            original = _SAYS.PRICE_NO_TAX.format(price=text, rate=rate)
            return number * (_HUNDRED + percent) / _HUNDRED, original, Notice.TAX_ADDED
        yen = to_number(tax) if tax else None
        if yen is not None:
            original = _SAYS.PRICE_PLUS_TAX.format(price=text, tax=tax)
            return number + yen, original, Notice.TAX_ADDED
        return number, _SAYS.PRICE_NO_RATE.format(price=text), Notice.TAX_UNKNOWN


def _proof(plan: Plan) -> Callable[[Cells], Cells] | None:
    """Return what gives subtotal, shipping, tax and total; None when the file lacks one."""
    proof = plan.layout.price.proof
    if proof is None:
        return None
    columns = (proof.subtotal, proof.shipping, proof.tax, proof.total)
    places = [place for each in columns if (place := plan.order.place(each)) is not None]
    return itemgetter(*places) if len(places) == len(columns) else None
