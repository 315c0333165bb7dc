"""What all types share: an invalid text is kept, what is shown can be read again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.making import item
from wizard import texts
from wizard.domain.case import Answer, AnswerState
from wizard.domain.form import Choice, Item, Need
from wizard.domain.item_types import TYPES, shown, type_of

NAMES = sorted(TYPES)
CHOICES = (Choice("goods", "配送した商品"), Choice("digital", "デジタル商品"))
# Texts near every type's border, so that chance finds both sides of it.
pieces = st.sampled_from(
    [
        *"0123456789０９-－ー/.:,、()（）[]+@#%円¥個〒 \u3000\n\tTZ年月日時分秒RS",
        "令和",
        "元",
        "内線",
        "2026",
        "2026-08-20",
        "2026/8/1",
        "22:14:05",
        "+09:00",
        "03-0000-0000",
        "+81",
        "例",
        "203.0.113.45",
        "2001:db8::1",
        "443",
        "39,600",
        "example.com",
        "https://",
        "ｱ",
        "あ",
        "ア",
        "ﾞ",
        "東京",
        "東京都",
        "有",
        "goods",
        "万",
        "\u200b",
        "\ufeff",
        "(土)",
        "午後",
        "UTC",
        "\x00",
    ]
)
any_text = st.one_of(st.text(max_size=40), st.lists(pieces, max_size=8).map("".join))


def test_every_type_of_the_contract_is_there() -> None:
    assert (
        sorted(
            [
                "text",
                "long_text",
                "katakana",
                "phone",
                "email",
                "postal_code",
                "prefecture",
                "date",
                "datetime",
                "yen",
                "integer",
                "ip",
                "port",
                "url",
                "choice",
                "presence",
                "receipt",
            ]
        )
        == NAMES
    )


@pytest.mark.parametrize("name", NAMES)
@given(text=any_text)
def test_a_text_is_valid_or_explained_and_never_lost(name: str, text: str) -> None:
    kind, entry = TYPES[name], item(name, choices=CHOICES if name == "choice" else ())
    wrong = kind.check(text, entry)
    if not text.strip():
        assert wrong is None
        with pytest.raises(ValueError, match=r"。$"):
            kind.parse(text, entry)
    elif wrong is None:
        kind.parse(text, entry)
    else:
        assert wrong.endswith("。")
        assert re.search("[ぁ-ん]", wrong)
        with pytest.raises(ValueError, match=re.escape(wrong)):
            kind.parse(text, entry)
        assert kind.show(text, entry) == text
        assert kind.note(text, entry) is None
    note = kind.note(text, entry)
    assert note is None or note.endswith("。")
    assert isinstance(kind.compare_key(text), str)


@pytest.mark.parametrize("name", NAMES)
@given(text=any_text)
def test_what_is_shown_means_the_same(name: str, text: str) -> None:
    kind, entry = TYPES[name], item(name, choices=CHOICES if name == "choice" else ())
    if not text.strip() or kind.check(text, entry) is not None:
        return
    shown_text = kind.show(text, entry)
    assert kind.check(shown_text, entry) is None
    assert kind.show(shown_text, entry) == shown_text
    if name not in ("choice", "datetime"):
        # A choice shows its label, and no time shows fractions of seconds.
        assert kind.parse(shown_text, entry) == kind.parse(text, entry)
        assert kind.compare_key(shown_text) == kind.compare_key(text)


@pytest.mark.parametrize("name", NAMES)
@given(text=any_text)
def test_a_suggestion_is_valid_and_only_for_what_is_not(name: str, text: str) -> None:
    kind, entry = TYPES[name], item(name, choices=CHOICES if name == "choice" else ())
    suggestion = kind.suggest(text, entry)
    if suggestion is not None:
        assert kind.check(text, entry) is not None
        assert kind.check(suggestion, entry) is None
        assert kind.suggest(suggestion, entry) is None


@pytest.mark.parametrize("name", NAMES)
@given(text=any_text)
def test_the_fast_way_never_takes_what_the_slow_one_refuses(name: str, text: str) -> None:
    kind, entry = TYPES[name], item(name)
    if kind.sure is not None and kind.sure.fullmatch(text):
        kind.parse(text, entry)


@pytest.mark.parametrize("name", [n for n in NAMES if TYPES[n].sure is not None])
@given(data=st.data())
def test_every_text_of_the_fast_way_is_valid(name: str, data: st.DataObject) -> None:
    kind = TYPES[name]
    assert kind.sure is not None
    text = data.draw(st.from_regex(kind.sure, fullmatch=True))
    kind.parse(text, item(name))
    assert kind.check(text, item(name)) is None


def test_shown_tells_states_as_they_print() -> None:
    phone = item("phone")
    assert shown(phone, None) == ""
    assert shown(phone, Answer(" ")) == ""
    assert shown(phone, Answer("x", AnswerState.CHECKING)) == "確認中"
    assert shown(phone, Answer(state=AnswerState.NO_RECORD)) == "記録なし"
    assert shown(phone, Answer(state=AnswerState.UNAVAILABLE)) == "取れない"
    held = Answer(state=AnswerState.UNAVAILABLE, holder="サーバー会社")
    assert shown(phone, held) == "取れない（サーバー会社）"
    assert shown(phone, Answer("ばんごう")) == "ばんごう"
    assert shown(item("yen"), Answer("39600")) == "39,600円"


def test_an_unknown_type_is_a_mistake_of_the_forms() -> None:
    with pytest.raises(KeyError):
        type_of(item("colour"))


@pytest.mark.parametrize("name", ["text", "long_text"])
def test_text_keeps_full_width_spaces_and_line_breaks(name: str) -> None:
    text = "一行目　つづき\n  二行目\n"
    assert TYPES[name].show(text, item(name)) == text
    assert TYPES[name].check(text, item(name)) is None


def test_a_choice_is_stored_as_its_value_and_shown_as_its_label() -> None:
    kind, entry = TYPES["choice"], item("choice", choices=CHOICES)
    assert kind.parse("goods", entry) == "goods"
    assert kind.parse("デジタル商品", entry) == "digital"
    assert kind.show("goods", entry) == "配送した商品"
    assert kind.show("furniture", entry) == "furniture"
    wrong = kind.check("furniture", entry)
    assert wrong is not None
    assert "配送した商品" in wrong
    many = item("choice", choices=tuple(Choice(str(n), f"選択肢{n}") for n in range(47)))
    long = kind.check("x", many)
    assert long is not None
    assert len(long) < 60


def test_an_unconfirmed_choice_says_so() -> None:
    kind = TYPES["choice"]
    entry = item("choice", choices=(Choice("東京都", "東京都", confirmed=False), CHOICES[0]))
    note = kind.note("東京都", entry)
    assert note is not None
    assert "未確認" in note
    assert kind.note("goods", entry) is None
    assert kind.note("x", entry) is None


@pytest.mark.parametrize("text", ["有", "無", "不明", " 有 "])
def test_presence(text: str) -> None:
    assert TYPES["presence"].parse(text, item("presence")) == text.strip()


@pytest.mark.parametrize("text", ["あり", "yes", "有無", "1"])
def test_presence_takes_nothing_else(text: str) -> None:
    assert TYPES["presence"].check(text, item("presence")) is not None


def test_seconds_are_asked_for_only_where_traces_are_compared() -> None:
    minute = "2026-08-01T22:14+09:00"
    access = Item("order.access.at", "アクセス日時", "datetime", Need.WANTED)
    sent = Item("report.sent_at", "送信した日時", "datetime", Need.LATER)
    assert type_of(access).note(minute, access) == texts.Values.TIME_NO_SECONDS
    assert type_of(sent).note(minute, sent) is None
