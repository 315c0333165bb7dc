"""Files, folders and names that cannot be a case: one clear sentence, nothing changed."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import apsw
import pytest

from tests.storage.invented import (
    as_somebody,
    give_to_somebody,
    invented_case,
    plain_sqlite,
    same,
    typed,
)
from wizard import texts
from wizard.domain.case import Case, Place
from wizard.domain.changes import SetAnswer
from wizard.errors import CaseFileError
from wizard.storage.casefile import create, open_case

CHANGE = [SetAnswer(Place("company.name"), None, typed("変えた"))]
posix = pytest.mark.skipif(os.name == "nt", reason="POSIX rights")


def refused(path: Path, lock_dir: Path, words: tuple[str, str]) -> None:
    """Check that opening in either way says `words` and leaves the file alone."""
    before = None
    with contextlib.suppress(OSError):
        before = path.read_bytes() if path.is_file() else None
    for read_only in (False, True):
        with pytest.raises(CaseFileError) as caught:
            open_case(path, lock_dir=lock_dir, read_only=read_only)
        assert (caught.value.what, caught.value.do) == words
        assert path.name not in caught.value.detail
        if before is not None:
            assert path.read_bytes() == before


def test_missing(tmp_path: Path, lock_dir: Path) -> None:
    refused(tmp_path / "ない.tsuho", lock_dir, texts.CaseFile.MISSING)
    refused(tmp_path / "ない" / "ない.tsuho", lock_dir, texts.CaseFile.MISSING)
    assert not (tmp_path / "ない.tsuho").exists()


def test_a_file_where_a_folder_should_be(path: Path, lock_dir: Path) -> None:
    refused(path / "a.tsuho", lock_dir, texts.CaseFile.MISSING)


def test_a_folder(tmp_path: Path, lock_dir: Path) -> None:
    refused(tmp_path, lock_dir, texts.CaseFile.IS_FOLDER)


def test_an_empty_file(tmp_path: Path, lock_dir: Path) -> None:
    (tmp_path / "a.tsuho").touch()
    refused(tmp_path / "a.tsuho", lock_dir, texts.CaseFile.EMPTY)


@posix
def test_something_that_is_no_file(tmp_path: Path, lock_dir: Path) -> None:
    os.mkfifo(tmp_path / "a.tsuho")  # opening one would wait for ever
    refused(tmp_path / "a.tsuho", lock_dir, texts.CaseFile.NOT_A_CASE)


@pytest.mark.parametrize(
    "content",
    [b"x", b"%PDF-1.7\n" + b"x" * 9000, "注文番号,商品名\n".encode("cp932") * 500, bytes(5000)],
)
def test_another_kind_of_file(tmp_path: Path, lock_dir: Path, content: bytes) -> None:
    (tmp_path / "a.tsuho").write_bytes(content)
    refused(tmp_path / "a.tsuho", lock_dir, texts.CaseFile.NOT_A_CASE)


def test_another_program_s_database(tmp_path: Path, lock_dir: Path) -> None:
    file = tmp_path / "a.tsuho"
    with plain_sqlite(file) as other:
        other.execute("CREATE TABLE answers (a)")
    refused(file, lock_dir, texts.CaseFile.NOT_A_CASE)
    with plain_sqlite(file) as other:
        other.execute("PRAGMA application_id = 7")
    refused(file, lock_dir, texts.CaseFile.NOT_A_CASE)


def test_a_newer_version(path: Path, lock_dir: Path) -> None:
    with plain_sqlite(path) as other:
        other.execute("PRAGMA user_version = 2")
    refused(path, lock_dir, texts.CaseFile.NEWER)


@pytest.mark.parametrize("version", [0, -1])
def test_a_version_that_never_was(path: Path, lock_dir: Path, version: int) -> None:
    with plain_sqlite(path) as other:
        other.execute(f"PRAGMA user_version = {version}")
    refused(path, lock_dir, texts.CaseFile.DAMAGED)


def test_a_missing_table(path: Path, lock_dir: Path) -> None:
    with plain_sqlite(path) as other:
        other.execute("DROP TABLE marks")
    refused(path, lock_dir, texts.CaseFile.DAMAGED)


def test_a_truncated_file(path: Path, lock_dir: Path) -> None:
    whole = path.read_bytes()
    for size in (50, 100, 1000, 4096, 5000, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:size])
        with (
            pytest.raises(CaseFileError) as caught,
            open_case(path, lock_dir=lock_dir, read_only=True) as file,
        ):
            file.read()
        assert caught.value.what in (texts.CaseFile.DAMAGED[0], texts.CaseFile.NOT_A_CASE[0])
        with pytest.raises(CaseFileError):
            open_case(path, lock_dir=lock_dir).read()
        assert path.read_bytes() == whole[:size]


@pytest.mark.parametrize("fill", [b"\x00", b"\xff", b"\x0d"])
def test_damage_in_the_middle(path: Path, lock_dir: Path, fill: bytes) -> None:
    whole = path.read_bytes()
    for page in range(1, len(whole) // 4096):
        path.write_bytes(whole[: page * 4096] + fill * 4096 + whole[(page + 1) * 4096 :])
        findings: list[str] = []
        said = ""
        try:
            with open_case(path, lock_dir=lock_dir, read_only=True) as file:
                findings = file.verify()
                file.read()
        except CaseFileError as error:
            said = error.what
        assert findings or said
        assert said in ("", texts.CaseFile.DAMAGED[0])


def test_rows_that_no_program_writes(path: Path, lock_dir: Path) -> None:
    for column, value in (("state", "未知の状態"), ("changed_at", "昨日")):
        copy = path.with_name(f"{column}.tsuho")
        copy.write_bytes(path.read_bytes())
        with plain_sqlite(copy) as other:
            other.execute(f"UPDATE answers SET {column} = ? WHERE item = 'company.name'", (value,))
        with open_case(copy, lock_dir=lock_dir) as file:
            with pytest.raises(CaseFileError) as caught:
                file.read()
            assert caught.value.what == texts.CaseFile.DAMAGED[0]
            assert value not in caught.value.detail


def test_what_is_written_inside_is_never_run(path: Path, lock_dir: Path) -> None:
    with plain_sqlite(path) as other:
        other.execute(
            "CREATE TRIGGER evil AFTER INSERT ON answers BEGIN DELETE FROM records WHERE id > 0; END"
        )
    with open_case(path, lock_dir=lock_dir) as file:
        file.apply(CHANGE)
        assert len(file.read().orders) == 3


@posix
def test_a_read_only_file(somebodys: Path, lock_dir: Path) -> None:
    file = somebodys / "a.tsuho"
    create(file, invented_case(), lock_dir=lock_dir).close()
    give_to_somebody(file)
    file.chmod(0o444)
    before = file.read_bytes()
    locks = somebodys / "locks"
    with as_somebody():
        with pytest.raises(CaseFileError) as caught:
            open_case(file, lock_dir=locks)
        assert caught.value.what == texts.CaseFile.READ_ONLY_FILE[0]
        with open_case(file, lock_dir=locks, read_only=True) as opened:
            assert same(opened.read(), invented_case())
            assert opened.verify() == []
            with pytest.raises(CaseFileError) as caught:
                opened.apply(CHANGE)
            assert caught.value.what == texts.CaseFile.READ_ONLY_FILE[0]
    assert file.read_bytes() == before


@posix
def test_a_read_only_folder(somebodys: Path, lock_dir: Path) -> None:
    folder, locks = somebodys / "folder", somebodys / "locks"
    folder.mkdir()
    file = folder / "a.tsuho"
    create(file, invented_case(), lock_dir=lock_dir).close()
    give_to_somebody(folder, file)
    folder.chmod(0o555)
    before = file.read_bytes()
    with as_somebody():
        with pytest.raises(CaseFileError) as caught:
            open_case(file, lock_dir=locks)
        assert caught.value.what == texts.CaseFile.READ_ONLY_FOLDER[0]
        with open_case(file, lock_dir=locks, read_only=True) as opened:
            assert same(opened.read(), invented_case())
        for to in (folder / "b.tsuho", folder / "new" / "b.tsuho"):
            with pytest.raises(CaseFileError) as caught:
                create(to, Case(), lock_dir=locks)
            assert caught.value.what == texts.CaseFile.READ_ONLY_FOLDER[0]
    assert [each.name for each in folder.iterdir()] == ["a.tsuho"]
    assert file.read_bytes() == before


@posix
def test_a_folder_that_turns_read_only_while_open(somebodys: Path) -> None:
    locks = somebodys / "locks"
    with as_somebody(), create(somebodys / "a.tsuho", invented_case(), lock_dir=locks) as file:
        somebodys.chmod(0o555)
        with pytest.raises(CaseFileError) as caught:
            file.apply(CHANGE)
        assert caught.value.what == texts.CaseFile.READ_ONLY_FOLDER[0]
        assert same(file.read(), invented_case())
        somebodys.chmod(0o755)
        file.apply(CHANGE)
        assert file.read().text("company.name") == "変えた"


@posix
def test_a_file_that_may_not_be_read(somebodys: Path, lock_dir: Path) -> None:
    file = somebodys / "a.tsuho"
    create(file, Case(), lock_dir=lock_dir).close()
    give_to_somebody(file)
    file.chmod(0)
    with as_somebody():
        for read_only in (False, True):
            with pytest.raises(CaseFileError) as caught:
                open_case(file, lock_dir=somebodys / "locks", read_only=read_only)
            assert caught.value.what == texts.CaseFile.NO_PERMISSION[0]


@posix
def test_no_place_for_the_mark(somebodys: Path, lock_dir: Path) -> None:
    file = somebodys / "a.tsuho"
    create(file, Case(), lock_dir=lock_dir).close()
    give_to_somebody(file)
    closed = somebodys / "closed"
    closed.mkdir(mode=0o555)
    with as_somebody():
        for lock_folder in (closed, closed / "locks"):
            with pytest.raises(CaseFileError) as caught:
                open_case(file, lock_dir=lock_folder)
            assert caught.value.what == texts.CaseFile.NO_STATE_FOLDER[0]


def test_japanese_and_spaces_in_the_path(tmp_path: Path, lock_dir: Path) -> None:
    folder = tmp_path / "架空 太郎 の 書類　（控え）" / "100% #1?&mode=ro;'\""
    file = folder / "髙橋商店 𠮷野 ﾊﾝｶｸ が.tsuho"
    with create(file, invented_case(), lock_dir=lock_dir) as opened:
        opened.apply(CHANGE)
    with open_case(file, lock_dir=lock_dir) as opened:
        assert opened.read().text("company.name") == "変えた"
    assert [each.name for each in folder.iterdir()] == [file.name]


def test_a_relative_path(
    path: Path, lock_dir: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(path.parent)
    with open_case(Path(path.name), lock_dir=lock_dir) as file:
        assert file.path == path
        monkeypatch.chdir(tmp_path.parent)
        file.apply(CHANGE)
    monkeypatch.chdir(path.parent)
    with create(Path("file:a.tsuho?mode=memory"), Case(), lock_dir=lock_dir) as file:
        assert file.path.is_file()


def test_very_long_names(tmp_path: Path, lock_dir: Path) -> None:
    words = texts.CaseFile.NAME_UNUSABLE
    longest = tmp_path / ("長" * 80 + ".tsuho")
    with create(longest, Case(), lock_dir=lock_dir) as file:
        file.apply(CHANGE)
    for name in ("長" * 82 + ".tsuho", "長" * 200 + ".tsuho"):
        with pytest.raises(CaseFileError) as caught:
            create(tmp_path / name, Case(), lock_dir=lock_dir)
        assert (caught.value.what, caught.value.do) == words
    # One that was made elsewhere: room for its name but not for its journal's.
    tight = tmp_path / ("長" * 82 + ".tsuho")
    tight.write_bytes(longest.read_bytes())
    with pytest.raises(CaseFileError) as caught:
        open_case(tight, lock_dir=lock_dir)
    assert (caught.value.what, caught.value.do) == words
    with open_case(tight, lock_dir=lock_dir, read_only=True) as file:
        assert file.read().text("company.name") == "変えた"
    refused(tmp_path / ("長" * 200 + ".tsuho"), lock_dir, words)


@posix
def test_a_path_longer_than_sqlite_takes(tmp_path: Path, lock_dir: Path) -> None:
    deep = tmp_path
    while len(os.fsencode(deep)) < 520:
        deep = deep / ("深" * 30)
    with pytest.raises(CaseFileError) as caught:
        create(deep / "a.tsuho", Case(), lock_dir=lock_dir)
    assert caught.value.what == texts.CaseFile.NAME_UNUSABLE[0]
    deep.mkdir(parents=True, exist_ok=True)
    (deep / "a.tsuho").write_bytes(b"x" * 100)
    refused(deep / "a.tsuho", lock_dir, texts.CaseFile.NAME_UNUSABLE)


@pytest.mark.parametrize("name", ["a\x00b.tsuho", "\ud800.tsuho"])
def test_names_that_are_no_names(tmp_path: Path, lock_dir: Path, name: str) -> None:
    for read_only in (False, True):
        with pytest.raises(CaseFileError) as caught:
            open_case(tmp_path / name, lock_dir=lock_dir, read_only=read_only)
        assert caught.value.what == texts.CaseFile.NAME_UNUSABLE[0]
    with pytest.raises(CaseFileError) as caught:
        create(tmp_path / name, Case(), lock_dir=lock_dir)
    assert caught.value.what == texts.CaseFile.NAME_UNUSABLE[0]


@posix
def test_a_name_that_is_no_utf_8(tmp_path: Path, lock_dir: Path) -> None:
    create(tmp_path / "a.tsuho", Case(), lock_dir=lock_dir).close()
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\x8cb.tsuho"))
    (tmp_path / "a.tsuho").rename(odd)
    refused(odd, lock_dir, texts.CaseFile.NAME_UNUSABLE)


def test_another_program_holds_the_file(
    path: Path, lock_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wizard.storage.opening._PATIENCE_MS", 1)
    with open_case(path, lock_dir=lock_dir) as file:
        file.read()
        other = apsw.Connection(str(path))
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(CaseFileError) as caught:
            file.apply(CHANGE)
        assert caught.value.what == texts.CaseFile.BUSY[0]
        with pytest.raises(CaseFileError) as caught:
            open_case(path, lock_dir=lock_dir, read_only=True)
        assert caught.value.what == texts.CaseFile.BUSY[0]
        other.close()
        file.apply(CHANGE)
        other = apsw.Connection(str(path))
        other.execute("BEGIN")
        assert other.execute("SELECT count(*) FROM meta").get == 3
        with pytest.raises(CaseFileError) as caught:
            file.apply(CHANGE)  # a reader holds back the end of a save
        assert caught.value.what == texts.CaseFile.BUSY[0]
        other.close()
        file.apply(CHANGE)


@posix
def test_the_file_is_deleted_while_open(path: Path, lock_dir: Path, tmp_path: Path) -> None:
    with open_case(path, lock_dir=lock_dir) as file:
        away = path.rename(tmp_path / "away")
        before = away.read_bytes()
        with pytest.raises(CaseFileError) as caught:
            file.apply(CHANGE)
        assert caught.value.what == texts.CaseFile.GONE[0]
        assert away.read_bytes() == before
        file.save_copy(tmp_path / "rescued.tsuho")
        away.rename(path)  # put back
        file.apply(CHANGE)
        assert file.read().text("company.name") == "変えた"
    with open_case(tmp_path / "rescued.tsuho", lock_dir=lock_dir) as file:
        assert same(file.read(), invented_case())


@posix
def test_the_file_is_replaced_while_open(path: Path, lock_dir: Path) -> None:
    with open_case(path, lock_dir=lock_dir) as file:
        older = path.with_name("older")
        older.write_bytes(path.read_bytes())
        older.replace(path)  # what a sync program does
        before = path.read_bytes()
        with pytest.raises(CaseFileError) as caught:
            file.apply(CHANGE)
        assert caught.value.what == texts.CaseFile.GONE[0]
        assert path.read_bytes() == before
        path.unlink()
        path.mkdir()
        with pytest.raises(CaseFileError) as caught:
            file.apply(CHANGE)
        assert caught.value.what == texts.CaseFile.GONE[0]
