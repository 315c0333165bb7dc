"""What is said about a refused character."""

from __future__ import annotations

import pytest

from tests.domain.gating import the_gate
from wizard import texts
from wizard.domain.character_words import asks_reading, code_points, sentence, source
from wizard.domain.characters import GETA, Gate, Why


def said(typed: str, gate: Gate | None = None) -> str:
    (finding,) = (gate or the_gate()).clean(typed).findings
    return sentence(finding)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("髙", "「髙」はe-Govで使えない漢字なので、「高」で写します。"),
        ("髙髙", "「髙」はe-Govで使えない漢字なので、「高」で写します。（2か所）"),
        ("①", "「①」はe-Govで使えない記号なので、「(1)」で写します。"),
        ("♥", "「♥」はe-Govで使えないので、この文字を除いて写します。"),
        ("1️⃣", "「1️⃣」はe-Govで使えない記号なので、「1」で写します。"),
        ("濵", "「濵」はe-Govで使えません。「濱」「浜」のどれで写すか選んでください。"),
    ],
)
def test_the_sentence_under_the_field(typed: str, words: str) -> None:
    assert said(typed) == words


def test_a_kanji_without_substitute_asks_for_its_reading() -> None:
    (finding,) = the_gate().clean("彅").findings
    assert "読みをひらがなで" in sentence(finding)
    assert asks_reading(finding)
    (other,) = the_gate().clean("가").findings
    assert "読み" not in sentence(other)
    assert not asks_reading(other)


def test_own_words_of_the_person() -> None:
    gate = the_gate().with_own({"彅": "なぎ", "髙": "", "﨑": GETA})
    assert "決めていただいたとおり「なぎ」" in said("彅", gate)
    assert "除いて" in said("髙", gate)
    assert "取りやめ" in said("﨑", gate)


def test_every_reason_has_its_words() -> None:
    told = {why.value for why in Why} - {"same", "invisible", "space", "line_end"}
    assert set(texts.Characters.SENTENCES) == told
    assert set(texts.Characters.SOURCES) | {"choice"} == told
    assert set(texts.Explanation.REASONS) | {"kana", "width"} == told


def test_the_source_of_each_substitute() -> None:
    tables = the_gate().tables
    assert "国税庁" in source("﨑", Why.KANJI, tables)
    assert "戸籍統一文字" in source("髙", Why.KANJI, tables)
    assert source("葛\U000e0100", Why.VARIANT, tables) == texts.Characters.SOURCES["variant"]
    assert source("髙", Why.OWN, tables) == texts.Characters.SOURCES["own"]
    assert source("♥", Why.REMOVED, tables) == texts.Characters.SOURCES["removed"]


def test_code_points() -> None:
    assert code_points("髙") == "U+9AD9"
    assert code_points("𠮷") == "U+20BB7"
    assert code_points("葛\U000e0100") == "U+845B U+E0100"
    assert code_points(chr(0xD800)) == "U+D800"
