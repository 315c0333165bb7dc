"""Card numbers are hidden in what is free text, and never in numbers of another kind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard import texts
from wizard.domain import card_numbers
from wizard.domain.case import Answer, AnswerState, Case, Order, Source, SourceKind
from wizard.domain.doubts import Doubts
from wizard.domain.hidden_cards import (
    ColumnHiding,
    doubt_about,
    hide,
    hide_in_answer,
    hide_in_line,
    hide_in_text,
    is_searched,
    is_security_code_column,
    may_be_doubted,
)
from wizard.formdefs.loader import load_form

FORM = load_form(Path(__file__).resolve().parents[2] / "forms")
CARD = "4111111111111111"
MASKED = "411111******1111"
SPARED = [
    "order.number",
    "order.tracking_number",
    "report.receipt_number",
    "note.receipt_number",
    "shop.url",
]
# Whatever is right in these is far from a card number of usual length.
NARROW = [
    "order.buyer.phone",
    "order.recipient.phone",
    "applicant.phone",
    "company.postal_code",
    "order.recipient.postal_code",
    "order.access.ip",
    "order.access.port",
    "order.purchased_at",
    "incident.discovered_on",
]
FREE = ["case.notes", "incident.discovery", "report.content", "order.buyer.name", "note.said",
        "order.items[].name", "order.items[].unit_price", "order.access.user_agent"]  # fmt: skip


@pytest.mark.parametrize("item_id", SPARED)
def test_numbers_of_their_own_kind_stay(item_id: str) -> None:
    assert not is_searched(FORM.item(item_id))
    assert hide(FORM.item(item_id), CARD) == CARD


@pytest.mark.parametrize("item_id", NARROW)
def test_a_card_in_a_field_that_cannot_hold_one_is_hidden(item_id: str) -> None:
    assert hide(FORM.item(item_id), CARD) == MASKED
    assert hide(FORM.item(item_id), "4111 1111-1111 1111") == "4111 11**-**** 1111"


@pytest.mark.parametrize(
    ("item_id", "text"),
    [
        ("order.buyer.phone", "+4915112345674"),
        ("order.buyer.phone", "03-0000-0000 090-0000-0000"),
        ("order.buyer.phone", "4222222222222"),  # perhaps a phone with its country
        ("company.postal_code", "100-0000"),
        ("order.access.ip", "2001:db8::4111:1111:1111:1111"),
        ("order.access.ip", "203.0.113.45"),
        ("order.purchased_at", "2026-08-01T22:14:05+09:00"),
        ("order.purchased_at", "20260801221405000"),
        ("incident.discovered_on", "2026年8月20日"),
    ],
)
def test_right_values_of_such_fields_stay(item_id: str, text: str) -> None:
    assert hide(FORM.item(item_id), text) == text


@pytest.mark.parametrize("item_id", FREE)
def test_free_text_keeps_six_and_four(item_id: str) -> None:
    assert hide(FORM.item(item_id), f"カード {CARD} です") == f"カード {MASKED} です"


@given(st.sampled_from(SPARED), st.text(st.sampled_from("0123456789-０１ "), max_size=40))
def test_no_digits_of_a_spared_item_are_ever_touched(item_id: str, text: str) -> None:
    answer = Answer(text)
    assert hide_in_answer(FORM.item(item_id), answer) is answer


def _with_check_digit(digits: str) -> str:
    weighed = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits))
    return digits + str(-weighed % 10)


_digits = st.text(st.sampled_from("0123456789"), min_size=10, max_size=10)
OTHERS = st.one_of(
    _digits.map(lambda d: _with_check_digit("49" + d)),  # JAN
    _digits.map(lambda d: _with_check_digit("45" + d)),  # JAN
    _digits.map(lambda d: f"0{d}"),  # phone
    _digits.map(lambda d: f"+81 {d[:2]}-{d[2:6]}-{d[6:]}"),  # phone
    _digits.map(lambda d: f"{d[:4]}-{d[4:8]}-{d[8:]}00"),  # parcel, 12 digits
    _digits.map(lambda d: f"249-{d[:7]}-{d[3:]}"),  # order number of a marketplace
)


@given(OTHERS)
def test_product_codes_phones_and_parcels_in_free_text_stay(number: str) -> None:
    text = f"番号は{number}です"
    assert hide(FORM.item("case.notes"), text) == text


@pytest.mark.parametrize(
    ("number", "usual"),
    [
        (CARD, True),
        ("378282246310005", True),
        ("30569309025904", True),
        ("4222222222222", False),  # 13 digits: perhaps a longer number half typed
        ("6200000000000000000", False),
    ],
)
def test_while_typing_only_usual_lengths_are_hidden(number: str, usual: bool) -> None:
    item = FORM.item("case.notes")
    assert card_numbers.is_card_number(number)
    assert (hide(item, number, typing=True) != number) is usual
    assert hide(item, number) != number


def test_the_source_s_own_text_and_the_holder_are_searched_too() -> None:
    answer = Answer(CARD, AnswerState.UNAVAILABLE, f"カード {CARD}", original=CARD)
    hidden = hide_in_answer(FORM.item("case.notes"), answer)
    assert CARD not in (hidden.text + hidden.holder + hidden.original)


# --- cells, lines and pasted texts ------------------------------------------------------------------


def test_what_was_hidden_in_a_text_is_counted_and_said() -> None:
    nothing = hide_in_text("注文番号 1024")
    assert (nothing.text, nothing.cards, nothing.sentences) == ("注文番号 1024", 0, ())
    one = hide_in_text(f"カード {CARD}")
    assert one.text == f"カード {MASKED}"
    assert one.sentences == (
        "カード番号とみられる数字を、最初の6桁と最後の4桁だけ残して隠しました。",
    )
    assert "2か所" in hide_in_text(f"{CARD}、5555555555554444").sentences[0]


@pytest.mark.parametrize(
    ("line", "hidden"),
    [
        ("POST /pay?card=4111111111111111&x=1", "POST /pay?card=411111******1111&x=1"),
        ("GET /?n=4111+1111+1111+1111 HTTP", "GET /?n=4111+11**+****+1111 HTTP"),
        ("GET /?n=4111%201111%201111%201111", "GET /?n=4111%2011**%20****%201111"),
        ("GET /?n=4111%2D1111%2d1111%2D1111", "GET /?n=4111%2D11**%2d****%2D1111"),
        ("POST /pay?cvv=123&a=456", "POST /pay?cvv=***&a=456"),
        ('{"card[cvc]": "1234"}', '{"card[cvc]": "****"}'),
        ("/pay?security_code=987", "/pay?security_code=***"),
    ],
)
def test_log_lines_keep_everything_else(line: str, hidden: str) -> None:
    found = hide_in_line(line)
    assert found.text == hidden
    assert found.cards + found.codes == 1
    assert found.sentences


@given(st.text())
def test_lines_keep_their_length(line: str) -> None:
    assert len(hide_in_line(line).text) == len(line)


@pytest.mark.parametrize(
    "header",
    ["セキュリティコード", "ｾｷｭﾘﾃｨコード番号", "CVV", "cvc", "Card CVV2", "Security Code", "security_code",
     "カード確認番号", "【セキュリティ コード】", "ＣＶＣ", "credit_card_cvc"],
)  # fmt: skip
def test_security_code_columns_are_known_by_their_heading(header: str) -> None:
    assert is_security_code_column(header)


@pytest.mark.parametrize(
    "header",
    [
        "クーポンコード",
        "Discount Code",
        "商品コード",
        "郵便番号",
        "SKU",
        "社員コード",
        "Incident",
        "Card CVC Status",
        "cvv_result",
        "セキュリティコード照合結果",
        "",
    ],
)
def test_other_codes_are_no_security_codes(header: str) -> None:
    assert not is_security_code_column(header)


def test_no_real_header_is_taken_for_a_security_code() -> None:
    for path in (Path(__file__).resolve().parents[1] / "data" / "orders").iterdir():
        data = path.read_bytes()
        try:
            first = data.decode("utf-8-sig").splitlines()[0]
        except UnicodeDecodeError:
            first = data.decode("cp932").splitlines()[0]
        for header in first.replace("\t", ",").replace('"', "").split(","):
            assert not is_security_code_column(header), header


def test_columns_are_dropped_masked_spared_or_searched() -> None:
    hiding = ColumnHiding(
        ["注文番号", "カード番号", "セキュリティコード", "備考", "JANコード", "お届け先電話番号"]
    )
    assert hiding.dropped == ("セキュリティコード",)
    assert "セキュリティコード" in hiding.notice
    row = [CARD, "4111-1111-1111-1110", "123", f"払う {CARD}", CARD, CARD]
    assert hiding.row([*row, CARD]) == (
        CARD, "4111-11**-****-1110", "", f"払う {MASKED}", CARD, CARD, MASKED,
    )  # fmt: skip
    assert hiding.cell(2, "123").codes == 1
    assert ColumnHiding(["注文番号"]).notice == ""


# --- what nobody but the person can tell ------------------------------------------------------------


def doubt(item_id: str, text: str, kind: SourceKind = SourceKind.TYPED) -> str | None:
    return doubt_about(FORM.item(item_id), Answer(text, source=Source(kind)))


@pytest.mark.parametrize(
    ("item_id", "text"),
    [
        ("case.notes", f"注文番号 {CARD} です"),
        ("incident.discovery", f"送り状番号：{CARD}"),
        ("order.number", CARD),
        ("order.number", "4111 1111 1111 1111"),
        ("order.tracking_number", CARD),
    ],
)
def test_a_number_that_stays_though_it_may_be_a_card_is_said(item_id: str, text: str) -> None:
    item = FORM.item(item_id)
    assert hide(item, text) == text
    assert may_be_doubted(item)
    assert doubt(item_id, text) == texts.CardWords.IN_DOUBT


@pytest.mark.parametrize(
    ("item_id", "text", "kind"),
    [
        ("case.notes", "注文番号 1024", SourceKind.TYPED),
        ("case.notes", MASKED, SourceKind.TYPED),
        ("order.number", "1024", SourceKind.TYPED),
        ("order.number", CARD, SourceKind.ORDER_FILE),  # its column says what it is
        ("order.access.log_line", f"order_id={CARD}", SourceKind.LOG),
        ("shop.url", f"https://example.com/{CARD}", SourceKind.TYPED),
    ],
)
def test_what_is_clear_is_not_doubted(item_id: str, text: str, kind: SourceKind) -> None:
    assert doubt(item_id, text, kind) is None


def test_the_doubt_reaches_the_page_that_checks_everything() -> None:
    case = Case({"case.notes": Answer(f"注文番号 {CARD}")}, (order_with(CARD),))
    found = Doubts(FORM).problems(case, date(2026, 8, 20))
    places = [p.place.item for p in found if texts.CardWords.IN_DOUBT in p.message]
    assert places == ["case.notes", "order.number"]


def order_with(number: str) -> Order:
    return Order("a", {"order.number": Answer(number)})
