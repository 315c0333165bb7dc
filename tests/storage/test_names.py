"""File names proposed for a new case."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard import texts
from wizard.domain.case import Case
from wizard.storage.casefile import create, free_name

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("shop", "name"),
    [
        ("架空堂", "架空堂_20261121.tsuho"),
        ("", f"{texts.CaseFile.UNNAMED}_20261121.tsuho"),
        (" 　\n", f"{texts.CaseFile.UNNAMED}_20261121.tsuho"),
        ("...", f"{texts.CaseFile.UNNAMED}_20261121.tsuho"),
        ('a<b>c:d"e/f\\g|h?i*j', "abcdefghij_20261121.tsuho"),
        ("../../etc/passwd", "etcpasswd_20261121.tsuho"),
        ("架空\t堂\r\n　2号店 ", "架空 堂 2号店_20261121.tsuho"),
        ("架空\x00堂\x1b\u202e\ud800", "架空堂_20261121.tsuho"),
        (".hidden", "hidden_20261121.tsuho"),
        ("CON", "CON_20261121.tsuho"),  # no device any more
        ("con.shop", "_con.shop_20261121.tsuho"),
        ("LPT¹.x", "_LPT¹.x_20261121.tsuho"),
        ("Nul .x", "_Nul .x_20261121.tsuho"),
        (unicodedata.normalize("NFD", "ガガ堂"), "ガガ堂_20261121.tsuho"),
        ("髙橋𠮷野🙂＆Co", "髙橋𠮷野🙂＆Co_20261121.tsuho"),
        ("長" * 100, "長" * 40 + "_20261121.tsuho"),
        ("𠮷" * 100, "𠮷" * 30 + "_20261121.tsuho"),
        ("a" * 39 + " b", "a" * 39 + "_20261121.tsuho"),
    ],
)
def test_the_name(tmp_path: Path, shop: str, name: str) -> None:
    assert free_name(tmp_path, shop, DAY) == tmp_path / name


def test_names_are_never_taken_twice(tmp_path: Path) -> None:
    (tmp_path / "架空堂_20261121.tsuho").mkdir()
    (tmp_path / "架空堂_20261121_2.tsuho-journal").touch()
    (tmp_path / "架空堂_20261121_3.tsuho").symlink_to(tmp_path / "nowhere")
    assert free_name(tmp_path, "架空堂", DAY).name == "架空堂_20261121_4.tsuho"
    assert free_name(tmp_path / "none", "架空堂", DAY).name == "架空堂_20261121.tsuho"


@given(st.text(st.characters(), max_size=60))
def test_any_shop_gives_a_name_that_can_be_made(
    tmp_path_factory: pytest.TempPathFactory, shop: str
) -> None:
    folder = tmp_path_factory.mktemp("names")
    to = free_name(folder, shop, DAY)
    assert to.parent == folder
    assert to.name == unicodedata.normalize("NFC", to.name)
    assert not set(to.name) & set('<>:"/\\|?*')
    create(to, Case(), lock_dir=folder / "locks").close()
    assert to.is_file()
