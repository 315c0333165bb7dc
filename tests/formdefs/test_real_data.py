"""One look at everything under `forms/`: complete, in order, in the official words, calm."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from wizard.domain.case import Answer, Case
from wizard.domain.form import Form, Item, Level, Need
from wizard.domain.item_types import TYPES
from wizard.formdefs.document_defs import WORDS
from wizard.formdefs.loader import load_form
from wizard.formdefs.tables import load_tables
from wizard.output.render import write_narrative

CASE_IDS = """
applicant.name applicant.name_kana applicant.email applicant.phone applicant.department
company.name company.postal_code company.prefecture company.address company.address_kana
report.destination report.kind report.content report.office report.receipt_number report.sent_at
incident.discovered_on incident.discovery incident.reason incident.goods_kind
incident.loss_bearer incident.loss_note shop.name shop.url site.contractor site.contractor_name
case.notes
"""
ORDER_IDS = """
number platform purchased_at items[].name items[].quantity items[].unit_price
buyer.postal_code buyer.address buyer.name buyer.phone buyer.email
recipient.postal_code recipient.address recipient.name recipient.phone carrier tracking_number
access.ip access.port access.at access.user_agent access.language access.destination_ip
unauthorized_access auth_server_location operation_log
"""
NOTE_IDS = "at person section extension said receipt_number"

# The guide's 表1, in e-Gov's order, and the two parts around it.
FORM_LABELS = [
    "氏名", "フリガナ", "メールアドレス", "電話番号", "申請・届出先", "郵便番号", "住所",
    "通報の種別", "具体的な内容",
]  # fmt: skip
BASIC_LABELS = ["法人名", "申請者氏名", "氏名フリガナ", "郵便番号", "住所", "住所フリガナ"]

# The guide's 表2 and 表3: (group, label) in printed order.
LOGS, BOUGHT = "購入時のログ情報", "購入情報"
STATEMENT = {
    "1. 申出者の基本情報": [
        ("", "会社名"), ("", "会社所在地(住所)"), ("", "担当所属(部署名)"), ("", "担当者氏名"),
        ("", "担当者連絡先電話番号"),
    ],
    "2. 事件概要": [
        ("", "発覚日(認知日)"), ("", "発覚の経緯"), ("", "屋号"), ("", "サイトURL"),
        ("", "不正利用と判断した理由"), (BOUGHT, "不正購入日時"), (BOUGHT, "商品名"),
        (BOUGHT, "数量"), (BOUGHT, "販売価格"),
    ],
    "3. 不正購入者情報等": [
        ("", "発注者住所"), ("", "発注者氏名"), ("", "発注者電話番号"), ("", "配送先住所"),
        ("", "配送先氏名"), ("", "配送先電話番号"), ("", "配送業者"),
        (LOGS, "アクセス元IPアドレス(購入時等)"), (LOGS, "アクセス元ポート番号(購入時等)"),
        (LOGS, "アクセス日時(購入時等)"), (LOGS, "ブラウザ情報(ユーザーエージェント)"),
        (LOGS, "言語情報"), (LOGS, "アクセス先IPアドレス(ECサイトが管理しているIPアドレス)"),
        ("", "不正アクセス疑い有無"), ("", "↳有の場合は認証サーバの設置場所"),
        ("", "操作ログの有無(購入時の画面遷移等)"), ("", "当該ECサイトに係る委託業者の有無"),
        ("", "↳有の場合は業者名"), ("", "その他参考となる事項"),
    ],
}  # fmt: skip
STEPS = [
    ("start", "はじめに", "start"), ("window", "この窓口でよいか", "cards"),
    ("prepare", "e-Govの準備", "cards"), ("shop", "お店と担当者", "fields"),
    ("incident", "何が起きたか", "fields"), ("orders", "注文", "orders"),
    ("records", "購入時の記録", "records"), ("confirm", "確認", "confirm"),
    ("documents", "書類", "documents"), ("egov", "e-Govに写す", "egov"),
    ("after", "送ったあと", "after"), ("police", "警察とのやりとり", "notes"),
]  # fmt: skip


@pytest.fixture(scope="module")
def form(forms_dir: Path) -> Form:
    return load_form(forms_dir)


def sentences(form: Form) -> Iterator[tuple[str, str]]:
    """Yield everything a person reads, with where it stands."""
    for item in form.items.values():
        for words in (item.label, item.hint, item.where, item.example):
            yield item.id, words
        for choice in (*item.choices, *item.suggestions):
            yield item.id, choice.label
            yield item.id, choice.sentence
    for step in form.steps:
        yield step.id, step.title
        yield step.id, step.intro
        for section in step.sections:
            yield step.id, section.title
            yield step.id, section.intro
        for card in step.cards:
            for words in (card.title, card.text, card.link_label, card.tick, card.go_label):
                yield card.id, words
    for field in form.egov:
        yield field.id, field.label
        yield field.id, field.hint


def test_every_id_of_the_contract_is_there_and_of_its_level(form: Form):
    wanted = {
        *CASE_IDS.split(),
        *(f"order.{i}" for i in ORDER_IDS.split()),
        *(f"note.{i}" for i in NOTE_IDS.split()),
    }
    assert wanted <= set(form.items)
    assert {i.id for i in form.of_level(Level.LINE)} == {
        f"order.items[].{name}" for name in ("name", "quantity", "unit_price")
    }


def test_every_item_is_explained_and_its_example_is_valid(form: Form):
    for item in form.items.values():
        assert item.hint.endswith("。"), item.id
        assert len(item.hint) <= 50, item.id
        assert TYPES[item.type].check(item.example, item) is None, item.id
        if item.level is not Level.NOTE:
            assert item.where.endswith("。"), item.id
        if item.type not in ("choice", "presence") and not item.default:
            assert item.example or item.id == "report.content", item.id


# Taken over from an access log and shown beside the record, never asked.
FROM_LOGS = {
    "order.access.log_line",
    "order.access.log_source",
    "order.operation_log_lines",
}


def test_every_item_is_asked_on_one_page(form: Form):
    asked = [item_id for step in form.steps for item_id in step.items]
    assert sorted(asked) == sorted(set(form.items) - FROM_LOGS - {"order.system_id"})


def test_what_logs_bring_stands_on_the_page_of_the_records(form: Form):
    """Without it the papers and 確認 know no page to lead to."""
    kept = [item_id for step in form.steps for item_id in step.kept]
    assert set(kept) >= FROM_LOGS
    for item_id in form.items:
        step = form.step_of(item_id)
        assert step is not None, item_id
        assert (item_id in FROM_LOGS) <= (step.id == "records"), item_id


def test_needs_follow_the_tables(form: Form):
    """表1 and 基本情報 are needed by e-Gov, 表2 is wished for, 表3 can wait."""
    for item in form.items.values():
        first = next((t for t in ("表1", "基本情報", "表2", "表3") if t in item.tables), "")
        if first:
            need = {"表1": Need.EGOV, "基本情報": Need.EGOV, "表2": Need.WANTED, "表3": Need.LATER}
            assert item.need is need[first], item.id
        else:
            assert item.need is not Need.EGOV, item.id


def test_what_egov_needs_stands_among_its_fields(form: Form):
    copied = {item_id for field in form.egov for item_id in field.items}
    assert copied == {i.id for i in form.items.values() if i.need is Need.EGOV}
    asked_by_egov = {i.id for i in form.items.values() if {"表1", "基本情報"} & set(i.tables)}
    assert copied == asked_by_egov


def test_egov_fields_stand_in_egovs_order(form: Form):
    parts = list(dict.fromkeys(field.part for field in form.egov))
    by_part = {part: [f.label for f in form.egov if f.part == part] for part in parts}
    assert list(by_part.values()) == [BASIC_LABELS, FORM_LABELS, ["添付書類"], ["提出先選択"]]
    required = [(f.part, f.label) for f in form.egov if f.required]
    # Those that 表1 marks 必須; of the other parts it is not known.
    assert required == [(parts[1], label) for label in FORM_LABELS[:5]]


def test_what_is_not_confirmed_says_so(form: Form):
    office = form.item("report.office")
    assert [c.label for c in office.choices if c.confirmed] == ["神奈川県警察本部"]
    destination = form.item("report.destination")
    assert [c.label for c in destination.choices if c.confirmed] == ["北海道函館方面"]
    # The names of these fields are known; what their lists say is told choice by choice.
    assert not {f.id for f in form.egov if not f.confirmed} & {"form.destination", "office"}
    for item_id in ("report.receipt_number", "report.sent_at"):
        where = form.item(item_id).where
        assert "提出完了" not in where
        assert "多くの場合" in where
        assert "未確認" in where


def test_the_statement_prints_tables_2_and_3_word_by_word(form: Form):
    statement = form.statement
    assert statement.title == "クレジットカード不正利用発生時の申出書"
    printed = {s.title: [(r.group, r.label) for r in s.rows] for s in statement.sections}
    assert printed == STATEMENT
    assert list(printed) == list(STATEMENT)


def test_the_annex_prints_every_order_item_of_the_form(form: Form):
    rows = [row for section in form.statement.sections for row in section.rows]
    in_form = {i for r in rows for i in r.items if form.item(i).level is not Level.CASE}
    in_annex = {i for row in form.statement.annex_rows for i in row.items}
    assert in_form <= in_annex
    assert in_annex == {i.id for i in form.items.values() if i.level in (Level.ORDER, Level.LINE)}


def test_an_address_row_prints_post_code_prefecture_and_address(form: Form):
    row = next(r for s in form.statement.sections for r in s.rows if r.item == "company.address")
    shown = {
        "company.postal_code": "100-0000",
        "company.prefecture": "東京都",
        "company.address": "架空町1-2",
    }
    assert row.text(lambda i: shown.get(i, "")) == "〒100-0000　東京都架空町1-2"
    assert row.text(lambda i: "架空町1-2" if i == "company.address" else "") == "架空町1-2"
    assert row.text(lambda _: "") == ""


def test_steps_stand_in_order(form: Form):
    assert [(s.id, s.title, s.page) for s in form.steps] == STEPS
    start = form.steps[0]
    assert start.intro.startswith("今わかることだけで大丈夫です。途中でやめても消えません。")


def test_cards_open_only_allowed_pages_and_can_be_ticked(form: Form, resources_dir: Path):
    hosts = load_tables(resources_dir)["links"]["hosts"]
    cards = [card for step in form.steps for card in step.cards]
    assert len({card.id for card in cards}) == len(cards)
    for card in cards:
        if card.link:
            assert card.link.split("/")[2] in hosts  # type: ignore[operator]
            assert card.link_label
        if card.kind == "task":
            assert card.tick == "済んだ"


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("window", ["110番", "漏れたかもしれない", "決済代行会社", "最寄りの警察署", "情報提供"]),
        ("prepare", ["1時間", "1つのタブ", "6桁", "スマートフォン", "WindowsとmacOS", "入れ直し"]),
        ("after", ["到達番号", "届かない設定", "添付ファイル", "断られた", "被害届ではありません"]),
    ],
)
def test_cards_say_what_the_facts_say(form: Form, step: str, words: list[str]):
    found = next(s for s in form.steps if s.id == step)
    text = "".join(card.title + card.text for card in found.cards)
    for word in words:
        assert word in text


@pytest.mark.parametrize(
    ("card", "words"),
    [
        ("after.attachments", "メッセージを保存しても、添付ファイルは一緒に保存されません"),
        ("after.attachments", "添付ファイルは1つずつ別に保存してください"),
        ("after.damage_report", "事件の起きた場所にかかわらず、被害の届出を受理すること"),
        ("after.damage_report", "（犯罪捜査規範61条）"),
    ],
)
def test_a_card_of_after_says_it(form: Form, card: str, words: str):
    after = next(step for step in form.steps if step.id == "after")
    assert words in next(c.text for c in after.cards if c.id == card)


def test_the_tone_is_calm(form: Form):
    for where, words in sentences(form):
        assert not re.search("[！!]", words), where
        # The words of the official forms are given; ours name no crime and accuse nobody.
        if "ネット上の詐欺" not in words:
            assert not re.search("詐欺|窃盗|犯人です|犯人は", words), where


def test_nothing_suggests_to_get_in_touch_with_the_buyer(form: Form):
    """The police's advice: never phone the buyer or go to the delivery address."""
    for where, words in sentences(form):
        assert not re.search("に(電話|連絡)しましたが|に電話をかけましたが", words), where


def test_suggestions_write_whole_sentences(form: Form):
    suggested = [i for i in form.items.values() if i.suggestions]
    assert {i.id for i in suggested} == {"incident.discovery", "incident.reason"}
    for item in suggested:
        for suggestion in item.suggestions:
            assert suggestion.sentence.endswith("。"), suggestion.value
            assert len(suggestion.label) <= 14, suggestion.value


def _conditional(form: Form) -> dict[str, Item]:
    return {i.id: i for i in form.items.values() if i.only_if is not None}


def test_the_two_answers_that_depend_on_another(form: Form):
    conditional = _conditional(form)
    assert set(conditional) == {"site.contractor_name", "order.auth_server_location"}
    for item in conditional.values():
        assert item.only_if is not None
        assert item.only_if.values == ("有",)


def test_the_shops_own_particulars_are_remembered(form: Form):
    remembered = {i.id for i in form.items.values() if i.remember}
    own = ("applicant.", "company.", "shop.", "site.")
    assert remembered == {i for i in form.items if i.startswith(own)}


# --- the recipes of forms/README.md ---------------------------------------------------------------


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_item_is_added_by_editing_data_alone(copied: Path):
    forms = copied / "forms"
    edit(
        forms / "items.toml",
        '[[item]]\nid = "shop.url"',
        '[[item]]\nid = "shop.opened_on"\nlabel = "開店日"\ntype = "date"\nneed = "later"\n'
        'hint = "お店を始めた日です。"\n\n[[item]]\nid = "shop.url"',
    )
    edit(
        forms / "steps.toml", '"shop.name", "shop.url"', '"shop.name", "shop.opened_on", "shop.url"'
    )
    edit(
        forms / "statement.toml",
        '    { item = "shop.url"',
        '    { item = "shop.opened_on", label = "開店日" },\n    { item = "shop.url"',
    )
    edit(
        forms / "templates" / "report.txt.j2",
        "を運営し、",
        "{% if shop.opened_on %}（{{ shop.opened_on }}開店）{% endif %}を運営し、",
    )
    form = load_form(forms)
    step = form.step_of("shop.opened_on")
    assert step is not None
    assert step.id == "shop"
    rows = [row.item for row in form.statement.sections[1].rows]
    assert rows.index("shop.opened_on") == rows.index("shop.url") - 1
    case = Case({"shop.opened_on": Answer("2020-04-01")})
    text = write_narrative(form, case, forms / "templates")
    assert "ECサイト（2020年4月1日(水)開店）を運営し" in text


def test_a_choice_is_added_and_an_item_renamed_by_editing_data_alone(copied: Path):
    forms = copied / "forms"
    edit(
        forms / "items.toml",
        '    { value = "digital",',
        '    { value = "both", label = "両方" },\n    { value = "digital",',
    )
    for file in ("items.toml", "steps.toml"):
        text = (forms / file).read_text(encoding="utf-8")
        text = text.replace('"incident.loss_note"', '"incident.loss_remarks"')
        (forms / file).write_text(text, encoding="utf-8")
    edit(
        forms / "items.toml",
        'id = "incident.loss_remarks"',
        'id = "incident.loss_remarks"\nrenamed_from = ["incident.loss_note"]',
    )
    form = load_form(forms)
    assert [c.value for c in form.item("incident.goods_kind").choices] == [
        "goods",
        "both",
        "digital",
    ]
    assert form.item("incident.loss_remarks").renamed_from == ("incident.loss_note",)


def test_the_readme_explains_every_key_that_the_files_use(forms_dir: Path):
    readme = (forms_dir / "README.md").read_text(encoding="utf-8")
    for file in ("items.toml", "steps.toml", "egov_report.toml", "statement.toml"):
        text = (forms_dir / file).read_text(encoding="utf-8")
        lines = (line for line in text.splitlines() if not line.lstrip().startswith("#"))
        keys = set(re.findall(r"(?:^|[{,] ?)([a-z_]+) =", "\n".join(lines), re.MULTILINE))
        for key in keys - set(WORDS):
            assert re.search(rf"\b{key}\b", readme), (file, key)
