"""Files of older formats: they open for ever, and are copied before they are changed."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from tests.storage.invented import NOW, invented_case, same, typed
from wizard.domain.case import AnswerState, Place, SourceKind
from wizard.domain.changes import SetAnswer
from wizard.errors import CaseFileError
from wizard.storage import schema, upgrades
from wizard.storage.casefile import open_case


@pytest.fixture
def first_version(root: Path, tmp_path: Path) -> Path:
    """Return a copy of the stored file of format 1."""
    copy = tmp_path / "架空堂.tsuho"
    copy.write_bytes((root / "tests" / "data" / "cases" / "v1.tsuho").read_bytes())
    return copy


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_of_format_1_opens(first_version: Path, lock_dir: Path, read_only: bool) -> None:
    with open_case(first_version, lock_dir=lock_dir, read_only=read_only) as file:
        case = file.read()
        assert file.verify() == []
        assert file.meta()["created_at"] == "2026-11-21T21:04:05+09:00"
    assert case.number == "T-20261121-ABCD"
    assert case.marks == {"page": "orders", "seen:shop": "1"}
    assert case.text("company.name") == "株式会社架空商店"
    assert case.text("incident.reason") == "𠮷野葛\U000e0100 と 髙橋\n「高額」🙂"
    assert case.answers["shop.name"].source.kind is SourceKind.LAST_CASE
    assert case.answers["case.notes"].state is AnswerState.NO_RECORD
    assert [each.key for each in case.orders] == ["k0", "k1", "k2"]
    assert [each.key for each in case.notes] == ["n0", "n1"]
    order = case.orders[1]
    at = order.answers["order.purchased_at"]
    assert (at.text, at.original) == ("2026-08-01T22:14:05+09:00", "2026-08-01T13:14:05Z")
    assert at.changed_at == NOW
    assert at.source.detail == "注文 2026.csv の 2行目"
    assert order.answers["order.access.ip"].state is AnswerState.CHECKING
    assert order.answers["order.access.port"].holder == "架空カート株式会社"
    assert [line.answers["order.items[].quantity"].text for line in order.lines] == ["2", "2"]
    assert case.notes[0].answers["note.said"].text == "後日、\n来署の予定。　全角の空白も残す"


def test_every_version_before_this_one_has_a_step_and_a_sample(root: Path) -> None:
    assert sorted(upgrades.STEPS) == list(range(1, schema.FORMAT_VERSION))
    for version in range(1, schema.FORMAT_VERSION + 1):
        assert (root / "tests" / "data" / "cases" / f"v{version}.tsuho").is_file()


def to_2(connection: apsw.Connection) -> None:
    connection.execute("ALTER TABLE answers ADD COLUMN checked TEXT")


def to_3(connection: apsw.Connection) -> None:
    connection.execute("UPDATE answers SET checked = 'yes'")


def broken(connection: apsw.Connection) -> None:
    connection.execute("DELETE FROM answers")
    connection.execute("nonsense")


def opened(path: Path) -> apsw.Connection:
    return apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)


def test_steps_are_taken_one_after_the_other(path: Path) -> None:
    connection = opened(path)
    upgrades.upgrade(connection, target=3, steps={1: to_2, 2: to_3})
    assert connection.pragma("user_version") == 3
    assert connection.execute("SELECT DISTINCT checked FROM answers").get == "yes"
    upgrades.upgrade(connection, target=3, steps={})  # nothing left to do
    connection.close()


def test_an_upgrade_that_fails_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    for steps, error in (({1: to_2, 2: broken}, apsw.SQLError), ({1: to_2}, KeyError)):
        connection = opened(path)
        with pytest.raises(error):
            upgrades.upgrade(connection, target=3, steps=steps)
        connection.close()
        assert path.read_bytes() == before


def pretend_format_2(monkeypatch: pytest.MonkeyPatch, step: upgrades.Step = to_2) -> None:
    monkeypatch.setattr(schema, "FORMAT_VERSION", 2)
    real = upgrades.upgrade

    def upgrade(connection: apsw.Connection) -> None:
        real(connection, target=2, steps={1: step})

    monkeypatch.setattr(upgrades, "upgrade", upgrade)


def test_opening_keeps_a_copy_and_upgrades(
    first_version: Path, lock_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = first_version.with_name("架空堂.v1.tsuho")
    taken.write_bytes(b"somebody else's")
    pretend_format_2(monkeypatch)
    with open_case(first_version, lock_dir=lock_dir) as file:
        assert file._connection.pragma("user_version") == 2
        assert same(file.read(), invented_case())
    monkeypatch.undo()
    with open_case(first_version.with_name("架空堂.v1_2.tsuho"), lock_dir=lock_dir) as file:
        assert same(file.read(), invented_case())
        file.apply([SetAnswer(Place("company.name"), None, typed("控えも使える"))])
    assert taken.read_bytes() == b"somebody else's"
    assert not list(first_version.parent.glob(".*"))


def test_who_only_reads_changes_nothing(
    first_version: Path, lock_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = first_version.read_bytes()
    pretend_format_2(monkeypatch)
    with open_case(first_version, lock_dir=lock_dir, read_only=True) as file:
        assert file._connection.pragma("user_version") == 2
        assert same(file.read(), invented_case())
        assert file.verify() == []
    assert first_version.read_bytes() == before
    assert [each.name for each in first_version.parent.iterdir()] == [first_version.name]


def test_an_upgrade_that_fails_leaves_the_file(
    first_version: Path, lock_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = first_version.read_bytes()
    pretend_format_2(monkeypatch, broken)
    for _ in range(2):
        with pytest.raises(CaseFileError):
            open_case(first_version, lock_dir=lock_dir)
        assert first_version.read_bytes() == before
        assert list(first_version.parent.glob("*.tsuho")) == [first_version]
    monkeypatch.undo()
    open_case(first_version, lock_dir=lock_dir).close()
