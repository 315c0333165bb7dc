"""Copies for handing over: safe names, whole or not at all, originals untouched."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import Path

import pytest

from wizard.domain.file_names import is_safe
from wizard.errors import AttachmentError
from wizard.storage import atomic, attached, fresh_files
from wizard.storage.attached import keep_bytes, ready_folder, rename, size_of, take_in
from wizard.storage.fresh_files import Naming

PLAIN = Naming((), lambda text: text)


def never() -> bool:
    return False


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "添付_20261121"
    made.mkdir()
    return made


def listed(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def a_file(folder: Path, name: str, content: bytes = b"x" * 1000) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_copies_have_safe_names_and_the_originals_stay(tmp_path, folder):
    sources = [
        a_file(tmp_path, "スクリーンショット 2026-11-20 21.03.11.png", b"1"),
        a_file(tmp_path, "記録.pdf", b"2"),
        a_file(tmp_path, "記録 .PDF", b"3"),
    ]
    os.utime(sources[0], (1_700_000_000, 1_700_000_000))
    taken = take_in(sources, folder, PLAIN, (), never)
    assert taken.refused == ()
    assert [file.original for file in taken.files] == [source.name for source in sources]
    assert [Path(file.path).read_bytes() for file in taken.files] == [b"1", b"2", b"3"]
    assert [source.read_bytes() for source in sources] == [b"1", b"2", b"3"]
    names = [file.name for file in taken.files]
    assert all(map(is_safe, names))
    assert len({name.casefold() for name in names}) == 3
    assert sorted(listed(folder)) == sorted(names)
    assert Path(taken.files[0].path).stat().st_mtime == 1_700_000_000


def test_names_taken_elsewhere_and_in_the_folder_are_not_used(tmp_path, folder):
    a_file(folder, "b.pdf")
    naming = Naming(("A.PDF",), lambda text: text)
    sources = [a_file(tmp_path, "a.pdf", b"1"), a_file(tmp_path, "b.pdf", b"2")]
    taken = take_in(sources, folder, naming, (), never)
    assert [file.name for file in taken.files] == ["a_2.pdf", "b_2.pdf"]
    assert (folder / "b.pdf").read_bytes() == b"x" * 1000


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path, folder, monkeypatch):
    real = atomic.publish_new
    calls: list[str] = []

    def late(temporary, path):
        if not calls:
            path.write_bytes(b"other")
        calls.append(path.name)
        real(temporary, path)

    monkeypatch.setattr(atomic, "publish_new", late)
    monkeypatch.setattr(fresh_files, "names_in", lambda _folder: set())  # told in another form
    taken = take_in([a_file(tmp_path, "a.pdf")], folder, PLAIN, (), never)
    assert [file.name for file in taken.files] == ["a_2.pdf"]
    assert (folder / "a.pdf").read_bytes() == b"other"


def test_the_same_content_is_not_taken_twice(tmp_path, folder):
    first = a_file(tmp_path, "a.pdf")
    known = [file.path for file in take_in([first], folder, PLAIN, (), never).files]
    again = take_in([first, a_file(tmp_path, "c.pdf")], folder, PLAIN, known, never)
    assert again.files == ()
    assert ["もう一覧にあります" in error.what for error in again.refused] == [True, True]
    other = take_in([a_file(tmp_path, "d.pdf", b"y" * 1000)], folder, PLAIN, known, never)
    assert len(other.files) == 1


def test_what_cannot_be_taken_says_so_and_the_rest_goes_on(tmp_path, folder, monkeypatch):
    monkeypatch.setattr(attached, "MOST_BYTES", 2000)
    inner = tmp_path / "フォルダー"
    inner.mkdir()
    sources = [
        inner,
        tmp_path / "ない.pdf",
        a_file(tmp_path, "大きい.mp4", b"x" * 2001),
        a_file(tmp_path, "a.pdf"),
    ]
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "管")
        sources.insert(0, tmp_path / "管")
    taken = take_in(sources, folder, PLAIN, (), never)
    assert [file.name for file in taken.files] == ["a.pdf"]
    assert len(taken.refused) == len(sources) - 1
    said = "".join(error.sentence for error in taken.refused)
    for words in ("フォルダー」はフォルダー", "ない.pdf」が見つかりません", "大きすぎる"):
        assert words in said
    assert str(tmp_path) not in "".join(error.detail for error in taken.refused)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a closed file")
def test_a_file_that_may_not_be_read_is_told(tmp_path, folder):
    source = a_file(tmp_path, "a.pdf")
    source.chmod(0)
    (error,) = take_in([source], folder, PLAIN, (), never).refused
    assert "読めませんでした" in error.what


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "空きがありません"),
        (errno.EFBIG, "空きがありません"),
        (errno.EROFS, "書き込めません"),
        (errno.EIO, "作れませんでした"),
    ],
)
def test_a_disk_that_refuses_leaves_nothing_half(tmp_path, folder, monkeypatch, code, words):
    def refuse(_temporary, _path):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(atomic, "publish_new", refuse)
    (error,) = take_in([a_file(tmp_path, "a.pdf")], folder, PLAIN, (), never).refused
    assert words in error.what
    assert not folder.exists() or listed(folder) == []
    assert (tmp_path / "a.pdf").exists()


def test_without_room_nothing_is_begun(tmp_path, folder, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _p: type("U", (), {"free": 10}))
    (error,) = take_in([a_file(tmp_path, "a.pdf")], folder, PLAIN, (), never).refused
    assert "空きがありません" in error.what


def test_a_source_that_breaks_while_it_is_read_is_told(tmp_path, folder, monkeypatch):
    class Broken:
        def read(self, _size):
            raise OSError(errno.EIO, "x")

        def __enter__(self):
            return self

        def __exit__(self, *_what):
            return None

    monkeypatch.setattr(attached, "_reading", lambda _s, _n: Broken())
    (error,) = take_in([a_file(tmp_path, "a.pdf")], folder, PLAIN, (), never).refused
    assert "読めませんでした" in error.what
    assert not folder.exists()


def test_stopping_leaves_nothing(tmp_path, folder):
    sources = [a_file(tmp_path, f"{n}.pdf", bytes([n]) * 10) for n in range(5)]
    asked = iter([False] * 5 + [True] * 20)
    taken = take_in(sources, folder, PLAIN, (), lambda: next(asked))
    assert taken.files == ()
    assert not folder.exists()
    assert all(source.exists() for source in sources)


def test_the_folder_is_made_beside_the_documents_and_used_again(tmp_path):
    first = ready_folder("", [tmp_path], "添付_20261121")
    assert first == tmp_path / "添付_20261121"
    assert ready_folder(str(first), [tmp_path], "添付_20261122") == first
    other_case = ready_folder("", [tmp_path], "添付_20261121")
    assert other_case.name == "添付_20261121_2"
    assert ready_folder(str(tmp_path / "ない"), [tmp_path], "b") == tmp_path / "b"


def test_another_place_is_taken_when_the_first_is_closed(tmp_path):
    found = ready_folder("", [tmp_path / "ない", tmp_path], "添付")
    assert found == tmp_path / "添付"
    with pytest.raises(AttachmentError, match="書き込めません"):
        ready_folder("", [tmp_path / "ない"], "添付")


def test_bytes_are_kept_under_a_free_name(folder):
    a_file(folder, "画面_小.jpg")
    path = keep_bytes(b"jpeg", "画面_小.jpg", folder, PLAIN)
    assert path.name == "画面_小_2.jpg"
    assert path.read_bytes() == b"jpeg"
    with pytest.raises(AttachmentError, match="書き込めません"):
        keep_bytes(b"", "a.jpg", folder / "ない", PLAIN)


def test_sizes(tmp_path):
    assert size_of(a_file(tmp_path, "a")) == 1000
    assert size_of(tmp_path) is None
    assert size_of(str(tmp_path / "ない")) is None
    assert size_of("a\0b") is None


def test_a_file_is_renamed_without_replacing_another(tmp_path):
    a_file(tmp_path, "申出書_最終.pdf", b"other")
    new = rename(a_file(tmp_path, "申出書 (最終).pdf", b"mine"), PLAIN)
    assert new.name == "申出書_最終_2.pdf"
    assert new.read_bytes() == b"mine"
    assert (tmp_path / "申出書_最終.pdf").read_bytes() == b"other"
    assert sorted(listed(tmp_path)) == ["申出書_最終.pdf", "申出書_最終_2.pdf"]


def test_an_extension_in_capitals_is_renamed_too(tmp_path):
    assert rename(a_file(tmp_path, "a.PDF"), PLAIN).name == "a.pdf"
    assert listed(tmp_path) == ["a.pdf"]


def test_a_file_that_cannot_be_renamed_stays_as_it_was(tmp_path, monkeypatch):
    with pytest.raises(AttachmentError, match="見つかりません"):
        rename(tmp_path / "ない .pdf", PLAIN)
    path = a_file(tmp_path, "a b.pdf")

    def held(_self, *_more, **_kw):
        raise PermissionError(errno.EACCES, "x")

    with monkeypatch.context() as patch:
        patch.setattr(atomic, "publish_new", held)
        with pytest.raises(AttachmentError, match="名前を変えられませんでした"):
            rename(path, PLAIN)
    assert listed(tmp_path) == ["a b.pdf"]


def test_an_old_name_that_cannot_be_taken_away_leaves_one_file(tmp_path, monkeypatch):
    path = a_file(tmp_path, "a b.pdf")
    real = Path.unlink

    def held(self, *args, **more):
        if self == path:
            raise PermissionError(errno.EACCES, "x")
        real(self, *args, **more)

    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(AttachmentError):
        rename(path, PLAIN)
    assert listed(tmp_path) == ["a b.pdf"]
