"""A small invented form and cases over it, for the tests of the domain."""

from __future__ import annotations

from hypothesis import strategies as st

from wizard.domain.case import (
    Answer,
    AnswerState,
    Case,
    LineItem,
    Note,
    Order,
    Place,
    Source,
    SourceKind,
)
from wizard.domain.changes import Change, Group, Insert, Move, Remove, SetAnswer, SetMark
from wizard.domain.form import (
    Card,
    Choice,
    Condition,
    EgovField,
    Form,
    Item,
    Level,
    Need,
    Section,
    Statement,
    Step,
)

NAME = "order.items[].name"
QUANTITY = "order.items[].quantity"
PRICE = "order.items[].unit_price"
KINDS = (Choice("goods", "配送した商品"), Choice("digital", "デジタル商品"))

ITEMS = (
    Item("company.name", "会社名", "text", Need.EGOV),
    Item("company.prefecture", "都道府県", "prefecture", Need.EGOV),
    Item("applicant.email", "メールアドレス", "email", Need.EGOV),
    Item("site.contractor", "委託業者の有無", "presence", Need.LATER),
    Item(
        "site.contractor_name",
        "業者名",
        "text",
        Need.LATER,
        only_if=Condition("site.contractor", ("有",)),
    ),
    Item("incident.discovered_on", "発覚日", "date", Need.WANTED),
    Item("incident.goods_kind", "商品の種類", "choice", Need.WANTED, choices=KINDS),
    Item("order.number", "注文番号", "text", Need.WANTED),
    Item("order.purchased_at", "不正購入日時", "datetime", Need.WANTED),
    Item(NAME, "商品名", "text", Need.WANTED),
    Item(QUANTITY, "数量", "integer", Need.WANTED),
    Item(PRICE, "販売価格", "yen", Need.WANTED),
    Item("order.buyer.phone", "発注者電話番号", "phone", Need.LATER),
    Item(
        "order.carrier",
        "配送業者",
        "text",
        Need.LATER,
        only_if=Condition("incident.goods_kind", ("goods",)),
    ),
    Item("order.access.ip", "アクセス元IPアドレス", "ip", Need.LATER),
    Item("order.access.port", "アクセス元ポート番号", "port", Need.LATER),
    Item("order.access.at", "アクセス日時", "datetime", Need.LATER),
    Item("order.unauthorized_access", "不正アクセス疑い有無", "presence", Need.LATER),
    Item(
        "order.auth_server_location",
        "認証サーバの設置場所",
        "text",
        Need.LATER,
        only_if=Condition("order.unauthorized_access", ("有", "確認中")),
    ),
    Item("report.content", "具体的な内容", "long_text", Need.EGOV),
    Item("report.sent_at", "送信した日時", "datetime", Need.LATER),
    Item("note.at", "日時", "datetime", Need.LATER),
    Item("note.said", "話した内容", "long_text", Need.LATER),
    Item("case.left_over", "どこでも聞かない日付", "date", Need.LATER),
)

STEPS = (
    Step("start", "はじめに", "start"),
    Step(
        "prepare",
        "e-Govの準備",
        "cards",
        cards=(
            Card("prepare.account", "アカウント", "", tick="済んだ", needed=True),
            Card("prepare.mail", "お知らせ", "", tick="済んだ"),
            Card("prepare.read", "読む", ""),
        ),
    ),
    Step(
        "shop",
        "お店",
        "fields",
        sections=(
            Section("会社", ("company.name", "company.prefecture", "applicant.email")),
            Section("委託", ("site.contractor", "site.contractor_name")),
        ),
    ),
    Step(
        "incident",
        "何が起きたか",
        "fields",
        sections=(Section("", ("incident.discovered_on", "incident.goods_kind")),),
    ),
    Step(
        "orders",
        "注文",
        "orders",
        sections=(
            Section("購入情報", ("order.number", "order.purchased_at", NAME, QUANTITY, PRICE)),
            Section("発注者", ("order.buyer.phone", "order.carrier")),
        ),
    ),
    Step(
        "records",
        "購入時の記録",
        "records",
        sections=(
            Section(
                "",
                (
                    "order.access.ip",
                    "order.access.port",
                    "order.access.at",
                    "order.unauthorized_access",
                    "order.auth_server_location",
                ),
            ),
        ),
    ),
    Step("confirm", "確認", "confirm"),
    Step("documents", "書類", "documents"),
    Step("egov", "e-Govに写す", "egov", sections=(Section("", ("report.content",)),)),
    Step("after", "送ったあと", "after", sections=(Section("", ("report.sent_at",)),)),
    Step("police", "やりとり", "notes", sections=(Section("", ("note.at", "note.said")),)),
)

EGOV = (
    EgovField("form.name", "法人名", "1", ("company.name",), required=True),
    EgovField("form.content", "具体的な内容", "2", ("report.content",)),
)


def make_form(*, steps: tuple[Step, ...] = STEPS, items: tuple[Item, ...] = ITEMS) -> Form:
    statement = Statement("申出書", (), (), "", (), (), "", ())
    return Form({item.id: item for item in items}, steps, EGOV, statement, ())


FORM = make_form()


def item(type_name: str, **more: object) -> Item:
    return Item("x.y", "見出し", type_name, Need.WANTED, **more)  # type: ignore[arg-type]


def texts(values: dict[str, str]) -> dict[str, Answer]:
    return {key: Answer(text) for key, text in values.items()}


def line(
    key: str, name: str = "見本の腕時計", quantity: str = "2", price: str = "19800"
) -> LineItem:
    return LineItem(key, texts({NAME: name, QUANTITY: quantity, PRICE: price}))


def order(key: str, number: str = "", lines: int = 1, **values: str) -> Order:
    answers = {f"order.{name.replace('__', '.')}": text for name, text in values.items()}
    if number:
        answers["order.number"] = number
    return Order(key, texts(answers), tuple(line(f"{key}-{n}") for n in range(lines)))


# --- random cases and changes ---------------------------------------------------------------------

some_text = st.sampled_from(
    [
        "",
        " ",
        "x",
        "有",
        "無",
        "goods",
        "2",
        "39,600円",
        "-5",
        "2026-08-01T22:14:05+09:00",
        "2026/8/1 22:14",
        "2026-08-20",
        "203.0.113.45",
        "443",
        "03-0000-0000",
        "東京都",
        "東京",
    ]
)
some_source = st.sampled_from([Source(), Source(SourceKind.WRITTEN), Source(SourceKind.LOG, "f")])
some_answer = st.builds(
    Answer,
    text=some_text,
    state=st.one_of(st.none(), st.sampled_from(list(AnswerState))),
    holder=st.sampled_from(["", "サーバー会社"]),
    source=some_source,
)
maybe_answer = st.one_of(st.none(), some_answer)


def answers_of(level: Level) -> st.SearchStrategy[dict[str, Answer]]:
    ids = [entry.id for entry in ITEMS if entry.level is level]
    return st.dictionaries(st.sampled_from(ids), some_answer)


class Keys:
    """Fresh keys, different in every example."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> str:
        self.count += 1
        return f"k{self.count}"


@st.composite
def some_order(draw: st.DrawFn, keys: Keys) -> Order:
    count = draw(st.integers(0, 2))
    lines = tuple(LineItem(keys(), draw(answers_of(Level.LINE))) for _ in range(count))
    return Order(keys(), draw(answers_of(Level.ORDER)), lines)


@st.composite
def some_case(draw: st.DrawFn, keys: Keys) -> Case:
    return Case(
        draw(answers_of(Level.CASE)),
        tuple(draw(some_order(keys)) for _ in range(draw(st.integers(0, 3)))),
        tuple(Note(keys(), draw(answers_of(Level.NOTE))) for _ in range(draw(st.integers(0, 2)))),
        draw(st.dictionaries(st.sampled_from(["seen:shop", "card:prepare.account"]), st.just("1"))),
    )


@st.composite
def some_change(draw: st.DrawFn, case: Case, keys: Keys) -> Change:
    """Return a change that the case allows."""
    kinds = ["answer", "mark", "insert"]
    if case.orders or case.notes:
        kinds += ["remove", "move"]
    kind = draw(st.sampled_from(kinds))
    if kind == "mark":
        name = draw(st.sampled_from(["seen:shop", "seen:orders", "copied:form.name", "page"]))
        after = draw(st.sampled_from([None, "1"]))
        return SetMark(name, case.marks.get(name), after)
    if kind == "answer":
        place = draw(st.sampled_from(list(case.places(FORM.items))))
        return SetAnswer(place, case.answer(place), draw(maybe_answer))
    group, owner, records = draw(st.sampled_from(_groups(case)))
    if kind == "insert":
        index = draw(st.integers(0, len(records)))
        record: Order | Note | LineItem
        if group is Group.ORDERS:
            record = draw(some_order(keys))
        elif group is Group.NOTES:
            record = Note(keys(), draw(answers_of(Level.NOTE)))
        else:
            record = LineItem(keys(), draw(answers_of(Level.LINE)))
        return Insert(group, index, record, owner)
    group, owner, records = draw(st.sampled_from([g for g in _groups(case) if g[2]]))
    index = draw(st.integers(0, len(records) - 1))
    if kind == "remove":
        return Remove(group, index, records[index], owner)
    return Move(group, index, draw(st.integers(0, len(records) - 1)), owner)


def _groups(case: Case) -> list[tuple[Group, str, tuple[Order | Note | LineItem, ...]]]:
    found: list[tuple[Group, str, tuple[Order | Note | LineItem, ...]]] = [
        (Group.ORDERS, "", tuple(case.orders)),
        (Group.NOTES, "", tuple(case.notes)),
    ]
    found += [(Group.LINES, order.key, order.lines) for order in case.orders]
    return found


def state_of(case: Case) -> object:
    """Return everything a case holds, for comparing."""
    return (dict(case.answers), list(case.orders), list(case.notes), dict(case.marks))


def set_text(case: Case, item_id: str, text: str, owner: str = "", line_key: str = "") -> None:
    place = Place(item_id, owner, line_key)
    case.apply(SetAnswer(place, case.answer(place), Answer(text) if text else None))
