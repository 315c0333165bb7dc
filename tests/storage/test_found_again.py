"""A case that was moved with its files finds them again, and takes no other for them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from wizard.domain.attached import (
    ATTACHED_FOLDER_MARK,
    ATTACHED_MARK,
    STATEMENT_MARK,
    Attached,
    attached_of,
    name_of,
    written,
)
from wizard.domain.case import Case
from wizard.storage.found_again import find_again


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A folder as the person had it: case, 申出書, and a folder of copies."""
    folder = tmp_path / "前のPC"
    copies = folder / "添付_20261121"
    copies.mkdir(parents=True)
    for name, size in (("画面.jpg", 900), ("画面_小.jpg", 300), ("請求.pdf", 500)):
        (copies / name).write_bytes(b"x" * size)
    (folder / "申出書.pdf").write_bytes(b"%PDF")
    (folder / "案件.tsuho").write_bytes(b"")
    return folder


def case_in(folder: str, separator: str = "/") -> Case:
    """The case as it was written there."""
    copies = folder + separator + "添付_20261121"
    small = separator.join([copies, "画面_小.jpg"])
    files = [
        Attached(small, "画面.png", 300, full=separator.join([copies, "画面.jpg"]), tried=True),
        Attached(separator.join([copies, "請求.pdf"]), "請求.pdf", 500),
    ]
    return Case(
        marks={
            ATTACHED_MARK: written(files) or "",
            ATTACHED_FOLDER_MARK: copies,
            STATEMENT_MARK: separator.join([folder, "申出書.pdf"]),
        }
    )


def test_nothing_changes_while_everything_is_there(old):
    case = case_in(str(old))
    before = dict(case.marks)
    find_again(case, old / "案件.tsuho")
    assert case.marks == before


@pytest.mark.parametrize("windows", [False, True])
def test_a_moved_case_finds_its_files(old, tmp_path, windows):
    new = tmp_path / "新しいPC"
    shutil.move(old, new)
    case = case_in(r"C:\Users\架空\Documents\通報", "\\") if windows else case_in(str(old))
    find_again(case, new / "案件.tsuho")
    copies = new / "添付_20261121"
    first, second = attached_of(case)
    assert (first.path, first.full) == (str(copies / "画面_小.jpg"), str(copies / "画面.jpg"))
    assert second.path == str(copies / "請求.pdf")
    assert case.marks[ATTACHED_FOLDER_MARK] == str(copies)
    assert case.marks[STATEMENT_MARK] == str(new / "申出書.pdf")


def test_files_next_to_the_case_are_found_and_others_stay_missing(old, tmp_path):
    new = tmp_path / "USB"
    new.mkdir()
    shutil.move(old / "添付_20261121" / "請求.pdf", new)
    (new / "画面_小.jpg").write_bytes(b"y" * 301)  # of the same name, but another file
    shutil.rmtree(old)
    case = case_in(str(old))
    find_again(case, new / "案件.tsuho")
    first, second = attached_of(case)
    assert first == attached_of(case_in(str(old)))[0]
    assert second.path == str(new / "請求.pdf")


def test_the_statement_of_another_case_is_not_taken_for_a_deleted_one(old, tmp_path):
    elsewhere = tmp_path / "デスクトップ"
    elsewhere.mkdir()
    case = Case(marks={STATEMENT_MARK: str(elsewhere / "申出書.pdf")})
    find_again(case, old / "案件.tsuho")
    assert case.marks[STATEMENT_MARK] == str(elsewhere / "申出書.pdf")


def test_the_name_of_a_file_from_another_system_is_its_last_part():
    file = Attached("C:\\通報\\添付\\請求.pdf", "請求.pdf")
    assert file.name == "請求.pdf"
    assert replace(file, path="/home/x/請求.pdf").name == "請求.pdf"
    assert name_of("") == ""


def test_marks_that_hold_nonsense_stop_nothing(tmp_path):
    case = Case(marks={ATTACHED_FOLDER_MARK: "C:\\", STATEMENT_MARK: "a\0b", ATTACHED_MARK: "{"})
    before = dict(case.marks)
    find_again(case, tmp_path / "案件.tsuho")
    assert case.marks == before
