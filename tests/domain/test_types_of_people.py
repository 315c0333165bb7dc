"""Katakana, phone numbers, e-mail addresses, postal codes and prefectures."""

from __future__ import annotations

import unicodedata

import pytest

from tests.domain.making import item
from wizard.domain.item_types import PREFECTURES, TYPES, police_headquarters, suggest

KATAKANA, PHONE, EMAIL = TYPES["katakana"], TYPES["phone"], TYPES["email"]
POSTAL, PREFECTURE = TYPES["postal_code"], TYPES["prefecture"]


@pytest.mark.parametrize(
    "text", ["カクウ　ハナコ", "ヴェール", "スーパー", "ヵヶ", "ァィゥ", " カクウ "]
)
def test_katakana_that_egov_takes(text: str) -> None:
    assert KATAKANA.check(text, item("katakana")) is None
    assert KATAKANA.note(text, item("katakana")) is None


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("ｶｸｳ ﾊﾅｺ", "カクウ　ハナコ"),
        ("ﾔﾏﾀﾞ", "ヤマダ"),
        ("ﾊﾟｰﾊﾟﾙ", "パーパル"),
        ("かくう　はなこ", "カクウ　ハナコ"),
        ("ゔぁいおりん", "ヴァイオリン"),
        ("カクウ ハナコ", "カクウ　ハナコ"),
        ("カクウチョウ1", "カクウチョウ１"),
        (unicodedata.normalize("NFD", "ガギグ"), "ガギグ"),
        (unicodedata.normalize("NFD", "がぎぐ"), "ガギグ"),
    ],
)
def test_kana_with_a_certain_way_to_katakana(text: str, suggestion: str) -> None:
    assert suggest(text) == suggestion
    wrong = KATAKANA.check(text, item("katakana"))
    assert wrong is not None
    assert suggestion in wrong
    assert KATAKANA.suggest(text, item("katakana")) == suggestion
    assert KATAKANA.show(text, item("katakana")) == text  # nothing is changed silently


@pytest.mark.parametrize(
    "text", ["架空花子", "Kaku", "かくう花子", "ｱﾞ", "カクウ-ハナコ", "ハナコ・カクウ"]
)
def test_no_suggestion_where_it_would_be_a_guess(text: str) -> None:
    assert suggest(text) is None
    assert KATAKANA.check(text, item("katakana")) is not None


def test_digits_in_katakana_get_a_remark() -> None:
    assert KATAKANA.check("カクウチョウ１－２", item("katakana")) is None
    assert KATAKANA.note("カクウチョウ１－２", item("katakana")) is not None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("03-1234-5678", "0312345678"),
        ("0312345678", "0312345678"),
        ("(03)1234-5678", "0312345678"),
        ("０３（１２３４）５６７８", "0312345678"),
        ("03 1234 5678", "0312345678"),
        ("03ー1234ー5678", "0312345678"),
        ("045-123-4567", "0451234567"),
        ("0467-12-3456", "0467123456"),
        ("04992-1-2345", "0499212345"),
        ("090-1234-5678", "09012345678"),
        ("080-0000-0000", "08000000000"),
        ("070-1234-5678", "07012345678"),
        ("060-1234-5678", "06012345678"),
        ("06-0000-0000", "0600000000"),
        ("050-1234-5678", "05012345678"),
        ("0120-123-456", "0120123456"),
        ("0800-123-4567", "08001234567"),
        ("0570-012-345", "0570012345"),
        ("+81 3-1234-5678", "0312345678"),
        ("+81-90-1234-5678", "09012345678"),
        ("+81 (0)90 1234 5678", "09012345678"),
        ("＋８１３１２３４５６７８", "0312345678"),
        ("03-1234-5678 内線12", "0312345678"),
        ("03-1234-5678（内線 １２）", "0312345678"),
        ("03-1234-5678 内線番号：12", "0312345678"),
        ("03-1234-5678 ext. 12", "0312345678"),
        ("03-1234-5678 #12", "0312345678"),
    ],
)
def test_phone_numbers_of_japan(text: str, key: str) -> None:
    entry = item("phone")
    assert PHONE.check(text, entry) is None
    assert PHONE.note(text, entry) is None
    assert PHONE.compare_key(text) == key
    if text.isascii():
        assert PHONE.show(text, entry) == text  # hyphens stay as typed


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("０３ー１２３４ー５６７８", "03-1234-5678"),
        ("０３（１２３４）５６７８", "03(1234)5678"),
        ("03−1234‐5678", "03-1234-5678"),
        ("03-1234-5678（内線 １２）", "03-1234-5678(内線 12)"),
        ("＋81 3-1234-5678", "+81 3-1234-5678"),
        ("でんわー", "でんわー"),
    ],
)
def test_a_phone_number_is_shown_in_half_width(text: str, shown: str) -> None:
    assert PHONE.show(text, item("phone")) == shown


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("03-1234-567", "9桁"),
        ("090-1234-567", "10桁"),
        ("090-1234-56789", "12桁"),
        ("0120-12-345", "9桁"),
        ("9012345678", "09012345678"),
        ("312345678", "0312345678"),
        ("1234-5678", "市外局番"),
        ("110", "市外局番"),
        ("03-1234-5678 / 090-1234-5678", "2つ"),
        ("03-1234-5678、090-1234-5678", "2つ"),
        ("03-1234-5678\n090-1234-5678", "2つ"),
        ("03-1234-5678 内線", "内線"),
        ("03-1234-5678 内線 営業", "内線"),
        ("でんわ", "数字"),
        ("#9110", "数字"),
        ("+0312345678", "使えない文字"),
        ("0" * 5000, "使えない文字"),
    ],
)
def test_phone_numbers_that_cannot_be(text: str, says: str) -> None:
    wrong = PHONE.check(text, item("phone"))
    assert wrong is not None
    assert says in wrong


def test_a_lost_leading_zero_is_offered_again() -> None:
    assert PHONE.suggest("9012345678", item("phone")) == "09012345678"
    assert PHONE.suggest("03-1234-567", item("phone")) is None


def test_a_number_from_abroad_is_fine_with_a_remark() -> None:
    assert PHONE.check("+1 415-555-0100", item("phone")) is None
    assert PHONE.note("+1 415-555-0100", item("phone")) is not None
    assert PHONE.compare_key("+1 415-555-0100") == "+14155550100"


@pytest.mark.parametrize(
    "text",
    [
        ".a..b.@docomo.ne.jp",
        "hanako@example.com",
        "hanako+shop@example.co.jp",
        "a/b=c?d@ezweb.ne.jp",
        '"a..b"@example.com',
        "o'neill@example.com",
        "a@日本語.jp",
        " hanako@example.com ",
    ],
)
def test_email_addresses_that_receive_mail(text: str) -> None:
    assert EMAIL.check(text, item("email")) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("hanako", "@"),
        ("hanako@example", "後ろ"),
        ("hanako@", "後ろ"),
        ("@example.com", "前"),
        ("hanako@example..com", "後ろ"),
        ("hanako@203.0.113.45", "後ろ"),
        ("花子@example.com", "前"),
        ("ha nako@example.com", "前"),
        ("a@b@example.com", "1つ"),
        ("a@example.com, b@example.com", "2つ"),
        ("a@example.com b@example.com", "2つ"),
        ("ｈａｎａｋｏ＠example.com", "hanako@example.com"),
        ("a" * 65 + "@example.com", "前"),
        ("a@" + "b." * 300 + "com", "後ろ"),
    ],
)
def test_email_addresses_that_cannot_be(text: str, says: str) -> None:
    wrong = EMAIL.check(text, item("email"))
    assert wrong is not None
    assert says in wrong


def test_email_compares_without_case() -> None:
    assert EMAIL.compare_key("Hanako@Example.com") == EMAIL.compare_key(" hanako@example.com")
    assert EMAIL.suggest("ｈａｎａｋｏ＠example.com", item("email")) == "hanako@example.com"


@pytest.mark.parametrize(
    "text", ["100-0001", "1000001", "〒100-0001", "〒 1000001", "１００－０００１", "100ー0001"]
)
def test_postal_codes(text: str) -> None:
    assert POSTAL.check(text, item("postal_code")) is None
    assert POSTAL.show(text, item("postal_code")) == "100-0001"
    assert POSTAL.compare_key(text) == "1000001"


@pytest.mark.parametrize(
    ("text", "says"), [("100", "3桁"), ("100-00012", "8桁"), ("東京", "7桁"), ("10-00001", "7桁")]
)
def test_postal_codes_that_cannot_be(text: str, says: str) -> None:
    wrong = POSTAL.check(text, item("postal_code"))
    assert wrong is not None
    assert says in wrong
    assert POSTAL.show(text, item("postal_code")) == text


def test_there_are_47_prefectures() -> None:
    assert len(set(PREFECTURES)) == 47
    assert PREFECTURES[0] == "北海道"
    assert PREFECTURES[-1] == "沖縄県"
    for prefecture in PREFECTURES:
        assert PREFECTURE.check(prefecture, item("prefecture")) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("東京", "「東京都」"),
        ("京都", "「京都府」"),
        ("神奈川", "「神奈川県」"),
        ("東京都千代田区", "「東京都」"),
        ("関東", "47都道府県"),
        ("北海", "47都道府県"),
    ],
)
def test_a_prefecture_needs_its_whole_name(text: str, says: str) -> None:
    wrong = PREFECTURE.check(text, item("prefecture"))
    assert wrong is not None
    assert says in wrong


def test_police_headquarters() -> None:
    assert police_headquarters("東京都") == "警視庁"
    assert police_headquarters("北海道") == "北海道警察本部"
    assert police_headquarters("大阪府") == "大阪府警察本部"
    assert police_headquarters("神奈川県") == "神奈川県警察本部"
    assert police_headquarters("東京") == ""
    assert police_headquarters("") == ""
