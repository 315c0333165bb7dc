"""Broken copies of the definitions: each is refused, naming file and key."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from wizard.errors import FormsError
from wizard.formdefs.loader import load_form
from wizard.formdefs.tables import load_tables

ITEMS, STEPS = "forms/items.toml", "forms/steps.toml"
EGOV, STATEMENT = "forms/egov_report.toml", "forms/statement.toml"
LINKS, CONTACTS = "resources/tables/links.toml", "resources/tables/contacts.toml"
NEW_ITEM = (
    '\n[[item]]\nid = "x.y"\nlabel = "新しい項目"\ntype = "text"\nneed = "later"\nhint = "x"\n'
)

# file, what is replaced, by what (an empty first text appends), and what `detail` says.
BROKEN = {
    "unknown key": (ITEMS, 'label = "屋号"', 'labl = "屋号"', 'items.toml: item "shop.name" label: missing key'),
    "extra key": (ITEMS, 'label = "屋号"', 'label = "屋号"\ncolour = "red"', 'items.toml: item "shop.name" colour: unknown key'),
    "extra key of the file": (ITEMS, "", "\n[other]\n", "items.toml: other: unknown key"),
    "missing key": (ITEMS, 'hint = "お客様に見えているお店の名前です。"', "", 'items.toml: item "shop.name" hint: missing key'),
    "blank text": (ITEMS, 'label = "屋号"', 'label = " "', 'items.toml: item "shop.name" label: blank'),
    "wrong type": (ITEMS, 'label = "屋号"', "label = 5", 'items.toml: item "shop.name" label: not a string'),
    "flag that is no flag": (ITEMS, "remember = true", 'remember = "yes"', "remember: not a boolean"),
    "list that is no list": (ITEMS, 'tables = ["表2"]', 'tables = "表2"', "tables: not a list of strings"),
    "list with a number": (ITEMS, 'tables = ["表2"]', "tables = [2]", "tables: not a list of strings"),
    "item is no list": (ITEMS, "[[item]]", "[item]", "items.toml: line"),
    "unknown type": (ITEMS, 'type = "katakana"', 'type = "kana"', 'type: unknown "kana"'),
    "unknown need": (ITEMS, 'need = "wanted"', 'need = "soon"', 'need: unknown "soon"'),
    "unknown table": (ITEMS, 'tables = ["表2"]', 'tables = ["表9"]', 'tables: unknown "表9"'),
    "same id twice": (ITEMS, 'id = "shop.url"', 'id = "shop.name"', 'item "shop.name" id: "shop.name" twice'),
    "unused item": (ITEMS, "", NEW_ITEM, 'items.toml: item "x.y": unused item'),
    "old id is an item": (ITEMS, 'label = "屋号"', 'label = "屋号"\nrenamed_from = ["shop.url"]', 'renamed_from: "shop.url" is an item'),
    "condition on nothing": (ITEMS, 'only_if = { item = "site.contractor"', 'only_if = { item = "site.contracter"', 'only_if: unknown "site.contracter"'),
    "condition on a value that cannot be": (ITEMS, 'values = ["有"] }', 'values = ["はい"] }', 'only_if: unknown "はい"'),
    "condition on itself": (ITEMS, 'only_if = { item = "site.contractor"', 'only_if = { item = "site.contractor_name"', "only_if: a circle of conditions"),
    "condition on an order's item": (ITEMS, 'only_if = { item = "site.contractor"', 'only_if = { item = "order.unauthorized_access"', 'only_if: unknown "order.unauthorized_access"'),
    "condition with an extra key": (ITEMS, 'values = ["有"] }', 'values = ["有"], not = true }', "only_if not: unknown key"),
    "choice without choices": (ITEMS, 'type = "presence"', 'type = "choice"', "choices: choices do not fit the type"),
    "choices of a text": (ITEMS, 'label = "屋号"', 'label = "屋号"\nchoices = [{ value = "a", label = "あ" }]', "choices: choices do not fit the type"),
    "same choice twice": (ITEMS, 'value = "digital"', 'value = "goods"', 'choices "goods" value: twice'),
    "choice without label": (ITEMS, 'value = "digital", label = ', 'value = "digital", lable = ', 'choices "digital" label: missing key'),
    "suggestion without sentence": (ITEMS, 'label = "自分で気づいた", sentence = ', 'label = "自分で気づいた（', "items.toml: line"),
    "suggestion with an empty sentence": (ITEMS, 'sentence = "配送業者から、届け先について確認の連絡がありました。"', 'sentence = ""', "suggestions: sentence"),
    "suggestions of a date": (ITEMS, 'example = "2026年8月20日"', 'suggestions = [{ value = "a", label = "あ", sentence = "あ。" }]', "suggestions do not fit the type"),
    "derived from nothing": (ITEMS, 'derived_from = "company.prefecture"', 'derived_from = "company.prefectur"', 'derived_from: unknown "company.prefectur"'),
    "chosen for nothing": (ITEMS, 'chosen_for = ["青森県"]', 'chosen_for = ["青林県"]', 'chosen_for: unknown "青林県"'),
    "chosen twice": (ITEMS, 'chosen_for = ["青森県"]', 'chosen_for = ["東京都"]', 'chosen_for: "東京都" twice'),
    "chosen for without derived from": (ITEMS, 'derived_from = "company.prefecture"\n', "", "derived_from: missing key"),
    "agrees with nothing": (ITEMS, 'agrees_with = "report.destination"', 'agrees_with = "report.destinatio"', 'agrees_with: unknown "report.destinatio"'),
    "agrees with itself": (ITEMS, 'agrees_with = "report.destination"', 'agrees_with = "report.office"', 'agrees_with: unknown "report.office"'),
    "agrees without being derived": (ITEMS, 'agrees_with = "report.destination"', 'agrees_with = "incident.loss_bearer"', 'agrees_with: derived from another item'),
    "goes with nothing": (ITEMS, 'goes_with = ["北海道函館方面"]', 'goes_with = ["北海道函舘方面"]', 'goes_with: unknown "北海道函舘方面"'),
    "goes with twice": (ITEMS, 'goes_with = ["北海道函館方面"]', 'goes_with = ["北海道旭川方面"]', 'goes_with: "北海道旭川方面" twice'),
    "goes with without agrees with": (ITEMS, 'agrees_with = "report.destination"\n', "", "agrees_with: missing key"),
    "own words of a text": (ITEMS, 'id = "report.content"', 'id = "report.content"\nown_words = true', 'own_words: own words do not fit the type'),
    "default that is invalid": (ITEMS, 'example = "03-0000-0000"\nremember', 'default = "abc"\nremember', 'default: unknown "abc"'),
    "unknown page kind": (STEPS, 'page = "cards"', 'page = "card"', 'steps.toml: step "window" page: unknown "card"'),
    "same step twice": (STEPS, 'id = "prepare"', 'id = "window"', 'step "window" id: "window" twice'),
    "unknown item on a page": (STEPS, '"company.postal_code", ', '"company.zip", ', 'section "会社" items: unknown "company.zip"'),
    "item asked twice": (STEPS, 'items = ["incident.reason"]', 'items = ["shop.name"]', '"shop.name" twice'),
    "item twice in a section": (STEPS, 'items = ["incident.reason"]', 'items = ["incident.reason", "incident.reason"]', '"incident.reason" twice'),
    "order's item on a page of fields": (STEPS, 'items = ["incident.reason"]', 'items = ["order.number"]', 'items: "order.number" level'),
    "section without items": (STEPS, 'items = ["incident.reason"]', "items = []", "items: empty"),
    "same card twice": (STEPS, 'id = "window.other"', 'id = "window.danger"', '"window.danger" twice'),
    "unknown card kind": (STEPS, 'kind = "danger"', 'kind = "red"', 'card "window.danger" kind: unknown "red"'),
    "unknown link": (STEPS, 'link = "npa_soudan"', 'link = "npa"', 'link: unknown "npa"'),
    "address instead of a link's name": (STEPS, 'link = "npa_soudan"', 'link = "https://example.com/"', 'link: unknown "https://example.com/"'),
    "link without words": (STEPS, 'link_label = "警察庁の案内を開く"', "", "link_label: missing key"),
    "unknown place to go": (STEPS, 'go_to = "police"', 'go_to = "polis"', 'go_to: unknown "polis"'),
    "needed without tick": (STEPS, 'tick = "済んだ"\nneeded', "needed", "tick: missing key"),
    "unknown item in e-Gov": (EGOV, 'items = ["report.kind"]', 'items = ["report.kid"]', 'egov_report.toml: field "form.kind" items: unknown "report.kid"'),
    "order's item in e-Gov": (EGOV, 'items = ["report.kind"]', 'items = ["order.number"]', 'items: "order.number" level'),
    "field without items": (EGOV, 'items = ["report.kind"]', "", "items: missing key"),
    "same field twice": (EGOV, 'id = "form.email"', 'id = "form.name"', '"form.name" twice'),
    "unknown field kind": (EGOV, 'kind = "attachment"', 'kind = "file"', 'kind: unknown "file"'),
    "template file missing": (EGOV, 'file = "digital.txt.j2"', 'file = "digtal.txt.j2"', 'template "digital" file: unknown "digtal.txt.j2"'),
    "template outside its folder": (EGOV, 'file = "digital.txt.j2"', 'file = "../items.toml"', "file: unknown"),
    "template on a value that cannot be": (EGOV, 'values = ["digital"]', 'values = ["digtal"]', 'when: unknown "digtal"'),
    "no template that always fits": (EGOV, 'file = "goods.txt.j2"', 'file = "goods.txt.j2"\nwhen = { item = "incident.goods_kind", values = ["goods"] }', "when: only the last"),
    "same template twice": (EGOV, 'id = "goods"', 'id = "digital"', '"digital" twice'),
    "unknown item in a row": (STATEMENT, 'item = "shop.url"', 'item = "shop.uri"', 'statement.toml: section "2. 事件概要" row "shop.uri" item: unknown "shop.uri"'),
    "unknown item before a row": (STATEMENT, '{ item = "company.prefecture" }', '{ item = "company.pref" }', 'item: unknown "company.pref"'),
    "row twice": (STATEMENT, 'item = "shop.url"', 'item = "shop.name"', '"shop.name" twice'),
    "note's item in the form": (STATEMENT, 'item = "shop.url"', 'item = "note.at"', '"note.at" level'),
    "lines below one": (STATEMENT, "min_lines = 4", "min_lines = 0", "min_lines: not an integer from 1"),
    "lines that are text": (STATEMENT, "min_lines = 4", 'min_lines = "4"', "min_lines: not an integer from 1"),
    "missing word": (STATEMENT, 'made_on = "作成日"', "", "words made_on: missing key"),
    "unknown word": (STATEMENT, 'made_on = "作成日"', 'made_on = "作成日"\nmade_at = "x"', "words made_at: unknown key"),
    "lost placeholder": (STATEMENT, 'page = "{page} / {pages}"', 'page = "{page}"', "words page: placeholders"),
    "unknown placeholder": (STATEMENT, 'page = "{page} / {pages}"', 'page = "{page} / {pages} {day}"', "words page: placeholders"),
    "broken placeholder": (STATEMENT, 'page = "{page} / {pages}"', 'page = "{page"', "words page: placeholders"),
    "annex is no table": (STATEMENT, "[annex]", "[[annex]]", "annex: not a table"),
    "not TOML": (STATEMENT, 'title = "1. 申', 'title = 1. 申', "statement.toml: line"),
    "link to a host that is not allowed": (LINKS, "https://www.npa.go.jp/bureau", "https://npa.example.com/bureau", 'links.toml: links npa_soudan url: link "https://npa'),
    "link that is not https": (LINKS, "https://www.npa.go.jp/bureau", "http://www.npa.go.jp/bureau", "links.toml: links npa_soudan url"),
    "link without a day": (LINKS, "checked_on = 2026-11-21", "", "links.toml: links egov_portal checked_on: missing key"),
    "day as text": (LINKS, "checked_on = 2026-11-21", 'checked_on = "2026-11-21"', "checked_on: not a date"),
    "unknown grade": (LINKS, 'checked = "A"', 'checked = "Z"', 'checked: unknown "Z"'),
}  # fmt: skip


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_definition_is_refused_naming_file_and_key(copied: Path, name: str):
    file, old, new, detail = BROKEN[name]
    edit(copied / file, old, new)
    with pytest.raises(FormsError) as refused:
        load_form(copied / "forms")
    error = refused.value
    assert detail in error.detail
    assert Path(file).name in error.sentence
    key = re.sub(r"^\S+\.toml: (.*?): .*$", r"\1", error.detail)
    if not key.startswith("line"):
        assert key in error.sentence
    assert re.search("[ぁ-ん]。$", error.sentence)


def test_the_copy_itself_loads(copied: Path):
    assert load_form(copied / "forms").items


@pytest.mark.parametrize("file", [ITEMS, STEPS, EGOV, STATEMENT, LINKS])
def test_a_missing_or_unreadable_file_is_named(copied: Path, file: str):
    (copied / file).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FormsError, match=Path(file).name):
        load_form(copied / "forms")
    (copied / file).unlink()
    with pytest.raises(FormsError, match=Path(file).name):
        load_form(copied / "forms")


def test_a_circle_of_conditions_is_refused(copied: Path):
    edit(
        copied / ITEMS,
        'label = "当該ECサイトに係る委託業者の有無"',
        'label = "当該ECサイトに係る委託業者の有無"\n'
        'only_if = { item = "site.contractor_name", values = ["x"] }',
    )
    with pytest.raises(FormsError) as refused:
        load_form(copied / "forms")
    assert "only_if: a circle of conditions" in refused.value.detail


@pytest.mark.parametrize("load", [load_form, lambda forms: load_tables(forms.parent / "resources")])
def test_files_saved_by_windows_editors_load(copied: Path, load: Callable[[Path], object]):
    for file in (ITEMS, STEPS, EGOV, STATEMENT, LINKS, CONTACTS):
        text = (copied / file).read_text(encoding="utf-8")
        (copied / file).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert load(copied / "forms")


def test_another_resources_folder_can_be_named(copied: Path, tmp_path: Path):
    (copied / "resources").rename(tmp_path / "elsewhere")
    with pytest.raises(FormsError, match=r"links\.toml"):
        load_form(copied / "forms")
    assert load_form(copied / "forms", tmp_path / "elsewhere").items
