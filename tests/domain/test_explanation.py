"""The rows of the page about characters that e-Gov refuses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given

from tests.domain.gating import the_gate
from tests.domain.test_characters import ANY_TEXT
from wizard.domain.case import Answer, Case
from wizard.domain.characters import Gate, Split, Swap
from wizard.domain.explanation import ExplanationRow, explain
from wizard.domain.replacements import decide
from wizard.formdefs.loader import load_form

FORM = load_form(Path(__file__).resolve().parents[2] / "forms")


def rows(case: Case, kept: dict[str, str] | None = None) -> tuple[ExplanationRow, ...]:
    return explain(FORM, case, the_gate(), kept or {}).rows


def case(**answers: str) -> Case:
    return Case({name.replace("__", "."): Answer(text) for name, text in answers.items()})


def test_there_is_nothing_to_explain_when_nothing_was_replaced() -> None:
    assert rows(Case()) == ()
    plain = case(
        applicant__name="高橋 一郎",
        applicant__name_kana="ﾀｶﾊｼ ｲﾁﾛｳ",  # only a matter of width
        report__content="一行目〜\r\n二行目\u200b",
    )
    assert rows(plain) == ()


def test_a_name_is_told_once_for_all_its_fields() -> None:
    (row,) = rows(case(applicant__name="髙橋 一郎"))
    assert row.field == "申請者氏名、氏名"
    assert row.entered == "高橋 一郎"
    assert row.spelling == "髙橋 一郎"
    assert (row.character, row.codes) == ("髙", "U+9AD9")
    assert "漢字" in row.reason
    assert "戸籍統一文字" in row.source
    assert row.more == 0


def test_each_character_has_its_row_in_order() -> None:
    found = rows(case(company__name="㈱髙﨑商店♥"))
    assert [row.character for row in found] == ["㈱", "髙", "﨑", "♥"]
    assert {row.entered for row in found} == {"（株）高崎商店"}


def test_a_long_text_shows_the_words_around_the_first_place() -> None:
    content = "当店は雑貨店です。\n" + "あ" * 30 + "①髙山様" + "い" * 30 + "髙山様\n終わり。"
    first, second = rows(case(report__content=content))
    assert first.entered == "…ああああああああ(1)高山様いいいいい…"
    assert first.spelling == "…ああああああああ①髙山様いいいいい…"
    assert second.entered == "…あああああああ(1)"[:1] + "あああああ(1)高山様いいいいいい…"
    assert second.more == 1


@pytest.mark.parametrize(
    "whole", ["葛\U000e0100", "か\u3099", "👨\u200d👩\u200d👧", "🇯🇵", "葛\ufe00\U000e0100"]
)
def test_no_mark_is_cut_off_its_kanji(whole: str) -> None:
    for ahead in range(6, 11):
        around = "あ" * 20 + whole, "い" * ahead, "①", "う" * ahead, whole + "え" * 20
        found = rows(case(report__content="".join(around)))
        (row,) = [row for row in found if row.character == "①"]
        assert row.spelling.startswith("…")
        assert row.spelling.endswith("…")
        kept = row.spelling.strip("…あいうえ①")
        assert kept in {"", whole + "い" * ahead + "①" + "う" * ahead + whole}
        assert ("い" * 8 in row.spelling) == (ahead >= 8)


def test_many_marks_in_a_row_do_not_fill_the_page() -> None:
    (row, *_) = rows(case(report__content="①" + "う" * 8 + "\u0301" * 500 + "え" * 40))
    assert len(row.spelling) < 40


def test_only_the_first_places_are_looked_for(monkeypatch) -> None:
    seen = []
    real = Gate.swaps

    def counting(self: Gate, split: Split) -> Iterator[Swap]:
        for swap in real(self, split):
            seen.append(swap)
            yield swap

    monkeypatch.setattr(Gate, "swaps", counting)
    (first, second) = rows(case(report__content="髙①" * 5000))
    assert (first.more, second.more) == (4999, 4999)
    assert len(seen) == 2


def test_decisions_are_told_as_they_were_made() -> None:
    some = case(applicant__name="草彅")
    (row,) = rows(some)
    assert row.entered == "草〓"
    some.apply(decide(some, "applicant.name", "彅", "なぎ"))
    (row,) = rows(some)
    assert (row.entered, row.spelling) == ("草なぎ", "草彅")
    assert row.source == "申請者が決めた書き方"
    (row,) = rows(case(applicant__name="草彅"), {"彅": "ナギ"})
    assert row.entered == "草ナギ"


def test_different_decisions_for_two_fields_are_told_apart() -> None:
    some = case(applicant__name="草彅")
    some.apply(decide(some, "form.name", "彅", "なぎ"))
    assert [(row.field, row.entered) for row in rows(some)] == [
        ("申請者氏名", "草〓"),
        ("氏名", "草なぎ"),
    ]


def test_a_text_that_was_shortened_stands_there_whole() -> None:
    some = case(report__content="一文目。二文目は①です。" * 9, applicant__name="長い名前")
    limits = {"form.content": 40, "form.name": 2}
    explained = explain(FORM, some, the_gate(), {}, limits)
    (whole,) = explained.whole  # a name is never shortened
    assert whole.field == "具体的な内容"
    assert whole.text == some.text("report.content")
    assert explained.rows[0].more == 8
    assert explain(FORM, some, the_gate(), {}).whole == ()


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_can_be_explained(name: str, content: str) -> None:
    for row in rows(case(applicant__name=name, report__content=content)):
        assert row.character in row.spelling
        assert row.reason
        assert row.source
        assert row.codes.isascii()
        assert "\n" not in row.entered
