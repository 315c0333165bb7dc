"""Names of files for attaching."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.gating import the_gate
from tests.domain.test_characters import ANY_TEXT
from wizard import texts
from wizard.domain.file_names import MAX_WIDTH, is_safe, safe_name, safe_names, width

FALLBACK = "添付"


def repaired(text: str) -> str:
    return the_gate().clean(text).text


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("申出書_20261121.pdf", "申出書_20261121.pdf"),
        ("IMG-0001 (1).JPG", "IMG_0001_1.jpg"),
        ("髙島屋　注文.csv", "高島屋_注文.csv"),
        ("彅さん.pdf", "さん.pdf"),
        ("㈱甲.pdf", "株_甲.pdf"),
        ("画面①.png", "画面_1.png"),
        ("ｱｸｾｽ.log", "アクセス.log"),
        ("ＡＢＣ１２.pdf", "ABC12.pdf"),
        ("カ\u3099ソ\u3099ウ.pdf", "ガゾウ.pdf"),  # as macOS hands it over
        ("届出.xml", "届出.txt"),
        ("メモ", "メモ.bin"),
        (".pdf", "添付.pdf"),
        ("♥.pdf", "添付.pdf"),
        ("CON.pdf", "CON_.pdf"),
        ("a.tar.gz", "a_tar.gz"),
        ("../../秘密.pdf", "秘密.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("", "添付.bin"),
        ("x.PDF", "x.pdf"),
        ("x.拡張子", "x.bin"),
    ],
)
def test_names_are_mended(name: str, safe: str) -> None:
    assert safe_name(name, (), FALLBACK, repaired) == safe
    assert is_safe(safe)


@pytest.mark.parametrize("sign", "　 －―∥～￡￠\\%#^?<>{}[]髙①㈱〓・.、。（）-")
def test_what_e_gov_refuses_in_names_is_not_safe(sign: str) -> None:
    assert not is_safe(f"申出{sign}書.pdf")
    assert is_safe(safe_name(f"申出{sign}書.pdf", (), FALLBACK, repaired))


def test_lengths_are_counted_as_e_gov_does() -> None:
    assert is_safe("あ" * 15 + ".pdf")
    assert not is_safe("あ" * 16 + ".pdf")
    assert is_safe("a" * 31 + ".pdf")
    assert not is_safe("a" * 32 + ".pdf")
    assert safe_name("あ" * 40 + ".pdf", (), FALLBACK) == "あ" * 15 + ".pdf"
    taken = "あ" * 15 + ".pdf"
    assert safe_name("あ" * 40 + ".pdf", (taken,), FALLBACK) == "あ" * 14 + "_2.pdf"


def test_a_long_name_is_not_cut_within_a_number() -> None:
    shot = "スクリーンショット 2026-11-20 21.03.11.png"
    assert safe_name(shot, (), FALLBACK) == "スクリーンショット_2026_11_20.png"
    assert safe_name(shot, ("スクリーンショット_2026_11_20.png",), FALLBACK) == (
        "スクリーンショット_2026_11_20_2.png"
    )
    assert safe_name("x_" + "a" * 40 + ".png", (), FALLBACK) == "x_" + "a" * 29 + ".png"


def test_the_extension_is_lower_case_and_never_xml() -> None:
    assert not is_safe("a.PDF")
    assert not is_safe("a.xml")
    assert not is_safe("a")
    assert not is_safe("a.")
    assert not is_safe(".pdf")


def test_all_are_different_without_regard_to_case() -> None:
    names = ["画面.jpg", "画面.JPG", "画面 .jpg", "Log.txt", "log.txt"]
    assert safe_names(names, FALLBACK) == [
        "画面.jpg",
        "画面_2.jpg",
        "画面_3.jpg",
        "Log.txt",
        "log_2.txt",
    ]


def test_a_name_that_is_safe_keeps_it_before_others_are_given_one() -> None:
    assert safe_names(["画面 1.jpg", "画面_1.jpg"], FALLBACK) == ["画面_1_2.jpg", "画面_1.jpg"]


def test_the_documents_own_names_are_safe() -> None:
    for pattern in (texts.Files.STATEMENT, texts.Files.EGOV_TEXT):
        name = pattern.format(day="20261121")
        assert is_safe(name)
        stem, _, extension = name.rpartition(".")
        assert is_safe(f"{stem}_999.{extension}")  # when the others are there already
    assert is_safe(texts.Files.ATTACHED_FOLDER.format(day="20261121") + ".x")
    assert is_safe(texts.Files.SMALLER.format(stem=texts.Files.ATTACHED))


@given(st.lists(ANY_TEXT, max_size=8))
def test_any_names_become_safe_and_different(names: list[str]) -> None:
    for repair in (None, repaired):
        given_names = safe_names(names, FALLBACK, repair)
        assert len(given_names) == len(names)
        assert all(map(is_safe, given_names))
        assert len({name.casefold() for name in given_names}) == len(names)
        assert all(name.isascii() or unicodedata.is_normalized("NFC", name) for name in given_names)
        assert all(width(name.rpartition(".")[0]) <= MAX_WIDTH for name in given_names)
        assert safe_names(given_names, FALLBACK, repair) == given_names


@given(ANY_TEXT)
def test_a_safe_name_stays(name: str) -> None:
    once = safe_name(name, (), FALLBACK, repaired)
    assert safe_name(once, (), FALLBACK, repaired) == once
