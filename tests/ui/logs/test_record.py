"""What stands in the record of an order: lines as evidence, a user agent in plain words."""

from __future__ import annotations

import threading

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.intake.log_making import CHROME
from tests.ui.logs.conftest import SAFARI
from wizard.domain.case import Place
from wizard.ui.background import Job
from wizard.ui.dialogs import Working
from wizard.ui.jobs import Jobs
from wizard.ui.logs import agent_hint
from wizard.ui.logs.agent_hint import AgentHint

AGENT = "order.access.user_agent"
LINE = "order.access.log_line"
SOURCE = "order.access.log_source"
TRAIL = "order.operation_log_lines"


def test_a_user_agent_is_told_in_plain_words(world, show, qtbot):
    world.session.set_text(Place(AGENT, "o1"), CHROME)
    page = show(world)
    hint = page.panel.agent
    words = "Chrome 126（Windows 10か11のパソコン）と名乗っています"
    qtbot.waitUntil(lambda: hint.text == words)
    row = page.panel.fields.rows[AGENT]
    assert hint.isVisible()
    assert row.mapTo(page, row.rect().bottomLeft()).y() < hint.mapTo(page, hint.pos()).y() + 40
    page.session.set_text(Place(AGENT, "o1"), SAFARI)
    qtbot.waitUntil(lambda: "iPhone" in hint.text)
    page.panel.turn_wanted.emit(1)
    assert not hint.isVisible()


def test_the_hint_is_a_job_of_the_window_that_stops_with_it(world, show, qtbot, monkeypatch):
    """Nothing may go on working for a case that is closed; nobody is shown that it works."""
    began, went_on = threading.Event(), threading.Event()

    def slow(_agent):
        began.set()
        went_on.wait(10)
        return "遅い説明"

    monkeypatch.setattr(agent_hint, "hint", slow)
    world.session.set_text(Place(AGENT, "o1"), CHROME)
    window = QWidget()
    jobs = Jobs(window, lambda error: pytest.fail(str(error)))
    monkeypatch.setattr(world.desk, "run", jobs.run)
    page = show(world)
    qtbot.waitUntil(began.is_set)
    assert jobs.busy
    job = jobs.findChildren(Job)[-1]
    qtbot.waitUntil(lambda: not job._timer.isActive())  # progress would be shown now
    assert window.findChildren(Working) == []
    went_on.set()
    jobs.stop()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert page.panel.agent.text == ""


def test_a_hint_that_comes_after_its_dialog_is_thrown_away(qtbot, styled):
    asked = []
    hint = AgentHint(lambda work, done, label: asked.append((work, done)))
    hint.explain(CHROME)
    ((work, done),) = asked
    shiboken6.delete(hint)
    done(work(lambda: False))


def test_a_candidate_tells_what_its_browser_claims(page, qtbot):
    agent = page.panel.logs.view.agent
    qtbot.waitUntil(lambda: agent.text.startswith("Chrome 126"))


def test_the_lines_are_shown_once_they_stand_there(page, press):
    kept = page.panel.kept
    assert not kept.rows[LINE].isVisible()
    assert kept.by_hand.isVisible()
    press(page.panel, "log_confirm")
    assert kept.rows[LINE].isVisible()
    assert kept.rows[SOURCE].isVisible()
    assert not kept.rows[TRAIL].isVisible()
    assert "SHA-256" in kept.rows[SOURCE].editor.text()


def test_a_line_from_a_log_is_not_changed_but_can_be_emptied(page, press):
    press(page.panel, "log_confirm")
    row = page.panel.kept.rows[LINE]
    before = row.editor.text()
    row.editor.area.setFocus()
    QTest.keyClicks(row.editor.area, "x")
    assert row.editor.text() == before
    row.state_menu.emptied.emit()
    assert LINE not in page.session.case.order("o1").answers


def test_a_line_can_be_put_in_by_hand(page, press):
    press(page.panel, "log_by_hand")
    row = page.panel.kept.rows[LINE]
    assert row.isAncestorOf(QApplication.focusWidget())
    QTest.keyClicks(row.editor.area, "203.0.113.45 - -")
    assert page.session.case.order("o1").text(LINE) == "203.0.113.45 - -"
    page.panel.turn_wanted.emit(1)
    assert not row.isVisible()
    page.panel.turn_wanted.emit(-1)
    assert row.isVisible()


def test_a_jump_leads_to_the_lines(page):
    page.reveal(Place(TRAIL, "o2"))
    assert page.panel.key == "o2"
    row = page.panel.kept.rows[TRAIL]
    assert row.isVisible()
    assert row.isAncestorOf(QApplication.focusWidget())


def test_no_record_leaves_the_lines_alone(page, press):
    page.panel.say_no_record()
    answers = page.session.case.order("o1").answers
    assert LINE not in answers
    assert TRAIL not in answers


def test_the_line_stands_in_the_fixed_width_face(page, press):
    press(page.panel, "log_confirm")
    area = page.panel.kept.rows[LINE].editor.area
    assert area.font().family() == "BIZ UDGothic"
    assert area.accessibleName() == "元の記録（ログの行）"
    assert area.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_it_has_room_in_a_small_window_with_large_text(world, log, show, styled, resources_dir):
    from wizard.ui.style import apply_style

    apply_style(styled, resources_dir, "dark", 200)
    page = show(world, size=(1000, 560))
    page.bar.drop.dropped.emit([log])
    page.next_candidates()
    QApplication.processEvents()
    assert page.halves.height() >= page.area.viewport().height() - 12
    assert page.area.verticalScrollBar().maximum() == 0  # only the form scrolls
    for widget in page.panel.findChildren(QWidget):
        right = widget.mapTo(page, widget.rect().topRight()).x()
        assert not widget.isVisible() or right <= page.width(), widget.objectName()
    apply_style(styled, resources_dir, "light", 100)
