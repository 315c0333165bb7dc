import threading

import pytest

from tests.ui.documents.stand_ins import an_order
from wizard.domain.case import Place
from wizard.domain.changes import Act, Group, Insert
from wizard.domain.fingerprint import fingerprint
from wizard.ui import freshness
from wizard.ui.freshness import SAVED_OF, Freshness


@pytest.fixture
def saved(world, tmp_path):
    world.session.do(Act("x", tuple(Insert(Group.ORDERS, i, an_order(i)) for i in range(3))))
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF")
    made_of = freshness.made_of(world.form, world.case, with_notes=False)
    world.session.set_marks({"file:statement": str(path), SAVED_OF: made_of})
    return path


@pytest.fixture
def readers(monkeypatch):
    """The threads that read the case."""
    found = []

    def reading(*args, **more):
        found.append(threading.current_thread())
        return fingerprint(*args, **more)

    monkeypatch.setattr(freshness, "fingerprint", reading)
    return found


def test_it_reads_only_what_changed(world, saved, readers):
    fresh = Freshness(world.session)
    assert readers == []
    fresh.look()
    assert len(readers) == 1
    fresh.look()
    world.put("report.content", "印刷しない文章")
    fresh.look()
    assert len(readers) == 1
    world.put("shop.name", "架空堂")
    fresh.look()
    assert len(readers) == 2
    assert fresh.saved_is_old


def test_nothing_is_read_while_nothing_was_saved(world, readers):
    Freshness(world.session).look()
    assert readers == []


def test_many_orders_are_read_on_another_thread(world, saved, readers, monkeypatch, qtbot):
    monkeypatch.setattr(freshness, "_MANY", 1)
    fresh = Freshness(world.session)
    world.put("shop.name", "架空堂")
    with qtbot.waitSignal(fresh.looked):
        fresh.look()
    assert fresh.saved_is_old
    assert [thread.name for thread in readers] == ["freshness"]


@pytest.mark.parametrize("where", ["case", "order", "line"])
def test_long_answers_are_explained_on_another_thread(world, saved, qtbot, where):
    assert world.safe.gate
    explainers = []

    def explain(case):
        explainers.append(threading.current_thread().name)
        return world.safe.explain(world.form, case)

    fresh = Freshness(world.session, explain=explain)
    world.put("applicant.name", "髙見花子")
    fresh.look()
    assert explainers == [threading.current_thread().name]
    place = {
        "case": Place("report.content"),
        "order": Place("order.buyer.name", "o1"),
        "line": Place("order.items[].name", "o1", "l1"),
    }[where]
    world.session.set_text(place, "髙" * 200_000)
    with qtbot.waitSignal(fresh.looked, timeout=20_000):
        fresh.look()
    assert explainers[1:] == ["freshness"]


def test_the_tables_are_read_on_another_thread(world, saved, qtbot):
    assert not world.safe.is_ready
    threads = []

    def explain(case):
        threads.append(threading.current_thread().name)
        return world.safe.explain(world.form, case)

    fresh = Freshness(world.session, explain=explain)
    with qtbot.waitSignal(fresh.looked, timeout=20_000):
        fresh.look()
    assert threads == ["freshness"]
    assert world.safe.is_ready


def test_a_change_during_the_reading_is_read_too(world, saved, readers, monkeypatch, qtbot):
    monkeypatch.setattr(freshness, "_MANY", 1)
    fresh = Freshness(world.session)
    fresh.look()
    world.put("shop.name", "架空堂")  # its result is not taken for that of now
    qtbot.waitUntil(lambda: fresh.saved_is_old)
    assert len(readers) == 2


def test_a_file_that_is_gone_is_not_old(world, saved):
    fresh = Freshness(world.session)
    world.put("shop.name", "架空堂")
    saved.unlink()
    fresh.look()
    assert not fresh.saved_is_old


def test_a_window_that_is_gone_is_told_nothing(world, saved, monkeypatch, qtbot):
    monkeypatch.setattr(freshness, "_MANY", 1)
    fresh = Freshness(world.session)
    go_on = threading.Event()

    def slow(*args, **more):
        go_on.wait(5)
        return fingerprint(*args, **more)

    monkeypatch.setattr(freshness, "fingerprint", slow)
    fresh.look()
    thread = next(t for t in threading.enumerate() if t.name == "freshness")
    fresh.deleteLater()
    qtbot.wait(1)
    go_on.set()
    thread.join(5)
    assert not thread.is_alive()
