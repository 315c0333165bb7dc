import errno
import os
from pathlib import Path

import pytest

from wizard.errors import OutputError
from wizard.output.safe_file import replacing


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_new_file_stands_in_its_place_and_nothing_beside_it(tmp_path: Path) -> None:
    to = tmp_path / "申出書 2026.pdf"
    with replacing(to) as file:
        file.write(b"new")
        assert not to.exists()
    assert to.read_bytes() == b"new"
    assert names(tmp_path) == [to.name]


def test_the_earlier_file_stays_when_the_writing_fails(tmp_path: Path) -> None:
    to = tmp_path / "a.pdf"
    to.write_bytes(b"old")

    def write() -> None:
        with replacing(to) as file:
            file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write()
    assert to.read_bytes() == b"old"
    assert names(tmp_path) == ["a.pdf"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS])
def test_a_system_error_while_writing_is_one_sentence(tmp_path: Path, code: int) -> None:
    to = tmp_path / "a.pdf"
    to.write_bytes(b"old")

    def write() -> None:
        with replacing(to):
            raise OSError(code, os.strerror(code))

    with pytest.raises(OutputError) as caught:
        write()
    assert "a.pdf" in caught.value.sentence
    assert str(tmp_path) not in caught.value.detail
    assert to.read_bytes() == b"old"
    assert names(tmp_path) == ["a.pdf"]


def test_a_mistake_of_the_program_is_not_blamed_on_the_name(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="bug"), replacing(tmp_path / "a.pdf"):
        raise ValueError("bug")
    assert names(tmp_path) == []


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    with pytest.raises(OutputError, match="空き"), replacing(tmp_path / "a.pdf"):
        full.write_bytes(b"x" * 100_000)
    assert names(tmp_path) == []


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="フォルダーが見つかりません"):
        replacing(tmp_path / "none" / "a.pdf").__enter__()


def test_a_folder_of_that_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(OutputError, match="名前のフォルダー"):
        replacing(tmp_path / "a.pdf").__enter__()


@pytest.mark.parametrize("name", ["あ" * 200 + ".pdf", "a\0b.pdf"])
def test_an_unusable_name_is_told(tmp_path: Path, name: str) -> None:
    to = tmp_path / name

    def write() -> None:
        with replacing(to) as file:
            file.write(b"x")

    with pytest.raises(OutputError):
        write()
    assert names(tmp_path) == []


def test_a_file_held_by_another_program_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "a.pdf"
    to.write_bytes(b"old")

    def held(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(OutputError, match="閉じてから"), replacing(to) as file:
        file.write(b"new")
    assert to.read_bytes() == b"old"
    assert names(tmp_path) == ["a.pdf"]


def test_a_write_protected_file_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "a.pdf"
    to.write_bytes(b"old")
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(OutputError, match="書きかえられません"):
        replacing(to).__enter__()
    assert to.read_bytes() == b"old"
