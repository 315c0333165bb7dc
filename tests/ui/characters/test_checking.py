"""Long texts are looked at elsewhere, the newest wins, and turning a page waits for nothing."""

import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QScrollArea

from wizard import texts
from wizard.domain.case import Case, Place
from wizard.domain.characters import Gate
from wizard.errors import FormsError
from wizard.ui.characters.checking import AT_ONCE, Checking
from wizard.ui.characters.looking import Ask, Look, fields_of, look_at
from wizard.ui.pages import egov, fields

LONG = "髙見" * 20_000
LOOK_AT = "wizard.ui.characters.checking.look_at"


@pytest.fixture
def threads(monkeypatch):
    """The names of the threads that looked at a text, by its length."""
    seen: dict[int, str] = {}

    def noting(ask) -> Look:
        seen[len(ask.text)] = threading.current_thread().name
        return look_at(ask)

    monkeypatch.setattr(LOOK_AT, noting)
    return seen


def settled(world, qtbot) -> None:
    qtbot.waitUntil(lambda: not Checking.of(world.session).is_busy, timeout=20_000)


def test_the_tables_are_read_on_another_thread_after_the_page_is_made(world, row_of, qtbot):
    world.put("applicant.name", "髙見")
    row = row_of()
    assert not world.safe.is_ready
    qtbot.waitUntil(lambda: row.characters.hint is not None)
    assert world.safe.is_ready
    assert list(row.characters.hint.lines) == ["髙"]


def test_an_empty_row_reads_no_tables(world, row_of, qtbot):
    row = row_of()
    row.characters.look()
    assert not Checking.of(world.session).is_busy
    assert not world.safe.is_ready


def test_short_texts_are_looked_at_at_once_and_long_ones_elsewhere(
    ready, row_of, qtbot, world, threads
):
    row = row_of("report.content")
    here = threading.current_thread().name
    world.put("report.content", "髙" * AT_ONCE)
    row.characters.look()
    assert threads == {AT_ONCE: here}
    world.put("report.content", LONG)
    row.characters.look()
    assert Checking.of(world.session).is_busy
    settled(world, qtbot)
    assert threads[len(LONG)] != here
    assert "（20,000か所、" in row.characters.hint.lines["髙"].message.text


def test_many_decisions_count_like_characters(ready, row_of, qtbot, world, threads):
    codes = range(0x3400, 0x3400 + AT_ONCE)
    world.session.set_marks({f"swap:shop.name:{code:X}": "x" for code in codes})
    row = row_of("report.content")
    world.put("report.content", "髙" * 10)
    row.characters.look()
    settled(world, qtbot)
    assert threads[10] != threading.current_thread().name


class Asking:
    """Asks and notes what was answered."""

    def __init__(self) -> None:
        self.answered: list[str] = []

    def answer(self, ask: Ask, look: Look) -> None:
        self.answered.append(ask.text[0])

    def wait(self, ask: Ask) -> None:
        pass


@pytest.fixture
def held(monkeypatch):
    """Texts are looked at when the event is set, not before."""
    go_on = threading.Event()
    monkeypatch.setattr(LOOK_AT, lambda ask: (go_on.wait(20), look_at(ask))[1])
    yield go_on
    go_on.set()


def test_who_asked_again_is_not_answered_about_the_old_text(ready, qtbot, world, held):
    item = world.form.item("report.content")
    asker, checking = Asking(), Checking.of(world.session)
    for letter in "﨑髙":
        text = letter * 2 * AT_ONCE
        checking.look(
            asker, Ask(world.form, Case(), item, text, fields_of(world.form, item), {}, world.safe)
        )
    held.set()
    settled(world, qtbot)
    assert asker.answered == ["髙"]


@pytest.mark.parametrize("now", ["高見", ""])
def test_an_answer_that_changed_meanwhile_has_no_hint_of_before(
    ready, row_of, qtbot, world, held, now
):
    row = row_of("report.content")
    world.put("report.content", LONG)
    row.characters.look()
    row.characters._timer.setInterval(600_000)  # the change itself is looked at much later
    world.put("report.content", now)
    if not now:
        row.characters.look()
    held.set()
    settled(world, qtbot)
    assert row.characters.hint is None


def test_the_newest_text_wins(ready, row_of, qtbot, world):
    row = row_of("report.content")
    for letter in "﨑靑髙":
        world.put("report.content", letter + "見" * AT_ONCE)
        row.characters.look()
    qtbot.waitUntil(lambda: row.characters.hint is not None, timeout=20_000)
    assert list(row.characters.hint.lines) == ["髙"]
    settled(world, qtbot)
    assert list(row.characters.hint.lines) == ["髙"]


def test_what_was_found_in_an_old_text_is_dropped(ready, row_of, qtbot, world):
    row = row_of("report.content")
    world.put("report.content", LONG)
    row.characters.look()
    world.put("report.content", "高見")
    row.characters.look()
    settled(world, qtbot)
    assert row.characters.hint is None


def test_a_row_taken_down_meanwhile_is_no_harm(ready, row_of, qtbot, world):
    row = row_of("report.content")
    world.put("report.content", LONG)
    row.characters.look()
    shiboken6.delete(row)
    settled(world, qtbot)


def test_a_case_closed_meanwhile_is_no_harm(ready, row_of, qtbot, world, qapp):
    row = row_of("report.content")
    world.put("report.content", LONG)
    row.characters.look()
    jobs = [child for child in qapp.children() if type(child).__name__ == "Job"]
    assert len(jobs) == 1
    shiboken6.delete(row)
    shiboken6.delete(Checking.of(world.session))
    qtbot.waitUntil(lambda: not shiboken6.isValid(jobs[0]), timeout=20_000)


def test_waiting_is_told_when_it_takes_long(ready, row_of, qtbot, world, monkeypatch):
    go_on = threading.Event()
    monkeypatch.setattr(LOOK_AT, lambda ask: (go_on.wait(20), look_at(ask))[1])
    row = row_of("report.content")
    world.put("report.content", LONG)
    row.characters.look()
    qtbot.waitUntil(lambda: row.characters.hint is not None)
    assert row.characters.hint.notes.plain == texts.CharacterHints.LOOKING
    go_on.set()
    qtbot.waitUntil(lambda: "髙" in row.characters.hint.lines, timeout=20_000)
    assert row.characters.hint.notes.plain == texts.CharacterHints.STAYS


def test_broken_tables_leave_nothing_standing(world, row_of, qtbot, monkeypatch):
    go_on = threading.Event()

    def broken() -> Gate:
        go_on.wait(20)
        raise FormsError("x", "y", "z")

    monkeypatch.setattr(world.safe, "_make_gate", broken)
    row, other = row_of(), row_of("company.address")
    world.put("applicant.name", "髙見")
    row.characters.look()
    qtbot.waitUntil(lambda: row.characters.hint is not None)
    assert row.characters.hint.notes.plain == texts.CharacterHints.LOOKING
    world.put("company.address", "髙見")
    other.characters.look()  # waits for its turn
    other.characters.wait(other.characters._asked)
    go_on.set()
    settled(world, qtbot)
    assert row.characters.hint.isHidden()
    assert other.characters.hint.isHidden()


def test_broken_tables_are_told_by_who_copies(world, row_of, qtbot, monkeypatch):
    def broken() -> Gate:
        raise FormsError("x", "y", "z")

    monkeypatch.setattr(world.safe, "_make_gate", broken)
    row = row_of()
    world.put("applicant.name", "髙見")
    row.characters.look()
    settled(world, qtbot)
    assert row.characters.hint is None


def test_there_is_one_for_each_case(world):
    assert Checking.of(world.session) is Checking.of(world.session)
    assert isinstance(Checking.of(world.session), QObject)


@pytest.fixture
def scrolled(qtbot):
    """Show a page in a low area that scrolls."""

    def show(page) -> QScrollArea:
        area = QScrollArea()
        qtbot.addWidget(area)
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.resize(760, 480)
        area.show()
        area.activateWindow()
        qtbot.waitUntil(area.isActiveWindow)
        return area

    return show


def is_seen(area, watch) -> bool:
    if watch.hint is None or not watch.hint.isVisible():
        return False
    bottom = watch.hint.mapTo(area.viewport(), watch.hint.rect().bottomLeft()).y()
    return bool(0 < bottom <= area.viewport().height())


def test_who_is_led_to_the_field_sees_the_hint(ready, qtbot, world, scrolled):
    world.put("company.address", "架空町①②濵")
    page = fields.FieldsPage(world.context("shop"))
    area = scrolled(page)
    watch = page.rows["company.address"].characters
    page.reveal(Place("company.address"))
    qtbot.waitUntil(lambda: is_seen(area, watch))


def test_who_mends_a_field_of_egov_sees_the_hint(ready, qtbot, world, scrolled):
    world.put("report.content", "架空堂の彅です。" + "注文がありました。\n" * 30)
    page = egov.EgovPage(world.context("egov"))
    area = scrolled(page)
    page.enter()
    watch = page.narrative.row.characters
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: page.rows["form.content"].caution.text != "")
    page.reveal(Place("report.content"))
    qtbot.waitUntil(lambda: is_seen(area, watch))
