"""What is copied into a field: the gate, the field's own rule, the short version."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.gating import the_gate
from tests.domain.test_characters import ANY_TEXT
from wizard import texts
from wizard.domain.case import Answer, AnswerState, Case
from wizard.domain.characters import GETA, Why, restore
from wizard.domain.egov_text import FieldProblemKind, Prepared, field_text, prepare
from wizard.domain.form import Charset, EgovField, FieldRule, Form
from wizard.formdefs.loader import load_form

ENDING = texts.Characters.SHORT_ENDING


def field(charset: Charset = Charset.ANY, *, length: int = 0, lines: bool = False) -> EgovField:
    rule = FieldRule(charset, True, length, True, lines, True)
    return EgovField("form.x", "欄", "様式", ("company.name",), rule=rule)


def prepared(text: str, of: EgovField, **more: object) -> Prepared:
    return prepare(of, text, the_gate(), **more)  # type: ignore[arg-type]


def kinds(made: Prepared) -> list[FieldProblemKind]:
    return [problem.kind for problem in made.problems]


# --- character sets -------------------------------------------------------------------------------
def test_a_field_without_rules_takes_what_the_gate_gives() -> None:
    made = prepared("髙橋①\n二", field(lines=True))
    assert made.text == "高橋(1)\n二"
    assert made.problems == ()
    assert made.length == 7


def test_a_field_of_one_line_takes_no_line_end() -> None:
    made = prepared("一\r\n二\u2028三", field())
    assert made.text == "一 二 三"
    assert made.findings == ()


def test_full_width_only_widens_what_is_half_width() -> None:
    made = prepared("A-1 ｱ\"b'~\\①", field(Charset.FULL_WIDTH))
    assert made.text == "Ａ－１　ア”ｂ’～＼（１）"
    assert the_gate().accepts(made.text)
    assert {swap.why for swap in made.swaps} == {Why.WIDTH, Why.KANA, Why.SYMBOL}


def test_katakana_only_widens_and_offers_the_rest() -> None:
    made = prepared("ﾔﾏﾀﾞ ﾊﾅｺ", field(Charset.KATAKANA))
    assert made.text == "ヤマダ　ハナコ"
    assert made.problems == ()
    made = prepared("やまだ はなこ", field(Charset.KATAKANA))
    assert made.text == "やまだ　はなこ"  # offered, not done: it may be meant
    (problem,) = made.problems
    assert problem.kind is FieldProblemKind.KATAKANA
    assert problem.suggestion == "ヤマダ　ハナコ"
    assert "ヤマダ　ハナコ" in problem.message


def test_katakana_only_names_what_has_no_certain_reading() -> None:
    (problem,) = prepared("山田タロウ", field(Charset.KATAKANA)).problems
    assert "山田" in problem.message
    assert problem.suggestion == ""


def test_digits_among_katakana_are_only_doubted() -> None:
    made = prepared("カクウチョウ1-2", field(Charset.KATAKANA))
    assert made.text == "カクウチョウ１－２"
    assert kinds(made) == [FieldProblemKind.KATAKANA_DIGITS]


def test_half_width_only_narrows_and_names_the_rest() -> None:
    made = prepared("ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｃｏｍ", field(Charset.ASCII))
    assert made.text == "hanako@example.com"
    assert made.problems == ()
    (problem,) = prepared("花子@example.com", field(Charset.ASCII)).problems
    assert problem.kind is FieldProblemKind.ASCII
    assert "花子" in problem.message


def test_what_is_not_confirmed_says_so() -> None:
    rule = FieldRule(Charset.KATAKANA, charset_confirmed=False, max_length=3)
    unsure = EgovField("f", "欄", "様式", rule=rule)
    for problem in prepared("ひらがな", unsure).problems:
        assert texts.UNCONFIRMED in problem.message
    for limit in (2, 3):  # the person saw the limit, be it what was supposed
        (seen,) = prepared("カタカナ", unsure, limit=limit).problems
        assert texts.UNCONFIRMED not in seen.message
    (problem,) = prepared("カタカナ", unsure).problems
    assert texts.UNCONFIRMED in problem.message


def test_places_to_decide_are_counted() -> None:
    made = prepared("彅と彅と濵", field())
    assert made.is_open
    (problem,) = made.problems
    assert problem.kind is FieldProblemKind.OPEN
    assert "3か所" in problem.message


def test_own_replacements_are_applied_before_the_rule() -> None:
    made = prepared("彅A", field(Charset.FULL_WIDTH), own={"彅": "なぎN"})
    assert made.text == "なぎＮＡ"


# --- length ---------------------------------------------------------------------------------------
LONG = "一文目です。二文目です。\n三行目です。四文目です。"


def test_a_text_that_fits_is_whole() -> None:
    made = prepared(LONG, field(length=len(LONG), lines=True))
    assert made.text == LONG
    assert not made.too_long


def test_a_long_text_gets_whole_sentences_and_says_where_the_rest_is() -> None:
    made = prepared(LONG, field(length=len(LONG) - 1, lines=True))
    assert made.too_long
    assert made.text == "一文目です。" + ENDING
    assert made.whole == LONG
    assert kinds(made) == [FieldProblemKind.SHORTENED]
    assert f"{len(LONG)}文字" in made.problems[0].message


def test_a_field_of_one_line_is_not_shortened_but_told() -> None:
    made = prepared("あ" * 12, field(length=10))
    assert made.text == "あ" * 12
    assert kinds(made) == [FieldProblemKind.TOO_LONG]
    assert "あと2文字" in made.problems[0].message


def test_length_counts_what_is_written_not_what_was_typed() -> None:
    assert prepared("㍿" * 3, field(length=11)).length == 12
    assert not prepared("♥" * 99 + "あ", field(length=1)).too_long
    assert prepared("𠮷" * 3, field(length=3)).length == 3  # not UTF-16 units


def test_a_limit_that_leaves_no_room_is_told() -> None:
    made = prepared(LONG, field(length=3, lines=True))
    assert made.text == LONG
    assert kinds(made) == [FieldProblemKind.TOO_LONG]


@given(ANY_TEXT, st.sampled_from(Charset), st.booleans(), st.integers(0, 40))
def test_any_text_for_any_field(text: str, charset: Charset, lines: bool, length: int) -> None:
    gate = the_gate()
    some = field(charset, length=length, lines=lines)
    made = prepared(text, some)
    assert gate.accepts(made.text)
    assert gate.accepts(made.whole)
    assert lines or "\n" not in made.whole
    assert restore(made.whole, made.swaps) == text
    assert prepared(made.text, some).text == made.text
    if made.text != made.whole:
        assert len(made.text) <= length
        assert made.text.endswith(ENDING)
        assert made.whole.startswith(made.text.removesuffix(ENDING).rstrip("\n"))
    if charset is Charset.FULL_WIDTH:
        assert all(not c.isascii() or c == "\n" for c in made.whole)
    assert made.is_open == (GETA in restore_geta(made))


def restore_geta(made: Prepared) -> str:
    """Return what the gate itself wrote (a typed 〓 is no open place)."""
    return "".join(swap.after for swap in made.swaps)


# --- the fields of the real form ------------------------------------------------------------------
@pytest.fixture(scope="module")
def form(forms_dir: object) -> Form:
    return load_form(forms_dir)  # type: ignore[arg-type]


def test_the_text_of_a_field_is_what_its_items_show(form: Form) -> None:
    fields = {found.id: found for found in form.egov}
    case = Case(
        {
            "company.prefecture": Answer("神奈川県"),
            "company.address": Answer("横浜市中区架空町1-2"),
            "applicant.name": Answer("山田", state=AnswerState.CHECKING),
        }
    )
    assert field_text(form, case, fields["form.address"]) == "神奈川県横浜市中区架空町1-2"
    assert field_text(form, case, fields["form.name"]) == ""
    assert field_text(form, case, fields["attachments"]) == ""


def test_no_rule_of_the_real_form_is_said_to_be_confirmed(form: Form) -> None:
    for found in form.egov:
        rule = found.rule
        assert rule.charset is Charset.ANY or not rule.charset_confirmed
        assert rule.max_length == 0
        assert not rule.multiline_confirmed
    kana = {f.id for f in form.egov if f.rule.charset is Charset.KATAKANA}
    assert kana == {"basic.name_kana", "basic.address_kana", "form.name_kana"}
    assert {f.id for f in form.egov if f.rule.multiline} == {"form.content"}
