"""The pages of the 申出書 that explain what e-Gov got, read back from the PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wizard.domain.case import Case
from wizard.domain.characters import Gate
from wizard.domain.explanation import Explained, explain
from wizard.domain.form import Form
from wizard.domain.replacements import decide
from wizard.formdefs.character_tables import load_character_tables

Write = Callable[..., Any]
MakeCase = Callable[..., Case]
TITLE = "e-Govで使えない文字について"


@pytest.fixture(scope="module")
def gate(resources_dir: Path) -> Gate:
    return Gate(load_character_tables(resources_dir))


@pytest.fixture
def explained(form: Form, gate: Gate) -> Callable[..., Explained]:
    def run(case: Case, **limits: int) -> Explained:
        by_id = {name.replace("__", "."): limit for name, limit in limits.items()}
        return explain(form, case, gate, {}, by_id)

    return run


def test_nothing_is_added_when_nothing_was_replaced(
    write: Write, make_case: MakeCase, explained: Callable[..., Explained]
) -> None:
    case = make_case({"applicant.name": "高橋一郎"})
    plain = write(case)
    pages, bookmarks = plain.pages(), plain.bookmarks()
    assert write(case, explained=explained(case)).pages() == pages
    assert TITLE not in bookmarks


def test_the_page_tells_field_spelling_code_point_and_reason(
    write: Write, make_case: MakeCase, explained: Callable[..., Explained]
) -> None:
    case = make_case(
        {
            "applicant.name": "髙﨑𠮷子",
            "company.address": "横浜市葛\U000e0100町1-2",
            "company.name": "㈱架空♥商店",
        }
    )
    before = len(write(case).pages())
    pdf = write(case, explained=explained(case))
    assert len(pdf.pages()) == before + 1
    assert TITLE in pdf.bookmarks()
    page = pdf.squeezed(before)
    for words in (
        TITLE,
        "e-Govに入力した表記",
        "正しい表記",
        "申請者氏名、氏名",
        "高崎吉子",
        "髙﨑𠮷子",
        "髙U+9AD9",
        "𠮷U+20BB7",
        "U+845BU+E0100",
        "（株）架空商店",
        "㈱架空",
        "国税庁「JIS縮退マップ」",
        "U+2665",
    ):
        assert words in page, words
    assert "葛\U000e0100町" in page
    assert "髙﨑𠮷子" in pdf.pdfium_text().replace(" ", "")
    assert all(pdf.fonts().values())


def test_decisions_stand_there_as_they_were_made(
    write: Write, make_case: MakeCase, explained: Callable[..., Explained]
) -> None:
    case = make_case({"applicant.name": "草彅花子"})
    case.apply(decide(case, "applicant.name", "彅", "なぎ"))
    page = write(case, explained=explained(case)).squeezed()
    assert "草なぎ花子" in page
    assert "申請者が決めた書き方" in page


def test_a_shortened_text_stands_there_whole(
    write: Write, make_case: MakeCase, explained: Callable[..., Explained]
) -> None:
    text = "　一文目です。\n" + "二文目はとても長い文です。" * 200 + "\n最後の文です。"
    case = make_case({"report.content": text})
    pdf = write(case, explained=explained(case, form__content=100))
    assert "「具体的な内容」の全文" in pdf.bookmarks()
    assert TITLE not in pdf.bookmarks()
    whole = pdf.squeezed()
    assert whole.count("二文目はとても長い文です。") >= 190  # the others go over a page's end
    assert "最後の文です。" in whole


def test_many_rows_flow_over_pages(
    write: Write, make_case: MakeCase, gate: Gate, explained: Callable[..., Explained]
) -> None:
    characters = list(gate.tables.tax_agency)[-400:]
    case = make_case({"report.content": "".join(characters)})
    pdf = write(case, explained=explained(case))
    page = pdf.squeezed()
    told = [c for c in characters if f"U+{ord(c):04X}" in page]
    assert len(told) == len(characters)
    assert (
        page.count("正しい表記理由") or page.count("e-Govに入力した表記") > 5
    )  # head on each page


def test_what_no_font_has_does_not_stop_the_page(
    write: Write, make_case: MakeCase, explained: Callable[..., Explained]
) -> None:
    case = make_case({"report.content": f"a{chr(0xD800)}b\ue000😀👨‍👩‍👧\u202ec\u0301"})
    page = write(case, explained=explained(case)).squeezed()
    assert "U+D800" in page
    assert "U+1F600" in page
