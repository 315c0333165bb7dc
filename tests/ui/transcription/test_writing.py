"""具体的な内容 is being written on another thread: an older one is not copied meanwhile."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.documents.stand_ins import an_order
from wizard import texts
from wizard.domain.changes import Act, Group, Insert
from wizard.errors import UserError
from wizard.ui import narrative_keeper
from wizard.ui.clipboard import put_text
from wizard.ui.narrative_keeper import CONTENT
from wizard.ui.pages import egov
from wizard.ui.transcription.field_state import Outcome

BEFORE = "前のもの"


class Thread:
    """Works when told to, as another thread would; can be stopped, can fail."""

    def __init__(self):
        self.jobs = []

    def run(self, work, done, label):
        self.jobs.append((work, done))

    def work(self, *, stopped=False):
        """Do the oldest job; its result is thrown away when it was stopped."""
        work, done = self.jobs.pop(0)
        result = work(lambda: stopped)
        if not stopped:
            done(result)


@pytest.fixture
def thread(filled, keeper, monkeypatch):
    """Everything written; from now on the text is written on another thread."""
    keeper.narrative.refresh()
    keeper.copier.refresh()
    monkeypatch.setattr(narrative_keeper, "_MANY", 0)
    thread = Thread()
    monkeypatch.setattr(filled.desk, "run", thread.run)
    inserts = tuple(Insert(Group.ORDERS, i, an_order(i)) for i in range(3))
    filled.session.do(Act("x", inserts))
    QApplication.clipboard().setText(BEFORE)
    return thread


@pytest.fixture
def page(qtbot, filled, keeper):
    page = egov.EgovPage(filled.context("egov"))
    qtbot.addWidget(page)
    page.show()
    return page


def clipboard():
    return QApplication.clipboard().text()


def test_the_old_text_is_neither_copied_nor_ticked(filled, keeper, thread):
    assert keeper.copier.copy("form.content", put_text) is Outcome.WRITING
    assert clipboard() == BEFORE
    assert "copied:form.content" not in filled.case.marks
    assert keeper.copier.copy("form.content", put_text) is Outcome.WRITING
    assert len(thread.jobs) == 1  # asking again does not begin again
    assert keeper.copier.copy("form.name", put_text) is Outcome.COPIED  # the others as ever
    thread.work()
    assert not keeper.narrative.is_writing
    assert keeper.copier.copy("form.content", put_text) is Outcome.COPIED
    assert "3件" in clipboard()
    assert clipboard() == filled.case.text(CONTENT.item)


def test_the_window_says_so_until_it_is_written(filled, open_panel, thread, qtbot):
    panel = open_panel()
    panel.body.light("form.content")
    panel.copy()
    assert clipboard() == BEFORE
    assert panel.body.lit == "form.content"
    assert panel.body.message.text == texts.Transcription.WRITING
    thread.work()
    assert not panel.body.message.text
    panel.copy()
    assert "3件" in clipboard()


def test_the_page_says_so_until_it_is_written(page, filled, thread):
    page.copier.refresh(again=True)
    page.copy("form.content")
    row = page.rows["form.content"]
    assert clipboard() == BEFORE
    assert row.note.text == texts.Transcription.WRITING
    page.copy("form.name")
    assert clipboard() == "架空　花子"
    assert row.note.text == texts.Transcription.WRITING  # still so
    assert not page.rows["form.name"].note.text
    thread.work()
    assert not row.note.text
    page.copy("form.content")
    assert "3件" in clipboard()


def test_without_the_window_the_page_copies_no_stale_text(page, filled, keeper, qtbot):
    page.enter()
    qtbot.waitUntil(lambda: page.rows["form.content"].text != "")
    filled.put("shop.name", "見本堂")  # within the pause before it is written anew
    page.copy("form.content")
    assert "見本堂" in clipboard()
    assert clipboard() == filled.case.text(CONTENT.item)


def test_what_changes_while_it_is_written_is_written_as_well(filled, keeper, thread):
    keeper.copier.copy("form.content", put_text)
    filled.put("shop.name", "見本堂")
    thread.work()
    assert keeper.copier.copy("form.content", put_text) is Outcome.WRITING
    thread.work()
    assert keeper.copier.copy("form.content", put_text) is Outcome.COPIED
    assert "見本堂" in clipboard()


def test_a_job_that_was_stopped_does_not_let_the_old_text_through(filled, keeper, thread):
    keeper.copier.copy("form.content", put_text)
    thread.work(stopped=True)
    assert not keeper.narrative.is_writing
    assert keeper.copier.copy("form.content", put_text) is Outcome.WRITING
    thread.work()
    assert keeper.copier.copy("form.content", put_text) is Outcome.COPIED
    assert "3件" in clipboard()


def test_a_job_that_fails_leaves_nothing_waiting(keeper, thread, tmp_path):
    keeper.narrative._templates = tmp_path
    keeper.copier.copy("form.content", put_text)
    with pytest.raises(UserError):
        thread.work()
    assert not keeper.narrative.is_writing


def test_an_older_result_comes_after_a_newer_one(filled, keeper, thread):
    keeper.narrative.refresh()
    filled.put("shop.name", "見本堂")
    keeper.narrative.write(keeper.narrative.replace)  # 「回答から書き直す」
    newer = thread.jobs.pop()
    newer[1](newer[0](lambda: False))
    thread.work()
    assert "見本堂" in filled.case.text(CONTENT.item)


def test_a_text_of_ones_own_waits_for_nothing(filled, keeper, thread):
    filled.put(CONTENT.item, "わたしの文章")
    assert keeper.copier.copy("form.content", put_text) is Outcome.COPIED
    assert clipboard() == "わたしの文章"
    assert thread.jobs == []
