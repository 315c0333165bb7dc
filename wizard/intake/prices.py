"""Prices: from what the file says to yen with tax for one piece."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from operator import itemgetter

from wizard import texts
from wizard.domain.case import Answer
from wizard.domain.order_layout import Fill, Price, PriceBasis, PriceOf, Reading
from wizard.intake.cells import Value, has_lost_digits, is_foreign_money, to_number, whole_yen
from wizard.intake.notices import Notice
from wizard.intake.plan import Plan
from wizard.intake.takes import Cells, Take, first_of

_HUNDRED = Decimal(100)
_PERCENT = "%\uff05 "
_YEN = frozenset(("", "JPY", "jpy"))
_REMEMBERED = 4096
_SAYS = texts.Intake
_NO_RATE = _SAYS.PRICE_NO_RATE.removeprefix("{price}")
_WITH_TAX = tuple(
    pattern.removeprefix("{price}").partition("{")[0]
    for pattern in (_SAYS.PRICE_NO_TAX, _SAYS.PRICE_PLUS_TAX)
)


class OrderSums:
    """What the cells of an order say about all of its prices: currency and tax."""

    def __init__(self, plan: Plan) -> None:
        self._currency = plan.order.pick((plan.layout.price.currency,))
        self._proof = _proof(plan)

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


class ItemPrices:
    """The prices of one item: of several fills the first that gives one counts.

    Args:
        plan: how the rows are read.
        fills: the item's fills that the file can carry out, with what gives the price cell.
    """

    def __init__(self, plan: Plan, fills: Sequence[tuple[Fill, Take]]) -> None:
        price = plan.layout.price
        self._each = [(PriceReader(plan, fill.price or price), raw) for fill, raw in fills]

    def take(self, quantity: Take | None) -> Take:
        """Return what reads the price of an order in yen that gives no doubt."""
        return first_of([reader.take(raw, quantity) for reader, raw in self._each])

    def odd(self, cells: Cells, quantity: str, currency: str, doubt: bool) -> Value | None:
        """Return the price of a line in another currency, or with doubtful tax."""
        for reader, raw in self._each:
            found = raw(cells)
            if found is not None:
                if found[2] is not None:
                    return found
                return reader.read(cells, found[0], quantity, currency, doubt)
        return None


def item_prices(plan: Plan) -> dict[str, ItemPrices]:
    """Return the prices of each item of a line that has some."""
    found: dict[str, list[tuple[Fill, Take]]] = {}
    for fill, take in plan.line.single:
        if fill.reading is Reading.PRICE:
            found.setdefault(fill.item, []).append((fill, take))
    return {item: ItemPrices(plan, fills) for item, fills in found.items()}


class PriceReader:
    """Reads prices of one file by a layout's `Price`.

    Rounding is half up to whole yen, EC-CUBE's own default; the source's price stays beside.
    """

    def __init__(self, plan: Plan, price: Price) -> None:
        self._of = price.of
        self._basis = price.basis
        self._rate = plan.line.pick((price.rate,))
        self._tax = plan.line.pick((price.tax,))
        self._included = None if price.included is None else plan.line.condition(price.included)
        self._seen: dict[tuple[str, str, str, str, bool], Value] = {}

    def take(self, raw: Take, quantity: Take | None) -> Take:
        """Return what reads the price of an order in yen that gives no doubt.

        Args:
            raw: gives the price cell.
            quantity: gives the row's quantity; only needed for prices of whole lines.
        """
        pieces = quantity if self._of is PriceOf.LINE else None

        def take(cells: Cells) -> Value | None:
            found = raw(cells)
            if found is None or found[2] is not None:
                return found
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
            currency: see `OrderSums.currency`.
            doubt: see `OrderSums.doubt`.
        """
        if currency:
            return f"{text} {currency}", "", Notice.FOREIGN_CURRENCY
        rate = self._rate(cells) if self._rate is not None else ""
        tax = self._tax(cells) if self._tax is not None else ""
        included = self._included is not None and self._included(cells)
        key = (text, rate, tax, quantity if self._of is PriceOf.LINE else "", included)
        value = self._seen.get(key)
        if value is None:
            value = self._read(*key)
            if len(self._seen) < _REMEMBERED:
                self._seen[key] = value
        if doubt and value[2] is None:
            return value[0], _SAYS.PRICE_TAX_DOUBT.format(price=text), Notice.TAX_DOUBT
        return value

    def _read(self, text: str, rate: str, tax: str, quantity: str, included: bool) -> Value:
        if is_foreign_money(text):
            return text, "", Notice.FOREIGN_CURRENCY
        number = to_number(text)
        if number is None:
            return text, "", Notice.LOST_DIGITS if has_lost_digits(text) else Notice.BAD_PRICE
        original = "" if text == whole_yen(number) else text
        notice: Notice | None = Notice.NEGATIVE_PRICE if number < 0 else None
        if self._basis is PriceBasis.TAX_EXCLUDED and not included:
            number, original, notice = _with_tax(number, text, rate, tax)
        elif self._basis is PriceBasis.UNKNOWN and not included:
            original = _SAYS.PRICE_BASIS_UNKNOWN.format(price=text)
            notice = Notice.BASIS_UNKNOWN
        if self._of is PriceOf.PAYMENT:
            said = _SAYS.PRICE_OF_PAYMENT.format(price=text)
            return whole_yen(number), said, notice or Notice.PAYMENT_TOTAL
        if self._of is PriceOf.LINE:
            return self._of_line(number, original or text, quantity, notice)
        return whole_yen(number), original, notice

    def _of_line(self, number: Decimal, price: str, quantity: str, notice: Notice | None) -> Value:
        pieces = to_number(quantity)
        original = _SAYS.PRICE_OF_LINE.format(price=price, quantity=quantity or "?")
        if pieces is None or pieces <= 0:
            return whole_yen(number), original, Notice.BAD_QUANTITY
        each = whole_yen(number / pieces)
        if pieces != 1 and notice is not Notice.TAX_UNKNOWN:
            even = Decimal(each) * pieces == Decimal(whole_yen(number))
            notice = Notice.LINE_DIVIDED if even else Notice.LINE_UNEVEN
        return each, original, notice


def is_same_price(standing: Answer, other: Answer) -> bool:
    """Return True when a price was made of the same price without tax, but knows no tax rate.

    One file of a platform has the tax rate, the other has not (EC-CUBE 3): what stands beside
    both of them begins alike.
    """
    return gains_tax(other, standing)


def gains_tax(standing: Answer, other: Answer) -> bool:
    """Return True when the other price is the standing one with the tax that this one lacks.

    That completes a price of which a file did not know the tax; it contradicts nothing.
    """
    before, lacks, rest = standing.original.partition(_NO_RATE)
    if not lacks:
        return False
    for mark in _WITH_TAX:
        same, has, more = other.original.partition(mark)
        if has and _NO_RATE not in other.original:
            numbers = to_number(before), to_number(same)
            return numbers[0] is not None and numbers[0] == numbers[1] and more.endswith(rest)
    return False


def _with_tax(number: Decimal, text: str, rate: str, tax: str) -> tuple[Decimal, str, Notice]:
    percent = _percent(rate)
    if percent is not None:
        shown = rate.rstrip(_PERCENT)
        if to_number(shown) != percent:
            shown = f"{percent.normalize():f}"
        original = _SAYS.PRICE_NO_TAX.format(price=text, rate=shown)
        return number * (_HUNDRED + percent) / _HUNDRED, original, Notice.TAX_ADDED
    yen = to_number(tax) if tax else None
    if yen is not None:
        original = _SAYS.PRICE_PLUS_TAX.format(price=text, tax=tax)
        return number + yen, original, Notice.TAX_ADDED
    return number, _SAYS.PRICE_NO_RATE.format(price=text), Notice.TAX_UNKNOWN


def _percent(rate: str) -> Decimal | None:
    """Return a tax rate in percent: 10, 10% and 0.1 are the same (no rate is below 1 %)."""
    number = to_number(rate.rstrip(_PERCENT)) if rate else None
    if number is None or not 0 <= number <= _HUNDRED:
        return None
    return number * _HUNDRED if 0 < number < 1 else number


def _proof(plan: Plan) -> Callable[[Cells], Cells] | None:
    """Return what gives subtotal, shipping, tax and total; None when the file lacks one."""
    proof = plan.layout.price.proof
    if proof is None:
        return None
    columns = (proof.subtotal, proof.shipping, proof.tax, proof.total)
    places = [place for each in columns if (place := plan.order.place(each)) is not None]
    return itemgetter(*places) if len(places) == len(columns) else None
