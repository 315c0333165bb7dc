"""The tables of `resources/tables/`: every window is there, and nothing invented or loose."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wizard import texts
from wizard.domain.flow import allowed_link
from wizard.errors import FormsError
from wizard.formdefs.tables import load_tables, read_links

CONTACTS = "resources/tables/contacts.toml"
LINKS = "resources/tables/links.toml"

# facts/police.md "Other windows" and the seed page: id → (numbers, page, for a shop, grade).
NPA = "https://www.npa.go.jp/bureau/cyber/soudan.html"
IPA = "https://www.ipa.go.jp/security/support/soudan.html"
WINDOWS: dict[str, tuple[list[str], str, str, str]] = {
    "police.emergency": (["110"], "", "yes", "A"),
    "police.consult": (["#9110"], "", "yes", "A"),
    "police.cyber": ([], NPA, "yes", "A"),
    "police.egov": ([], "https://shinsei.e-gov.go.jp/", "yes", "A"),
    "police.station": ([], "", "yes", "B"),
    "police.prefecture_cyber": ([], NPA, "yes", "B"),
    "shop.carrier": ([], "", "yes", "B"),
    "shop.host": ([], "", "yes", "B"),
    "ipa.company": ([], IPA, "yes", "A"),
    "ipa.anshin": (["03-5978-7509"], IPA, "yes", "A"),
    "ppc.leak": ([], "https://www.ppc.go.jp/", "if", "A"),
    "antiphishing": ([], "https://www.antiphishing.jp/", "if", "A"),
    "card.company": ([], "", "yes", "A"),
    "consumer.hotline": (["188"], "https://www.kokusen.go.jp/", "no", "A"),
    "consumer.ccj": ([], "https://www.ccj.kokusen.go.jp/", "no", "A"),
    "finance.fsa": (
        ["0570-016811", "03-5251-6811"],
        "https://www.fsa.go.jp/receipt/soudansitu/index.html",
        "no",
        "B",
    ),
    "finance.zenginkyo": (
        ["03-3214-5020"],
        "https://www.zenginkyo.or.jp/hanzai/information/",
        "no",
        "?",
    ),
    "card.holder": ([], "", "no", "B"),
    "credit.cic": ([], "https://www.cic.co.jp/", "no", "A"),
    "credit.jicc": ([], "https://www.jicc.co.jp/", "no", "A"),
}
FIRST_AID = ["police.emergency", "shop.carrier", "shop.host", "card.company"]


@pytest.fixture(scope="module")
def cards(resources_dir: Path) -> dict[str, dict[str, Any]]:
    found: Any = load_tables(resources_dir)["contacts"]["contact"]
    return {card["id"]: card for card in found}


@pytest.mark.parametrize("own", WINDOWS)
def test_every_window_of_the_facts_has_its_card(cards: dict[str, dict[str, Any]], own: str):
    numbers, url, for_shop, grade = WINDOWS[own]
    card = cards[own]
    assert [phone["number"] for phone in card["phones"]] == numbers
    assert card["url"] == url
    assert card["for_shop"] == for_shop
    assert card["checked"] == grade


def test_no_number_stands_there_that_the_facts_do_not_have(cards: dict[str, dict[str, Any]]):
    assert set(cards) == set(WINDOWS)
    known = {number for numbers, *_ in WINDOWS.values() for number in numbers}
    for card in cards.values():
        words = " ".join(str(value) for value in card.values())
        found = set(re.findall(r"(?<![\d-])0\d{1,3}-\d{2,4}-?\d{0,4}\b|#9110|\b188\b", words))
        assert found <= known, card["id"]


def test_every_card_says_what_a_person_needs_to_know(cards: dict[str, dict[str, Any]]):
    for card in cards.values():
        assert card["purpose"].endswith("。")
        assert card["will"].endswith("。")
        assert card["wont"].endswith("。")
        assert card["prepare"]
        assert re.fullmatch("[ぁ-んー ]+", card["kana"])
        assert card["source"]
        assert card["checked_on"] == date(2026, 11, 21)
        assert card["for_shop"] == "yes" or card["for_shop_note"], card["id"]
        assert "！" not in str(card)


def test_what_is_not_confirmed_is_marked(cards: dict[str, dict[str, Any]]):
    doubtful = {own for own, card in cards.items() if not card["confirmed"]}
    assert doubtful == {"finance.zenginkyo"}
    (phone,) = cards["finance.zenginkyo"]["phones"]
    assert phone["confirmed"] is False
    assert phone["note"] == "シード資料記載・未確認"
    others = [p for own, c in cards.items() if own not in doubtful for p in c["phones"]]
    assert all(phone["confirmed"] for phone in others)


def test_no_card_claims_more_than_its_source(cards: dict[str, dict[str, Any]]):
    """Only official information is A; nobody is said to have looked at a page on some day."""
    for own, card in cards.items():
        second_hand = re.search("まとめたページ|一般的な手順|二次情報|自分", card["source"])
        assert card["checked"] != "A" or not second_hand, own
    for grade, words in texts.Contacts.GRADES.items():
        told = texts.Contacts.ORIGIN.format(source="警察の案内", grade=words, day="2026-11-21")
        assert not re.search("(?<!未)確認|確かめ", told), grade
    assert texts.Contacts.GRADES["A"] == "公式の情報をもとに記載"


def test_first_aid_has_an_order(cards: dict[str, dict[str, Any]]):
    numbered = sorted((c["first_aid"], own) for own, c in cards.items() if c["first_aid"])
    assert [own for _, own in numbered] == FIRST_AID
    assert [number for number, _ in numbered] == [1, 2, 3, 4]


def test_every_named_page_may_be_opened(resources_dir: Path):
    links = read_links(resources_dir)
    assert links.pages["egov_portal"] == "https://shinsei.e-gov.go.jp/"
    for url in links.pages.values():
        assert allowed_link(url, links.hosts)
    used = {url.split("/")[2] for url in links.pages.values()}
    assert used == set(links.hosts)  # nothing may be opened that no page needs


def test_other_tables_come_as_they_stand(copied: Path):
    (copied / "resources" / "tables" / "other.toml").write_text("a = 1\n", encoding="utf-8")
    assert load_tables(copied / "resources")["other"] == {"a": 1}


BROKEN = {
    "unknown key": ('name = "最寄りの警察署"', 'name = "最寄りの警察署"\nfax = "1"', 'contact "police.station" fax: unknown key'),
    "missing key": ('wont = "消えてしまった記録は', 'want = "消えてしまった記録は', 'contact "shop.host" wont: missing key'),
    "same id twice": ('id = "shop.host"', 'id = "shop.carrier"', '"shop.carrier" twice'),
    "unknown link": ('link = "cic"', 'link = "sic"', 'contact "credit.cic" link: unknown "sic"'),
    "unknown audience": ('for_shop = "if"', 'for_shop = "maybe"', 'for_shop: unknown "maybe"'),
    "order that is no number": ("first_aid = 1", 'first_aid = "1"', "first_aid: not an integer"),
    "phone as text": ('phone = [{ number = "188" }]', 'phone = "188"', "phone: not a list of tables"),
    "phone without number": ('{ number = "188" }', '{ nummer = "188" }', "number: missing key"),
    "phone with an extra key": ('{ number = "188" }', '{ number = "188", fax = true }', 'phone "188" fax: unknown key'),
    "unchecked but confirmed": ("confirmed = false\nnote", "note", "confirmed: an unchecked card"),
    "unconfirmed without reason": ("\nconfirmed = false\nnote = ", "\nconfirmed = false\nhours = ", "note: missing key"),
    "nothing to prepare": ('prepare = ["カード", "覚えのない利用の日と金額"]', "prepare = []", "prepare: empty"),
    "no day": ("checked_on = 2026-11-21", "", "checked_on: missing key"),
    "extra table": ("# --- はじめの1時間", "[more]\n# --- はじめの1時間", "contacts.toml: more: unknown key"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_contact_is_refused_naming_file_and_key(copied: Path, name: str):
    old, new, detail = BROKEN[name]
    path = copied / CONTACTS
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FormsError) as refused:
        load_tables(copied / "resources")
    assert detail in refused.value.detail
    assert "contacts.toml" in refused.value.sentence


def test_a_table_that_is_not_toml_is_named_with_its_line(copied: Path):
    (copied / CONTACTS).write_text("a = 1\nb = \n", encoding="utf-8")
    with pytest.raises(FormsError, match=r"contacts\.toml の 2 行目"):
        load_tables(copied / "resources")


def test_pages_without_links_are_refused(copied: Path):
    (copied / LINKS).write_text('hosts = ["example.com"]\n', encoding="utf-8")
    with pytest.raises(FormsError, match="links"):
        load_tables(copied / "resources")
