"""Prices: from what the file says to yen with tax for one piece."""

from __future__ import annotations

from decimal import Decimal

from wizard import texts
from wizard.domain.order_layout import Column, Price, PriceBasis, PriceOf
from wizard.intake.cells import Value, has_lost_digits, to_number, whole_yen
from wizard.intake.notices import Notice
from wizard.intake.plan import Pick, Plan, Row

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
        self._rate = _pick(plan, price.rate)
        self._tax = _pick(plan, price.tax)
        self._currency = _pick(plan, price.currency)
        proof = price.proof
        columns = () if proof is None else (proof.subtotal, proof.shipping, proof.tax, proof.total)
        self._proof = [pick for each in columns if (pick := plan.pick((each,))) is not None]
        self._seen: dict[tuple[str, str, str, str], Value] = {}

    def currency(self, row: Row) -> str:
        """Return the currency that an order's first row names, empty for yen."""
        text = self._currency(row) if self._currency is not None else ""
        return "" if text in _YEN else text

    def doubt(self, row: Row) -> bool:
        """Return True when an order's sums say that its prices do not hold the tax."""
        if len(self._proof) < 4:
            return False
        numbers = [to_number(pick(row) or "0") for pick in self._proof]
        subtotal, shipping, tax, total = (Decimal(0) if n is None else n for n in numbers)
        return tax > 0 and abs(subtotal + shipping + tax - total) < 1

    def read(self, row: Row, text: str, quantity: str, currency: str, doubt: bool) -> Value:
        """Return the price of one piece with tax.

        Args:
            row: the row.
            text: the price cell.
            quantity: the row's quantity as read.
            currency: see `currency`.
            doubt: see `doubt`.
        """
        if currency:
            return f"{text} {currency}", "", Notice.FOREIGN_CURRENCY
        rate = self._rate(row) if self._rate is not None else ""
        tax = self._tax(row) if self._tax is not None else ""
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
            if pieces != 1:
                notice = notice or Notice.LINE_DIVIDED
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


def _pick(plan: Plan, column: Column | None) -> Pick | None:
    return None if column is None else plan.pick((column,))
