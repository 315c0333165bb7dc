"""What nobody foresaw: a calm sentence, a line in the log, nothing lost."""

import sys
import threading

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication

from wizard.domain.case import Place
from wizard.ui import dialogs
from wizard.ui.error_net import ErrorNet


class NotedNet(ErrorNet):
    """Remembers what it was to write down."""

    def __init__(self) -> None:
        self.noted: list[tuple[object, ...]] = []
        self.qt: list[tuple[str, str]] = []
        super().__init__(lambda *it: self.noted.append(it), lambda *it: self.qt.append(it))


@pytest.fixture
def net(qapp):
    net = NotedNet()
    net.install()
    yield net
    net.remove()


def raised(error: Exception):
    with pytest.raises(type(error)) as caught:
        raise error
    return caught.type, caught.value, caught.tb


def test_it_notes_and_announces(net) -> None:
    caught: list[object] = []
    net.caught.connect(caught.append)
    kind, error, trace = raised(ValueError("山田"))
    sys.excepthook(kind, error, trace)
    assert caught == [error]
    assert net.noted == [(kind, error, trace)]


def test_threads_are_caught_too(net, qtbot) -> None:
    def fail() -> None:
        raise ValueError

    with qtbot.waitSignal(net.caught):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert net.noted[0][0] is ValueError


def test_qts_own_messages_are_noted(net) -> None:
    qWarning("something odd")
    assert net.qt == [("QtWarningMsg", "something odd")]


def test_it_goes_away_without_a_trace(qapp) -> None:
    before = sys.excepthook, threading.excepthook
    net = ErrorNet(lambda *_: None, lambda *_: None)
    net.install()
    net.remove()
    assert (sys.excepthook, threading.excepthook) == before


def test_the_person_reads_one_calm_sentence_and_loses_nothing(program, tmp_path) -> None:
    program.keeper.create(tmp_path, "架空堂", {})
    session = program.keeper.wizard.session
    session.set_text(Place("incident.reason"), "高額です。")
    _, error, trace = raised(RuntimeError("secret 山田"))
    program.unexpected(error.with_traceback(trace))
    program.unexpected(error)  # the second one does not pile up
    QApplication.processEvents()
    (told,) = program.window.findChildren(dialogs.Told, "told")
    assert "思いがけないこと" in told.what.plain
    assert "山田" not in told.detail
    assert "RuntimeError" in told.detail
    assert str(program.log.path) in told.detail
    told.close()
    text = program.log.path.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert "山田" not in text
    assert program.keeper.saver.flush()
    assert session.case.text("incident.reason") == "高額です。"


def test_a_job_that_breaks_is_told_calmly(program, qtbot) -> None:
    def work(_stopped):
        raise RuntimeError

    program.keeper.jobs.run(work, lambda _none: None, "…")
    qtbot.waitUntil(lambda: program.window.findChild(dialogs.Told, "told") is not None)
    program.window.findChild(dialogs.Told, "told").close()
