"""具体的な内容: the narrative, written from the answers by a template of `forms/templates/`.

Templates are strict (an unknown name is an error, never an empty place) and sandboxed, and see
plain shown values only: `NarrativeView` says which.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from wizard import texts
from wizard.domain import card_numbers
from wizard.domain.asking import is_asked, word
from wizard.domain.case import Answer, Answers, Case, Order, Place
from wizard.domain.form import Form, Item, Level, Template
from wizard.domain.item_types import PRESENCE, format_date, shown, type_of
from wizard.domain.link_words import order_names, sentence
from wizard.domain.links import LinkFinder, find_links
from wizard.domain.totals import QUANTITY, case_totals, order_total
from wizard.errors import OutputError

LISTED_AT_MOST = 10
"""More orders than this are only counted; the annex of the 申出書 lists them."""
GROUPS_AT_MOST = 5
"""More groups of orders that have something in common than this are only counted."""

_NAME = "order.items[].name"
_UNAUTHORIZED = "order.unauthorized_access"
_ENDS = "。．.！？!?」』）)"


@dataclass(frozen=True, slots=True)
class OrderView:
    """One order as the templates see it; every value may be empty.

    Attributes:
        number: order number; at: time of purchase as shown.
        name: name of the first line that has one; quantity: its pieces, empty when unknown.
        more: number of the other lines.
        total: yen as shown, empty unless every price and quantity is known.
    """

    number: str
    at: str
    name: str
    quantity: str
    more: int
    total: str


@dataclass(frozen=True, slots=True)
class OrdersView:
    """All orders as the templates see them.

    Attributes:
        count: number of orders; quantity: pieces as far as known.
        yen: the known sum as shown; complete: it is the whole sum; some_yen: it is not nothing.
        first: day of the earliest purchase as shown, empty when none is known; last: the latest.
        dated: number of orders whose time of purchase is known.
        listed: the orders, or nothing when there are more than `LISTED_AT_MOST`.
        unauthorized: number of orders whose 不正アクセス疑い is 有.
    """

    count: int
    quantity: int
    yen: str
    complete: bool
    some_yen: bool
    first: str
    last: str
    dated: int
    listed: tuple[OrderView, ...]
    unauthorized: int


@dataclass(frozen=True, slots=True)
class LinksView:
    """What the orders have in common, as the templates see it.

    Attributes:
        count: number of groups of orders that belong together.
        orders: number of orders in them.
        listed: a sentence about each group, without names and addresses; nothing when there
            are more than `GROUPS_AT_MOST`.
    """

    count: int
    orders: int
    listed: tuple[str, ...]


def write_narrative(
    form: Form, case: Case, templates_dir: Path, links: LinkFinder | None = None
) -> str:
    """Return 具体的な内容 written from the answers, without trailing line break.

    Args:
        form: the definitions; the first of `form.templates` whose condition holds is used.
        case: the answers; anything may be missing.
        templates_dir: `forms/templates/`.
        links: finds what orders have in common; one that has found it already saves the work.

    Raises:
        OutputError: the template is missing or broken; `detail` names file and line.
    """
    template = _template(form, case)
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates_dir, encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=False,  # plain text, shown in a text field and copied to e-Gov
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["chomp"] = _chomp
    environment.filters["stop"] = _stop
    try:
        text = environment.get_template(template.file).render(view(form, case, links))
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as wrong:
        raise OutputError(
            texts.NarrativeTemplates.BROKEN.format(file=template.file),
            texts.NarrativeTemplates.BROKEN_DO,
            _where(template.file, wrong),
        ) from wrong
    return card_numbers.mask(_chomp(text))


def view(form: Form, case: Case, links: LinkFinder | None = None) -> dict[str, object]:
    """Return what templates see.

    Every case-level item stands under its id (``company.name``) as its shown value, empty when
    there is none, when it is a state or when it is not asked; beside them ``states`` (item id →
    確認中 …), ``sentences`` (item id → the sentence of the chosen choice), ``orders``
    (`OrdersView`), ``links`` (`LinksView`) and ``statement_title``.
    """
    seen: dict[str, object] = {
        "states": {},
        "sentences": {},
        "orders": _orders(form, case),
        "links": _links(form, case, links),
        "statement_title": form.statement.title,
    }
    states: dict[str, str] = {}
    sentences: dict[str, str] = {}
    for item in form.of_level(Level.CASE):
        answer = case.answers.get(item.id) if is_asked(form, case, Place(item.id)) else None
        value = _shown(item, answer)
        if answer is not None and answer.state is not None:
            states[item.id], value = value, ""
        for choice in item.choices:
            if answer is not None and answer.state is None and choice.value == answer.text.strip():
                sentences[item.id] = choice.sentence
        _hang(seen, item.id, value.strip("\n"))
    seen.update(states=states, sentences=sentences)
    return seen


def _hang(seen: dict[str, object], item_id: str, value: str) -> None:
    """Put a value under ``company.name``; attributes, so that no name meets a dict's method."""
    first, *rest = item_id.split(".")
    at = seen.setdefault(first, SimpleNamespace())
    for name in rest[:-1]:
        if not hasattr(at, name):
            setattr(at, name, SimpleNamespace())
        at = getattr(at, name)
    setattr(at, rest[-1], value)


def _template(form: Form, case: Case) -> Template:
    for template in form.templates:
        when = template.when
        if when is None or word(case.answers.get(when.item)) in when.values:
            return template
    raise OutputError(texts.NarrativeTemplates.NO_TEMPLATE, texts.NarrativeTemplates.BROKEN_DO)


def _orders(form: Form, case: Case) -> OrdersView:
    totals = case_totals(case)
    few = len(case.orders) <= LISTED_AT_MOST
    return OrdersView(
        count=totals.orders,
        quantity=totals.quantity,
        yen=_yen(totals.yen),
        complete=totals.complete,
        some_yen=totals.yen > 0,
        first=format_date(totals.first.date()) if totals.first else "",
        last=format_date(totals.last.date()) if totals.last else "",
        dated=totals.dated,
        listed=tuple(_order(form, order) for order in case.orders) if few else (),
        unauthorized=sum(order.text(_UNAUTHORIZED).strip() == PRESENCE[0] for order in case.orders),
    )


def _links(form: Form, case: Case, finder: LinkFinder | None) -> LinksView:
    groups = finder.groups(case.orders) if finder else find_links(form, case.orders)
    names = order_names(case.orders)
    few = len(groups) <= GROUPS_AT_MOST
    return LinksView(
        count=len(groups),
        orders=sum(len(group.orders) for group in groups),
        listed=tuple(sentence(group, names) for group in groups) if few else (),
    )


def _order(form: Form, order: Order) -> OrderView:
    named = next((line for line in order.lines if _value(form, line.answers, _NAME)), None)
    answers: Answers = named.answers if named else {}
    total = order_total(order)
    return OrderView(
        number=_value(form, order.answers, "order.number"),
        at=_value(form, order.answers, "order.purchased_at"),
        name=_value(form, answers, _NAME),
        quantity=_valid(form.item(QUANTITY), answers.get(QUANTITY)),
        more=max(len(order.lines) - 1, 0),
        total=_yen(total) if total is not None else "",
    )


def _value(form: Form, answers: Mapping[str, Answer], item_id: str) -> str:
    """Return a shown value in one line, empty for a state."""
    answer = answers.get(item_id)
    if answer is None or answer.state is not None:
        return ""
    return " ".join(_shown(form.item(item_id), answer).split("\n")).strip()


def _shown(item: Item, answer: Answer | None) -> str:
    """Return a shown value; a day or time that cannot be read is quoted as it was written."""
    value = shown(item, answer)
    if answer is None or answer.state is not None or item.type not in ("date", "datetime"):
        return value
    if type_of(item).check(answer.text, item) is None:
        return value
    return texts.NarrativeTemplates.AS_WRITTEN.format(text=value.strip())


def _valid(item: Item, answer: Answer | None) -> str:
    """Return a shown value, empty for a state and for an invalid text."""
    if answer is None or answer.state is not None:
        return ""
    return "" if type_of(item).check(answer.text, item) else type_of(item).show(answer.text, item)


def _yen(amount: int) -> str:
    return texts.Words.YEN.format(amount=f"{amount:,}")


def _chomp(text: str) -> str:
    return text.strip("\n")


def _stop(text: str) -> str:
    """Return a text that ends with a full stop, its own or 「。」."""
    end = text.rstrip()
    return end if not end or end[-1] in _ENDS else f"{end}。"


def _where(file: str, wrong: Exception) -> str:
    """Return file, line and kind of a template error, without any answer."""
    if isinstance(wrong, TemplateSyntaxError):
        return f"{wrong.name or file}: line {wrong.lineno}: {wrong.message}"
    at = wrong.__traceback__
    line = 0
    while at is not None:
        if at.tb_frame.f_code.co_filename.endswith(".j2"):
            file, line = Path(at.tb_frame.f_code.co_filename).name, at.tb_lineno
        at = at.tb_next
    return f"{file}: line {line}: {type(wrong).__name__}"
