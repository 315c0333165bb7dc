"""具体的な内容 reads well whatever is missing, and a broken template is told by file and line."""

import itertools
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.domain.case import Answer, AnswerState, Case, LineItem, Order, SourceKind
from wizard.domain.form import Form, Level
from wizard.domain.item_types import JAPAN
from wizard.errors import OutputError
from wizard.formdefs.answers import read_answers
from wizard.formdefs.loader import load_form
from wizard.output.render import LISTED_AT_MOST, view, write_narrative

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "forms" / "templates"
FORM = load_form(ROOT / "forms")
CRIMES = "詐欺|窃盗|横領|電子計算機|不正アクセス行為|犯人|犯罪|だまし"
HEADINGS = [
    "運営しているサイト", "発覚の経緯", "被害の内容", "不正利用と判断した理由", "損害の負担",
    "添付書類", "連絡先",
]  # fmt: skip


def answers(values: Mapping[str, str]) -> dict[str, Answer]:
    return {item_id: Answer(text) for item_id, text in values.items()}


def order(number: str = "", at: str = "", *lines: tuple[str, str, str], **more: str) -> Order:
    values = {"order.number": number, "order.purchased_at": at}
    values |= {f"order.{name}": text for name, text in more.items()}
    names = ("name", "quantity", "unit_price")
    return Order(
        f"{number}{at}",
        answers({k: v for k, v in values.items() if v}),
        tuple(
            LineItem(
                str(i),
                answers({f"order.items[].{n}": v for n, v in zip(names, line, strict=True) if v}),
            )
            for i, line in enumerate(lines)
        ),
    )


def write(case: Case) -> str:
    return write_narrative(FORM, case, TEMPLATES)


def case(values: Mapping[str, str], *orders: Order) -> Case:
    return Case(answers(values), orders)


@pytest.fixture(scope="module")
def sample() -> Case:
    keys = itertools.count()
    found = read_answers(
        ROOT / "forms" / "sample" / "case.toml",
        FORM,
        datetime(2026, 8, 21, tzinfo=JAPAN),
        lambda: str(next(keys)),
        SourceKind.SAMPLE,
    )
    return Case(found.answers, found.orders, found.notes)


def test_the_sample_tells_everything_that_is_asked_for(sample: Case):
    text = write(sample)
    assert re.findall("【(.*)】", text) == HEADINGS
    for words in (
        "株式会社架空商店は、ECサイト「架空堂オンライン」（https://shop.example.com/）を運営し",
        "発覚日(認知日)は、2026年8月20日(木)です。",
        "チャージバック（カード会社による売上の取消し）の通知が届きました。",
        "不正利用が疑われる注文は3件です。",
        "2026年8月1日(土)から2026年8月3日(月)までです。",
        "金額は合計135,180円（税込み）です。",
        "注文番号 1024　見本の腕時計（銀） 2点 ほか1品目　44,000円",
        "カードの名義人が、利用した覚えがないと申し出ています。",
        "損害は当方が負担することになる見通しです。",
        "送料2,400円と決済手数料も当方の負担です。",
        "「クレジットカード不正利用発生時の申出書」を添付します。",
        "担当者　髙見﨑子（通販事業部）",
        "電話　03-0000-0000",
        "メール　sakiko@example.com",
    ):
        assert words in text
    assert not re.search(CRIMES, text)
    # Nobody but the shop's own contact is named.
    for name in ("架空太郎", "𠮷田次郎", "見本花子", "203.0.113.45"):
        assert name not in text


def test_an_empty_case_is_still_whole_sentences():
    text = write(Case())
    assert re.findall("【(.*)】", text) == ["運営しているサイト", "被害の内容", "添付書類"]
    assert "当方は、ECサイトを運営し、" in text
    assert "確認しだいお知らせします。" in text


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"company.name": "株式会社架空"}, "株式会社架空は、ECサイトを運営し、"),
        ({"shop.name": "架空堂"}, "当方は、ECサイト「架空堂」を運営し、"),
        (
            {"shop.url": "https://shop.example.com/"},
            "当方は、ECサイト（https://shop.example.com/）を運営し、",
        ),
    ],
)
def test_who_runs_what(values: dict[str, str], sentence: str):
    assert sentence in write(case(values))


def test_the_kind_of_goods_chooses_the_template():
    one = order("1", "", ("見本", "1", "100"))
    for value, own, other in (
        ("goods", "配送先と配送業者", "配送を伴わない"),
        ("digital", "配送を伴わない", "配送先と配送業者"),
        ("", "配送先と配送業者", "配送を伴わない"),
        ("unknown", "配送先と配送業者", "配送を伴わない"),
    ):
        text = write(case({"incident.goods_kind": value}, one))
        assert own in text
        assert other not in text


AT = "2026-08-01T22:14:05+09:00"
LATER = "2026-08-03T02:05:59+09:00"
SHOWN_AT = "2026年8月1日(土) 22:14:05（日本時間）"


@pytest.mark.parametrize(
    ("orders", "there", "absent"),
    [
        pytest.param([], ["内容は、確認しだい"], ["金額", "配送先", "0件"], id="none"),
        pytest.param(
            [order("1024", AT, ("見本の腕時計", "2", "19800"))],
            ["注文は1件です。", "注文番号は1024です。", f"購入日時は{SHOWN_AT}です。",
             "商品は見本の腕時計 2点です。", "金額は39,600円（税込み）です。"],
            ["合計", "1. "],
            id="one",
        ),
        pytest.param([order("1024")], ["注文番号は1024です。"], ["金額", "購入日時", "商品は見"], id="only a number"),
        pytest.param([order()], ["注文は1件です。"], ["注文番号", "金額", "購入日時"], id="one empty"),
        pytest.param(
            [order("1", AT, ("甲", "1", "100"), ("乙", "", ""))],
            ["商品は甲 1点 ほか1品目です。", "わかっている分だけで合計100円"],
            [],
            id="one with an unknown price",
        ),
        pytest.param([order("1", AT, ("甲", "たくさん", "100"))], ["商品は甲です。"], ["たくさん", "金額"], id="an invalid quantity"),
        pytest.param(
            [order("1", AT), order("2", LATER)],
            ["注文は2件です。", "2026年8月1日(土)から2026年8月3日(月)までです。", f"1. {SHOWN_AT}　注文番号 1\n2. "],
            ["金額", "日時がわかっている"],
            id="two",
        ),
        pytest.param([order("1", AT), order("2", AT)], ["購入日は2026年8月1日(土)です。"], ["から2026"], id="one day"),
        pytest.param(
            [order("1", AT), order("2"), order("3", "きのう")],
            ["購入日は2026年8月1日(土)（日時がわかっている1件）です。", "3. 「きのう」（記入のまま）　注文番号 3"],
            [],
            id="some dated",
        ),
        pytest.param([order(), order("2")], ["1. 内容は確認しだいお知らせします。", "2. 注文番号 2"], ["購入"], id="one of two empty"),
        pytest.param(
            [order("1", AT, unauthorized_access="有")],
            ["この注文では、会員のID"],
            ["このうち"],
            id="one with a member's ID",
        ),
        pytest.param(
            [order("1", AT, unauthorized_access="有"), order("2", AT, unauthorized_access="無")],
            ["このうち1件は、会員のID"],
            [],
            id="two, one with a member's ID",
        ),
    ],
)  # fmt: skip
def test_orders(orders: list[Order], there: list[str], absent: list[str]):
    text = write(case({}, *orders))
    for words in there:
        assert words in text
    for words in absent:
        assert words not in text


def test_many_orders_are_counted_and_left_to_the_annex():
    def many(count: int) -> str:
        return write(case({}, *(order(str(n), AT, ("甲", "1", "100")) for n in range(count))))

    listed, counted = many(LISTED_AT_MOST), many(LISTED_AT_MOST + 1)
    assert f"\n{LISTED_AT_MOST}. " in listed
    assert "別紙" not in listed
    assert "注文ごとの内容は、申出書の別紙に記載しています。" in counted
    assert "\n1. " not in counted
    assert "合計1,100円" in counted


def test_states_are_not_said_as_if_they_were_values():
    checking = Answer("古い文字", AnswerState.CHECKING)
    values = {item.id: checking for item in FORM.of_level(Level.CASE)}
    text = write(Case(values, [order("1", AT)]))  # type: ignore[arg-type]
    assert "確認中" not in text.replace("は、確認中です。", "")
    assert "古い文字" not in text
    assert "損害を最終的に誰が負担するかは、まだ確認できていません。" in text


def test_an_unknown_bearer_of_the_loss_is_told_as_typed():
    text = write(case({"incident.loss_bearer": "当店と仕入先"}))
    assert "【損害の負担】\n当店と仕入先。" in text


def test_the_owners_own_text_keeps_its_lines_and_gets_a_full_stop():
    own = "　一行目\n\n二行目　{{ 7 * 7 }} {% raw %} A&B <b>"
    text = write(case({"incident.discovery": own, "incident.reason": "見たままです。\n"}))
    assert f"【発覚の経緯】\n{own}。\n" in text
    assert "【不正利用と判断した理由】\n見たままです。\n\n" in text


def test_what_is_not_asked_is_not_told():
    hidden = case({"site.contractor": "無", "site.contractor_name": "架空制作"})
    assert view(FORM, hidden)["site"].contractor_name == ""  # type: ignore[attr-defined]
    asked = case({"site.contractor": "有", "site.contractor_name": "架空制作"})
    assert view(FORM, asked)["site"].contractor_name == "架空制作"  # type: ignore[attr-defined]


# --- any case ----------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["見本", "架空の文", "ABC 123", "二行の\n文。", "　字下げ", "2026-08-01", "0", "有"]
)
ANSWERS = st.one_of(
    WORDS.map(Answer),
    st.sampled_from(list(AnswerState)).map(lambda state: Answer("古い", state, "架空社")),
)


def some(level: Level) -> st.SearchStrategy[dict[str, Answer]]:
    ids = [item.id for item in FORM.of_level(level)]
    choices = {item.id: [choice.value for choice in item.choices] for item in FORM.of_level(level)}
    any_id = st.sampled_from(ids)
    either = any_id.flatmap(
        lambda i: st.tuples(
            st.just(i), st.one_of(ANSWERS, st.sampled_from(choices[i] or ["1"]).map(Answer))
        )
    )
    return st.lists(either, max_size=len(ids)).map(dict)


ORDERS = st.lists(st.tuples(some(Level.ORDER), st.lists(some(Level.LINE), max_size=3)), max_size=12)


@given(some(Level.CASE), ORDERS)
@settings(max_examples=60, deadline=None)
def test_any_case_reads_well(
    values: dict[str, Answer], found: list[tuple[dict[str, Answer], list[dict[str, Answer]]]]
):
    orders = tuple(
        Order(f"o{n}", own, tuple(LineItem(f"l{m}", line) for m, line in enumerate(lines)))
        for n, (own, lines) in enumerate(found)
    )
    text = write(Case(values, orders))
    assert not re.search(r"None|Undefined|namespace|\{\{|\{%", text)
    assert not re.search(r"（）|「」|【】|\(\)|。。|、。|は、は|　$| $", text, re.MULTILINE)
    assert not re.search(r"^[、。をにがもで]", text, re.MULTILINE)
    assert "\n\n\n" not in text
    assert text == text.strip("\n")
    assert not re.search(CRIMES, text)
    for body in re.split("【.*】", text)[1:]:
        assert body.strip()


# --- broken templates ---------------------------------------------------------------------------

BROKEN = {
    "unknown name": ("one\n{{ shop.nmae }}\n", "goods.txt.j2: line 2: UndefinedError"),
    "unknown variable": ("{{ shopp }}\n", "goods.txt.j2: line 1: UndefinedError"),
    "not closed": ("one\n{% if shop.name %}\n", "goods.txt.j2: line 2: "),
    "unknown filter": ("{{ shop.name | shout }}\n", "goods.txt.j2: line 1: "),
    "missing include": ('{% include "none.txt.j2" %}\n', "goods.txt.j2: line 1: TemplateNotFound"),
    "forbidden attribute": ("{{ shop.__class__.__mro__ }}\n", "goods.txt.j2: line 1: SecurityError"),
    "change of the answers": ("{% do states.clear() %}\n", "goods.txt.j2: line 1: "),
    "change by a call": ("{{ states.update(a=1) }}\n", "goods.txt.j2: line 1: SecurityError"),
    "division by nothing": ("{{ 1 // orders.count }}\n", "goods.txt.j2: line 1: ZeroDivisionError"),
    "wrong type": ("{{ shop.name + 1 }}\n", "goods.txt.j2: line 1: TypeError"),
    "huge range": ("{{ range(999999999) | list }}\n", "goods.txt.j2: line 1: OverflowError"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_template_is_told_by_file_and_line(tmp_path: Path, name: str):
    template, detail = BROKEN[name]
    (tmp_path / "goods.txt.j2").write_text(template, encoding="utf-8")
    with pytest.raises(OutputError) as refused:
        write_narrative(FORM, case({"shop.name": "秘密の店"}), tmp_path)
    assert refused.value.detail.startswith(detail)
    assert "秘密の店" not in refused.value.detail
    assert "goods.txt.j2" in refused.value.sentence


def test_a_missing_template_is_told(tmp_path: Path):
    with pytest.raises(OutputError, match=r"goods\.txt\.j2"):
        write_narrative(FORM, Case(), tmp_path)


def test_no_template_at_all_is_told():
    empty = Form(FORM.items, FORM.steps, FORM.egov, FORM.statement, ())
    with pytest.raises(OutputError):
        write_narrative(empty, Case(), TEMPLATES)


def test_no_card_number_is_written():
    text = write(case({"incident.reason": "カード5555555555554444で決済された"}))
    assert "カード555555******4444で決済された" in text


STATED = {
    "incident.discovered_on": "発覚日(認知日)",
    "incident.discovery": "発覚の経緯",
    "incident.reason": "不正利用と判断した理由",
}


@pytest.mark.parametrize("item_id", STATED)
def test_what_is_being_checked_is_told(item_id: str):
    text = write(Case({item_id: Answer("", AnswerState.CHECKING)}))
    assert f"\n{STATED[item_id]}は、確認中です。\n" in text
    held = Case({item_id: Answer("", AnswerState.UNAVAILABLE, "カード会社")})
    assert (
        f"{STATED[item_id]}は、現在のところわかっていません（取れない（カード会社））。"
        in write(held)
    )


def test_all_states_together_leave_no_empty_lines():
    text = write(Case({item_id: Answer("", AnswerState.CHECKING) for item_id in STATED}))
    assert "は、確認中です。\n発覚の経緯は、確認中です。\n\n【被害の内容】" in text
    assert "\n\n\n" not in text


def test_a_day_that_cannot_be_read_is_no_prose():
    text = write(case({"incident.discovered_on": "きのう"}, order("1024", "8月ごろ")))
    assert "発覚日(認知日)は、「きのう」（記入のまま）です。" in text
    assert "購入日時は「8月ごろ」（記入のまま）です。" in text
