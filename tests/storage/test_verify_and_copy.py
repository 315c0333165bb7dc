"""Looking a case file over, and saving a copy of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.storage.invented import invented_case, plain_sqlite, same, typed
from wizard import texts
from wizard.domain.case import Place
from wizard.domain.changes import SetAnswer
from wizard.errors import CaseFileError
from wizard.storage import atomic
from wizard.storage.casefile import create, open_case


def findings_after(path: Path, lock_dir: Path, *statements: str) -> list[str]:
    with plain_sqlite(path) as other:
        for statement in statements:
            other.execute(statement)
    with open_case(path, lock_dir=lock_dir, read_only=True) as file:
        return file.verify()


def test_a_sound_file_has_no_findings(path: Path, lock_dir: Path) -> None:
    with open_case(path, lock_dir=lock_dir) as file:
        assert file.verify() == []
        file.apply([SetAnswer(Place("company.name"), None, typed("変えた"))])


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("DELETE FROM records WHERE key = 'k1'", texts.CaseFile.FOUND_LOST_ROWS.format(count=6)),
        (
            "UPDATE records SET parent = 99 WHERE key = 'n1'",
            texts.CaseFile.FOUND_LOST_ROWS.format(count=1),
        ),
        (
            "UPDATE records SET parent = 0 WHERE key = 'k1-0'",
            texts.CaseFile.FOUND_LOST_ROWS.format(count=1),
        ),
        (
            "UPDATE records SET parent = (SELECT id FROM records WHERE key='k2') WHERE key='n1'",
            texts.CaseFile.FOUND_LOST_ROWS.format(count=1),
        ),
        (
            "UPDATE records SET scope = 'parcel' WHERE key = 'n1'",
            texts.CaseFile.FOUND_STRANGE_ROWS.format(count=1),
        ),
        (
            "UPDATE answers SET state = '？' WHERE state = '確認中'",
            texts.CaseFile.FOUND_STRANGE_ROWS.format(count=3),
        ),
        (
            "UPDATE answers SET changed_at = '2026-08-01' WHERE item = 'company.name'",
            texts.CaseFile.FOUND_STRANGE_ROWS.format(count=1),
        ),
    ],
)
def test_rows_that_make_no_sense(path: Path, lock_dir: Path, statement: str, finding: str) -> None:
    assert findings_after(path, lock_dir, statement) == [finding]


def test_the_case_s_own_row_is_gone(path: Path, lock_dir: Path) -> None:
    found = findings_after(path, lock_dir, "DELETE FROM records WHERE id = 0")
    assert texts.CaseFile.FOUND_NO_CASE in found


def test_damage_is_found(path: Path, lock_dir: Path) -> None:
    found = findings_after(
        path,
        lock_dir,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'records_by_place'",
    )
    assert len(found) == 1
    assert texts.CaseFile.FOUND_DAMAGE.partition("{")[0] in found[0]


def test_the_mark_is_lost_while_open(path: Path, lock_dir: Path) -> None:
    with open_case(path, lock_dir=lock_dir) as file:
        with plain_sqlite(path) as other:
            other.execute("PRAGMA application_id = 0")
        assert file.verify() == [texts.CaseFile.FOUND_OTHER_KIND]


def test_a_copy_is_a_whole_case(path: Path, lock_dir: Path, tmp_path: Path) -> None:
    to = tmp_path / "控え の 控え.tsuho"
    with open_case(path, lock_dir=lock_dir) as file:
        file.save_copy(to)
        file.apply([SetAnswer(Place("company.name"), None, typed("あとで変えた"))])
        with open_case(to, lock_dir=lock_dir) as copy:
            assert same(copy.read(), invented_case())
            assert copy.meta() == file.meta()
            assert copy.verify() == []
            copy.apply([SetAnswer(Place("company.name"), None, typed("控え"))])
        assert file.read().text("company.name") == "あとで変えた"


def test_a_copy_replaces_an_older_copy_in_one_step(
    path: Path, lock_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "b.tsuho"
    create(to, invented_case(0), lock_dir=lock_dir).close()
    older = to.read_bytes()

    class Power(BaseException):
        pass

    def cut(*_: object) -> None:
        raise Power

    with open_case(path, lock_dir=lock_dir) as file:
        with monkeypatch.context() as patch:
            patch.setattr(atomic, "publish_over", cut)
            with pytest.raises(Power):
                file.save_copy(to)
        assert to.read_bytes() == older
        file.save_copy(to)
    with open_case(to, lock_dir=lock_dir) as copy:
        assert same(copy.read(), invented_case())
    assert sorted(each.suffix for each in tmp_path.iterdir() if each.is_file()) == [".tsuho"] * 2


def test_places_a_copy_may_not_go(path: Path, lock_dir: Path, tmp_path: Path) -> None:
    other = tmp_path / "open.tsuho"
    (tmp_path / "left.tsuho-journal").write_bytes(b"x")
    words = texts.CaseFile
    with (
        open_case(path, lock_dir=lock_dir) as file,
        create(other, invented_case(0), lock_dir=lock_dir),
    ):
        for to, (what, _) in (
            (path, words.COPY_ONTO_ITSELF),
            (tmp_path / "x" / ".." / path.name, words.FOLDER_MISSING),
            (other, words.ALREADY_OPEN),
            (tmp_path, words.IS_FOLDER),
            (tmp_path / "none" / "a.tsuho", words.FOLDER_MISSING),
            (tmp_path / "left.tsuho", words.NAME_TAKEN),
            (tmp_path / ("長" * 200), words.NAME_UNUSABLE),
        ):
            with pytest.raises(CaseFileError) as caught:
                file.save_copy(to)
            assert caught.value.what == what, to
        assert same(file.read(), invented_case())
    assert not list(tmp_path.glob(".*"))


def test_a_read_only_case_can_be_copied(path: Path, lock_dir: Path, tmp_path: Path) -> None:
    with open_case(path, lock_dir=lock_dir, read_only=True) as file:
        file.save_copy(tmp_path / "b.tsuho")
    with open_case(tmp_path / "b.tsuho", lock_dir=lock_dir) as copy:
        assert same(copy.read(), invented_case())
