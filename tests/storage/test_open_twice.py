"""One window per case; whoever only reads is never in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.invented import invented_case, same, typed
from wizard import texts
from wizard.domain.case import Place
from wizard.domain.changes import SetAnswer
from wizard.errors import CaseFileError
from wizard.storage.casefile import create, open_case

HOLD = """
import sys
from pathlib import Path
from wizard.storage.casefile import open_case
file = open_case(Path(sys.argv[1]), lock_dir=Path(sys.argv[2]))
print("open", flush=True)
sys.stdin.read()
"""


def refused_as_open(path: Path, lock_dir: Path) -> None:
    with pytest.raises(CaseFileError) as caught:
        open_case(path, lock_dir=lock_dir)
    assert caught.value.what == texts.CaseFile.ALREADY_OPEN[0]


def test_a_second_window_is_refused(path: Path, lock_dir: Path) -> None:
    with open_case(path, lock_dir=lock_dir) as file:
        refused_as_open(path, lock_dir)
        file.apply([SetAnswer(Place("company.name"), None, typed("変えた"))])
    with open_case(path, lock_dir=lock_dir) as file:
        assert file.read().text("company.name") == "変えた"


def test_a_new_case_is_open(tmp_path: Path, lock_dir: Path) -> None:
    with create(tmp_path / "a.tsuho", invented_case(), lock_dir=lock_dir):
        refused_as_open(tmp_path / "a.tsuho", lock_dir)


def test_another_way_to_the_same_file_is_refused(path: Path, lock_dir: Path) -> None:
    folder = path.parent / "other"
    folder.mkdir()
    with open_case(path, lock_dir=lock_dir):
        refused_as_open(folder / ".." / path.name, lock_dir)
        if os.name != "nt":
            (folder / "link.tsuho").symlink_to(path)
            refused_as_open(folder / "link.tsuho", lock_dir)
        os.link(path, folder / "hard.tsuho")
        refused_as_open(folder / "hard.tsuho", lock_dir)


def test_two_cases_at_once(path: Path, lock_dir: Path, tmp_path: Path) -> None:
    with (
        open_case(path, lock_dir=lock_dir) as one,
        create(tmp_path / "b.tsuho", invented_case(1), lock_dir=lock_dir) as two,
    ):
        assert len(one.read().orders) == 3
        assert len(two.read().orders) == 1


def test_reading_while_a_window_has_it_open(path: Path, lock_dir: Path) -> None:
    with open_case(path, lock_dir=lock_dir) as window:
        with open_case(path, lock_dir=lock_dir, read_only=True) as reader:
            assert same(reader.read(), invented_case())
            window.apply([SetAnswer(Place("company.name"), None, typed("変えた"))])
            assert reader.read().text("company.name") == "変えた"
            assert reader.verify() == []
        window.apply([SetAnswer(Place("company.name"), None, typed("また変えた"))])


def test_a_window_in_another_process_and_its_crash(path: Path, lock_dir: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), str(lock_dir)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        refused_as_open(path, lock_dir)
        with open_case(path, lock_dir=lock_dir, read_only=True) as reader:
            assert same(reader.read(), invented_case())
        holder.kill()
    with open_case(path, lock_dir=lock_dir) as file:
        assert same(file.read(), invented_case())


def test_closing_twice_is_harmless(path: Path, lock_dir: Path) -> None:
    file = open_case(path, lock_dir=lock_dir)
    file.close()
    file.close()
    open_case(path, lock_dir=lock_dir).close()


def test_a_case_that_could_not_be_opened_is_not_held(path: Path, lock_dir: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096])
    with pytest.raises(CaseFileError):
        open_case(path, lock_dir=lock_dir)
    path.write_bytes(whole)
    open_case(path, lock_dir=lock_dir).close()


def test_a_drive_that_numbers_no_files(
    path: Path, lock_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.stat

    def unnumbered(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        status = list(real(self, follow_symlinks=follow_symlinks))
        status[1] = 0
        return os.stat_result(status)

    folder = path.parent / "folder"
    folder.mkdir()
    other = path.with_name("other.tsuho")
    other.write_bytes(path.read_bytes())
    monkeypatch.setattr(Path, "stat", unnumbered)
    with open_case(path, lock_dir=lock_dir), open_case(other, lock_dir=lock_dir):
        refused_as_open(folder / ".." / path.name, lock_dir)
