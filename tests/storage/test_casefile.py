"""Creating, reading, saving and copying a case file."""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path

import pytest

from tests.storage.invented import (
    NOW,
    invented_case,
    line,
    note,
    order,
    plain_sqlite,
    same,
    typed,
)
from wizard import __version__, texts
from wizard.domain.case import Answer, Case, LineItem, Place, Source, SourceKind
from wizard.domain.changes import Change, Group, Insert, Move, Remove, SetAnswer, SetMark
from wizard.errors import CaseFileError
from wizard.storage import atomic
from wizard.storage.casefile import create, open_case

NAME = Place("company.name")


def test_everything_comes_back(tmp_path: Path, lock_dir: Path) -> None:
    case = invented_case()
    create(tmp_path / "a.tsuho", case, lock_dir=lock_dir).close()
    with open_case(tmp_path / "a.tsuho", lock_dir=lock_dir) as file:
        found = file.read()
    assert same(found, case)
    assert found.orders[0].answers["order.purchased_at"].changed_at == NOW
    at = found.orders[0].answers["order.purchased_at"].changed_at
    assert at is not None
    assert at.isoformat() == "2026-11-21T21:04:05+09:00"


def test_the_file_is_marked_as_ours(path: Path) -> None:
    with plain_sqlite(path) as other:
        assert other.execute("PRAGMA application_id").fetchone() == (0x54535548,)
        assert other.execute("PRAGMA user_version").fetchone() == (1,)
        assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_saving_is_durable_and_leaves_one_file(path: Path, lock_dir: Path) -> None:
    with open_case(path, lock_dir=lock_dir) as file:
        connection = file._connection
        assert connection.pragma("journal_mode") == "delete"
        assert connection.pragma("synchronous") == 2
        assert connection.pragma("foreign_keys") == 1
        file.apply([SetMark("page", "orders", "confirm")])
        assert sorted(p.name for p in path.parent.iterdir() if p.is_file()) == [path.name]


def test_facts_of_the_file(path: Path, lock_dir: Path) -> None:
    with open_case(path, lock_dir=lock_dir, read_only=True) as file:
        assert file.meta() == {
            "number": "T-20261121-ABCD",
            "created_at": NOW.isoformat(),
            "program": __version__,
        }


def test_time_of_creation_is_japanese_time_when_none_is_given(
    tmp_path: Path, lock_dir: Path
) -> None:
    with create(tmp_path / "a.tsuho", Case(), lock_dir=lock_dir) as file:
        made = datetime.fromisoformat(file.meta()["created_at"])
    assert made.isoformat().endswith("+09:00")


CHANGES: list[Change] = [
    SetAnswer(NAME, typed("株式会社架空商店"), typed("架空商店")),
    SetAnswer(Place("company.address"), None, typed("架空町一丁目")),
    SetAnswer(Place("case.notes"), None, None),
    SetMark("page", "orders", "documents"),
    SetMark("seen:shop", "1", None),
    SetMark("case:new", None, "1"),
    SetAnswer(Place("order.number", "k1"), None, typed("1025")),
    SetAnswer(Place("order.access.ip", "k1"), None, None),
    SetAnswer(Place("order.items[].quantity", "k1", "k1-1"), None, typed("3")),
    SetAnswer(Place("note.said", "n1"), None, typed("受理された")),
    Insert(Group.ORDERS, 1, order("k9")),
    SetAnswer(Place("order.number", "k9"), None, typed("9")),
    SetAnswer(Place("order.items[].quantity", "k9", "k9-0"), None, typed("9")),
    Insert(Group.LINES, 0, line("new"), "k9"),
    Move(Group.LINES, 2, 1, "k9"),
    Remove(Group.LINES, 0, line("new"), "k9"),
    Move(Group.ORDERS, 0, 3),
    Remove(Group.ORDERS, 1, order("k1")),
    Insert(Group.NOTES, 0, note("n2")),
    Move(Group.NOTES, 2, 0),
    Remove(Group.NOTES, 1, note("n2")),
    Insert(Group.ORDERS, 0, order("k1", lines=1)),
]


@pytest.mark.parametrize("at_once", [True, False])
def test_every_kind_of_change(path: Path, lock_dir: Path, at_once: bool) -> None:
    with open_case(path, lock_dir=lock_dir) as file:
        case = file.read()
        for change in CHANGES:
            case.apply(change)
            if not at_once:
                file.apply([change])
        if at_once:
            file.apply(CHANGES)
        assert same(file.read(), case)
        assert file.verify() == []
    with open_case(path, lock_dir=lock_dir) as file:
        assert same(file.read(), case)


def test_taking_everything_back(path: Path, lock_dir: Path) -> None:
    with open_case(path, lock_dir=lock_dir) as file:
        case = file.read()
        inserts: list[Change] = [Insert(Group.ORDERS, n + 1, order(f"new{n}")) for n in range(40)]
        file.apply(inserts)
        file.apply([change.inverse() for change in reversed(inserts)])
        assert same(file.read(), case)
        assert file._connection.execute("SELECT max(length(key)) FROM records").get == 4


def test_a_removed_order_leaves_no_rows(path: Path, lock_dir: Path) -> None:
    with open_case(path, lock_dir=lock_dir) as file:
        case = file.read()
        file.apply([Remove(Group.ORDERS, 0, each) for each in case.orders])
        count = "SELECT count(*) FROM answers JOIN records ON id = record WHERE scope <> 'case'"
        assert file._connection.execute(count).get == 2  # the notes' own
        assert file._connection.execute("SELECT count(*) FROM records").get == 3


def test_a_change_that_does_not_fit_saves_nothing(path: Path, lock_dir: Path) -> None:
    good = SetAnswer(NAME, None, typed("別の名前"))
    wrong: list[tuple[Change, type[Exception]]] = [
        (SetAnswer(Place("order.number", "gone"), None, typed("1")), KeyError),
        (SetAnswer(Place("order.items[].name", "k1", "gone"), None, typed("1")), KeyError),
        (Remove(Group.ORDERS, 0, order("k2")), KeyError),
        (Remove(Group.ORDERS, 7, order("k2")), IndexError),
        (Move(Group.NOTES, 7, 0), IndexError),
        (Insert(Group.ORDERS, 0, order("k1")), KeyError),
        (Insert(Group.LINES, 0, line("x"), "gone"), KeyError),
        (Insert(Group.NOTES, 0, order("x")), TypeError),
    ]
    with open_case(path, lock_dir=lock_dir) as file:
        before = file.read()
        for change, kind in wrong:
            with pytest.raises(kind):
                file.apply([Insert(Group.ORDERS, 0, order("k8")), good, change])
            assert same(file.read(), before)
        file.apply([Insert(Group.ORDERS, 0, order("k8")), good])
        assert file.read().text("company.name") == "別の名前"


def test_no_changes_touch_nothing(path: Path, lock_dir: Path) -> None:
    with open_case(path, lock_dir=lock_dir) as file:
        before = path.read_bytes()
        file.apply([])
    assert path.read_bytes() == before


def test_text_that_is_not_valid_unicode_is_kept(path: Path, lock_dir: Path) -> None:
    broken = Answer(
        "片割れ\ud842", None, "\udfb7", Source(SourceKind.LOG, "\udc80.log"), NOW, "a\x00b"
    )
    with open_case(path, lock_dir=lock_dir) as file:
        file.apply([SetAnswer(NAME, None, broken), SetMark("page", None, "\ud800")])
        assert file.verify() == []
    with open_case(path, lock_dir=lock_dir) as file:
        case = file.read()
    assert case.answers["company.name"] == broken
    assert case.marks["page"] == "\ud800"


def test_unknown_items_are_kept_untouched(path: Path, lock_dir: Path) -> None:
    with plain_sqlite(path) as other:
        other.execute(
            "INSERT INTO answers SELECT record, 'future.' || item, text, state, holder, "
            "'future_kind', source_detail, original, changed_at FROM answers"
        )
        other.execute("INSERT INTO meta VALUES ('future', '1')")
        rows = other.execute("SELECT * FROM answers WHERE item LIKE 'future.%'").fetchall()
    assert rows
    with open_case(path, lock_dir=lock_dir) as file:
        case = file.read()
        assert case.text("future.company.name") == "株式会社架空商店"
        assert case.answers["future.company.name"].source.kind is SourceKind.TYPED
        file.apply([SetAnswer(NAME, None, typed("変えた")), Move(Group.ORDERS, 0, 2)])
    with plain_sqlite(path) as other:
        assert other.execute("SELECT * FROM answers WHERE item LIKE 'future.%'").fetchall() == rows
        assert other.execute("SELECT value FROM meta WHERE name = 'future'").fetchone() == ("1",)


def test_a_renamed_item_keeps_its_answer(path: Path, lock_dir: Path) -> None:
    renames = {"company.name": "company.legal_name", "order.number": "order.id"}
    with open_case(path, lock_dir=lock_dir, read_only=True) as file:
        case = file.read(renames)
        assert case.text("company.legal_name") == "株式会社架空商店"
        assert case.orders[1].text("order.id") == "10k1"
        assert "company.name" not in case.answers
    with open_case(path, lock_dir=lock_dir) as file:
        file.read(renames)
        file.apply([SetAnswer(Place("company.legal_name"), None, None)])
        case = file.read(renames)
        assert "company.legal_name" not in case.answers  # not back from under its old id
        assert case.orders[1].text("order.id") == "10k1"
        assert file.read().orders[1].text("order.id") == "10k1"


def test_the_new_id_counts_where_both_are(path: Path, lock_dir: Path) -> None:
    with open_case(path, lock_dir=lock_dir) as file:
        file.apply(
            [
                SetAnswer(Place("a.new"), None, typed("新")),
                SetAnswer(Place("a.old"), None, typed("旧")),
            ]
        )
        assert file.read({"a.old": "a.new"}).text("a.new") == "新"
        file.apply([SetMark("page", None, "x")])
        case = file.read()
        assert case.text("a.new") == "新"
        assert "a.old" not in case.answers


def test_another_computer_wrote_meanwhile(path: Path, lock_dir: Path) -> None:
    with open_case(path, lock_dir=lock_dir) as file:
        file.read()
        with plain_sqlite(path) as other:
            other.execute("UPDATE answers SET text = 'よそで変えた' WHERE item = 'company.name'")
        for _ in range(2):
            with pytest.raises(CaseFileError) as caught:
                file.apply([Move(Group.ORDERS, 0, 1)])
            assert caught.value.what == texts.CaseFile.CHANGED_ELSEWHERE[0]
        assert file.read().text("company.name") == "よそで変えた"
        file.apply([Move(Group.ORDERS, 0, 1)])
        assert [each.key for each in file.read().orders] == ["k1", "k0", "k2"]


def test_threads_wait_for_each_other(path: Path, lock_dir: Path) -> None:
    problems: list[Exception] = []

    def work(number: int) -> None:
        try:
            for count in range(20):
                file.apply([SetAnswer(Place(f"thread.{number}"), None, typed(str(count)))])
                file.read()
        except Exception as error:  # noqa: BLE001 - told below
            problems.append(error)

    with open_case(path, lock_dir=lock_dir) as file:
        threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        case = file.read()
    assert problems == []
    assert [case.text(f"thread.{n}") for n in range(4)] == ["19"] * 4


def test_a_half_made_file_never_stands_there(
    tmp_path: Path, lock_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []

    class Power(BaseException):
        pass

    def cut(*_: object) -> None:
        seen.append([p.name for p in tmp_path.glob("*.tsuho")])
        raise Power

    monkeypatch.setattr(atomic, "publish_new", cut)
    with pytest.raises(Power):
        create(tmp_path / "a.tsuho", invented_case(), lock_dir=lock_dir)
    assert seen == [[]]
    assert list(tmp_path.iterdir()) == []


def test_creating_replaces_nothing(path: Path, lock_dir: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(CaseFileError) as caught:
        create(path, Case(), lock_dir=lock_dir)
    assert caught.value.what == texts.CaseFile.NAME_TAKEN[0]
    assert path.read_bytes() == before


def test_a_journal_left_behind_is_not_taken_into_a_new_case(tmp_path: Path, lock_dir: Path) -> None:
    (tmp_path / "a.tsuho-journal").write_bytes(b"x" * 1000)
    with pytest.raises(CaseFileError) as caught:
        create(tmp_path / "a.tsuho", Case(), lock_dir=lock_dir)
    assert caught.value.what == texts.CaseFile.NAME_TAKEN[0]


def test_creating_makes_the_folder(tmp_path: Path, lock_dir: Path) -> None:
    to = tmp_path / "書類" / "通報ウィザード" / "a.tsuho"
    with create(to, Case(number="T-1"), lock_dir=lock_dir) as file:
        assert file.path == to
        assert file.read().number == "T-1"


def test_ten_thousand_orders_in_one_go(tmp_path: Path, lock_dir: Path) -> None:
    case = Case()
    inserts = [Insert(Group.ORDERS, n, order(f"k{n}", lines=1)) for n in range(10_000)]
    with create(tmp_path / "a.tsuho", case, lock_dir=lock_dir) as file:
        file.apply(inserts)
        case.orders = [each.record for each in inserts if not isinstance(each.record, LineItem)]  # type: ignore[misc]
        assert file.read().orders == case.orders
        before = file._connection.total_changes()
        file.apply([Move(Group.ORDERS, 9_000, 3)])
        file.apply([Move(Group.ORDERS, 3, 9_000)])
        file.apply([SetAnswer(Place("order.number", "k5000"), None, typed("1"))])
        assert file._connection.total_changes() - before == 3
        before = file._connection.total_changes()
        file.apply([Insert(Group.ORDERS, 5_000, order("new", lines=1))])
        assert file._connection.total_changes() - before == 2 + 4 + 2  # records and answers
        assert file.read().orders[5_000].key == "new"
