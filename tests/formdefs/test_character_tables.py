"""The substitution tables are read strictly, and the real ones are what they claim to be."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wizard.domain.character_sets import accepted_characters
from wizard.errors import FormsError
from wizard.formdefs.character_tables import load_character_tables


@pytest.fixture
def resources(tmp_path: Path, resources_dir: Path) -> Path:
    shutil.copytree(resources_dir / "characters", tmp_path / "characters")
    return tmp_path


def test_the_real_tables(resources_dir: Path) -> None:
    tables = load_character_tables(resources_dir)
    assert len(tables.tax_agency) == 1061
    assert tables.tax_agency["﨑"] == "崎"
    assert tables.ambiguous == {"濵": ("濱", "浜")}
    everything = {*tables.tax_agency, *tables.supplement, *tables.ambiguous}
    assert everything == set(tables.sources)
    assert all(source.strip() for source in tables.sources.values())
    assert not everything & accepted_characters()


NAMED = "髙高靑青淸清閒間𠮷吉敎教悅悦昻昂"


def test_the_supplement_holds_what_the_facts_name(resources_dir: Path) -> None:
    supplement = load_character_tables(resources_dir).supplement
    for old, new in zip(NAMED[::2], NAMED[1::2], strict=True):
        assert supplement[old] == (new, "kanji")
    for sign, written in {"①": "(1)", "⑳": "(20)", "Ⅲ": "III", "№": "No.", "㏍": "K.K."}.items():
        assert supplement[sign] == (written, "symbol")


def test_the_tax_agency_s_rows_are_the_given_ones(resources_dir: Path) -> None:
    lines = (resources_dir / "characters/nta_map.tsv").read_text(encoding="utf-8").split("\n")
    assert "国税庁" in lines[0]
    assert "加工" in lines[0]


BROKEN = {
    "two columns": ("supplement.tsv", "髙\t高\n", "needs 4 columns", "4つの欄"),
    "an empty cell": ("supplement.tsv", "髙\t\tkanji\t出典\n", "needs 4 columns", "4つの欄"),
    "two characters": ("supplement.tsv", "髙橋\t高橋\tkanji\t出典\n", "one character", "1文字"),
    "an accepted one": ("supplement.tsv", "高\tたか\tkanji\t出典\n", "accepts it", "「高」"),
    "the other spelling": ("supplement.tsv", "〜\tから\tsymbol\t出典\n", "accepts it", "「〜」"),
    "a refused substitute": ("supplement.tsv", "彅\t髙\tkanji\t出典\n", "not accepted", "「髙」"),
    "an unknown kind": ("supplement.tsv", "彅\tなぎ\tkana\t出典\n", 'kind "kana"', "種類"),
    "twice": ("supplement.tsv", "彅\tな\tkanji\tA\n彅\tぎ\tkanji\tB\n", "twice", "2回"),
    "the agency's own": ("supplement.tsv", "﨑\t崎\tkanji\t出典\n", "the same as", "同じ置きかえ"),
    "a refused one of theirs": ("nta_map.tsv", "彅\t髙\tJIS3水\n", "not accepted", "「髙」"),
    "one choice": ("ambiguous.tsv", "濵\t濱\t出典\n", "different choices", "2つ以上"),
    "the same choice": ("ambiguous.tsv", "濵\t濱 濱\t出典\n", "different choices", "2つ以上"),
    "two blanks": ("ambiguous.tsv", "濵\t濱  浜\t出典\n", "not accepted", "使えない"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_row_is_refused_naming_file_and_line(resources: Path, name: str) -> None:
    file, rows, detail, said = BROKEN[name]
    (resources / "characters" / file).write_text("# 見出し\n\n" + rows, encoding="utf-8")
    with pytest.raises(FormsError) as refused:
        load_character_tables(resources)
    line = 4 if name == "twice" else 3
    assert f"{file}: line {line}:" in refused.value.detail
    assert detail in refused.value.detail
    assert said in refused.value.sentence
    assert f"{file} の {line} 行目" in refused.value.sentence


def test_bom_and_windows_line_ends_are_fine(resources: Path) -> None:
    path = resources / "characters/ambiguous.tsv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_character_tables(resources).ambiguous == {"濵": ("濱", "浜")}


def test_a_missing_or_unreadable_file_is_named(resources: Path) -> None:
    path = resources / "characters/ambiguous.tsv"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(FormsError, match=r"ambiguous\.tsv を読めません"):
        load_character_tables(resources)
    path.unlink()
    with pytest.raises(FormsError, match=r"ambiguous\.tsv が見つかりません"):
        load_character_tables(resources)
