"""Saving on its own thread: order, melting, failures, the way out. Slow jobs and やめる."""

import threading
from typing import Any

import pytest
import shiboken6

from tests.ui.frame.conftest import NOW
from wizard.domain.case import Answer, Case, Order, Place
from wizard.domain.changes import Change, Group, Insert, Remove, SetAnswer, SetMark
from wizard.errors import CaseFileError, UserError
from wizard.ui.background import Job, SaverThread, coalesce


class Store:
    """Remembers what was written, in which batches; fails as often as told."""

    def __init__(self, failures: int = 0, error: Exception | None = None) -> None:
        self.batches: list[list[Change]] = []
        self.failures = failures
        self.error = error or CaseFileError("書けません", "場所を変えてください")
        self.gate = threading.Event()
        self.gate.set()

    def apply(self, changes) -> None:
        self.gate.wait(5)
        if self.failures:
            self.failures -= 1
            raise self.error
        self.batches.append(list(changes))


def setting(item: str, before: str, after: str) -> SetAnswer:
    return SetAnswer(
        Place(item), Answer(before) if before else None, Answer(after) if after else None
    )


@pytest.fixture
def saver_of(qapp):
    made = []

    def make(store: Store, **more) -> SaverThread:
        made.append(SaverThread(store, lambda: NOW, **{"pause": 0.02, **more}))
        return made[-1]

    yield make
    for saver in made:
        saver.close(1)


def test_settings_of_one_place_are_melted_and_order_is_kept() -> None:
    changes: list[Change] = [
        setting("a", "", "1"),
        setting("b", "", "x"),
        setting("a", "1", "12"),
        SetMark("page", None, "shop"),
        SetMark("page", "shop", "orders"),
    ]
    assert coalesce(changes) == [
        setting("a", "", "12"),
        setting("b", "", "x"),
        SetMark("page", None, "orders"),
    ]


def test_nothing_is_melted_across_a_record_that_comes_or_goes() -> None:
    order = Order("o")
    place = Place("order.number", "o")
    first = SetAnswer(place, None, Answer("1"))
    second = SetAnswer(place, None, Answer("2"))
    changes: list[Change] = [
        Insert(Group.ORDERS, 0, order),
        first,
        Remove(Group.ORDERS, 0, order),
        Insert(Group.ORDERS, 0, order),
        second,
    ]
    assert coalesce(changes) == changes


def test_melted_changes_lead_to_the_same_case() -> None:
    changes: list[Change] = [
        setting("a", "", "1"),
        SetMark("m", None, "1"),
        Insert(Group.ORDERS, 0, Order("o")),
        SetAnswer(Place("order.number", "o"), None, Answer("5")),
        SetAnswer(Place("order.number", "o"), Answer("5"), Answer("55")),
        setting("a", "1", ""),
        SetMark("m", "1", None),
    ]
    one, other = Case(), Case()
    for change in changes:
        one.apply(change)
    for change in coalesce(changes):
        other.apply(change)
    assert (one.answers, one.orders, one.marks) == (other.answers, other.orders, other.marks)


def test_typing_is_collected_and_written_once(qtbot, saver_of) -> None:
    store = Store()
    saver = saver_of(store, pause=0.1)
    with qtbot.waitSignal(saver.saved) as seen:
        for n in range(1, 5):
            saver.submit([setting("a", "x" * (n - 1), "x" * n)])
    assert seen.args == [NOW]
    assert store.batches == [[setting("a", "", "xxxx")]]
    assert not saver.pending


def test_flush_writes_at_once(saver_of) -> None:
    store = Store()
    saver = saver_of(store, pause=60)
    saver.submit([setting("a", "", "1")])
    assert saver.flush()
    assert len(store.batches) == 1
    assert saver.flush()  # nothing left


def test_what_failed_is_kept_told_and_written_later(qtbot, saver_of) -> None:
    store = Store(failures=1)
    saver = saver_of(store)
    with qtbot.waitSignal(saver.failed) as seen:
        saver.submit([setting("a", "", "1")])
    assert seen.args[0].what == "書けません"
    assert saver.pending
    with qtbot.waitSignal(saver.saved):
        saver.submit([setting("b", "", "2")])
    assert [change for batch in store.batches for change in batch] == [
        setting("a", "", "1"),
        setting("b", "", "2"),
    ]


def test_any_exception_becomes_a_sentence_and_loses_nothing(qtbot, saver_of) -> None:
    store = Store(failures=1, error=KeyError("山田"))
    saver = saver_of(store)
    with qtbot.waitSignal(saver.failed) as seen:
        saver.submit([setting("a", "", "1")])
    error = seen.args[0]
    assert isinstance(error, UserError)
    assert "山田" not in error.sentence + error.detail
    assert saver.flush()
    assert store.batches == [[setting("a", "", "1")]]


def test_the_window_never_waits_for_the_disk(saver_of) -> None:
    store = Store()
    store.gate.clear()
    saver = saver_of(store)
    saver.submit([setting("a", "", "1")])
    assert not saver.flush(0.05)
    saver.submit([setting("b", "", "1")])  # comes back though the store is stuck
    store.gate.set()
    assert saver.flush()
    assert len(store.batches) == 2


def test_another_store_takes_over(qtbot, saver_of) -> None:
    broken, fresh = Store(failures=99), Store()
    saver = saver_of(broken)
    with qtbot.waitSignal(saver.failed):
        saver.submit([setting("a", "", "1")])
    with pytest.raises(CaseFileError):
        saver.replace_store(_refuse)
    assert saver.pending
    with qtbot.waitSignal(saver.saved):
        saver.replace_store(lambda: fresh)
    assert not saver.pending
    saver.submit([setting("b", "", "2")])
    assert saver.flush()
    assert fresh.batches == [[setting("b", "", "2")]]


def _refuse() -> Store:
    raise CaseFileError("作れません", "別の場所を選んでください")


def test_closing_writes_what_is_left(saver_of) -> None:
    store = Store()
    saver = saver_of(store, pause=60)
    saver.submit([setting("a", "", "1")])
    assert saver.close()
    assert len(store.batches) == 1
    assert not saver._thread.is_alive()


def test_closing_ends_even_when_nothing_can_be_written(saver_of) -> None:
    saver = saver_of(Store(failures=10**6))
    saver.submit([setting("a", "", "1")])
    assert not saver.close(2)
    assert not saver._thread.is_alive()


# --- jobs ---------------------------------------------------------------------------------------


def test_a_job_gives_its_result_on_the_windows_thread(qtbot) -> None:
    seen: list[Any] = []
    job = Job(
        lambda _stopped: threading.current_thread().name,
        lambda result: seen.append((result, threading.current_thread() is threading.main_thread())),
        seen.append,
    )
    job.start()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("job", True)]


def test_what_a_job_raises_is_handed_over(qtbot) -> None:
    seen: list[Any] = []

    def work(_stopped):
        raise CaseFileError("だめ", "こうする")

    job = Job(work, lambda _result: seen.append("done"), seen.append)
    job.start()
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], CaseFileError)


def test_a_stopped_job_says_nothing_more(qtbot) -> None:
    seen: list[Any] = []
    over: list[bool] = []
    started = threading.Event()

    def work(stopped):
        started.set()
        while not stopped():
            threading.Event().wait(0.005)
        return "result"

    job = Job(work, seen.append, seen.append)
    job.over = lambda: over.append(True)
    job.start()
    assert started.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: bool(over))
    assert seen == []


def test_slow_work_shows_that_it_goes_on_and_quick_work_does_not(qtbot) -> None:
    gate = threading.Event()
    slow: list[Any] = []
    seen: list[Any] = []
    job = Job(lambda _stopped: gate.wait(5), seen.append, seen.append)
    job.slow.connect(lambda: slow.append(True))
    job.start()
    qtbot.waitUntil(lambda: bool(slow))
    gate.set()
    qtbot.waitUntil(lambda: bool(seen))
    quick = Job(lambda _stopped: None, lambda _none: seen.append("quick"), seen.append)
    quick.slow.connect(lambda: slow.append("quick"))
    quick.start()
    qtbot.waitUntil(lambda: "quick" in seen)
    qtbot.wait(300)
    assert slow == [True]


def test_a_job_whose_window_is_gone_ends_quietly(qapp, capfd):
    gate, ended = threading.Event(), threading.Event()

    def work(_stopped) -> None:
        gate.wait(5)
        ended.set()

    job = Job(work, lambda _none: None, lambda _error: None)
    job.start()
    thread = job._thread
    shiboken6.delete(job)
    gate.set()
    thread.join(5)
    assert ended.is_set()
    assert not thread.is_alive()
    assert capfd.readouterr().err == ""
