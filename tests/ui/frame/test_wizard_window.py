"""The frame around an open case: the way through, states, undo, what is saved."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from wizard.domain.case import AnswerState, Place
from wizard.domain.milestones import Milestone
from wizard.errors import CaseFileError
from wizard.ui.tab_order import tab_stops


@pytest.fixture
def wizard(program, tmp_path: Path):
    program.keeper.create(tmp_path / "案件 の 置き場", "架空堂", {})
    return program.keeper.wizard


def place_of(wizard) -> str:
    return str(wizard.step.id)


def test_every_step_of_the_issue_is_in_the_list(wizard) -> None:
    titles = [button.text() for button in wizard.steps.buttons.values()]
    assert titles == [
        "はじめに",
        "この窓口でよいか",
        "e-Govの準備",
        "お店と担当者",
        "何が起きたか",
        "注文",
        "購入時の記録",
        "確認",
        "書類",
        "e-Govに写す",
        "送ったあと",
        "警察とのやりとり",
    ]


def test_next_and_back_lead_through_and_stop_at_the_ends(wizard) -> None:
    ids = list(wizard.steps.buttons)
    assert place_of(wizard) == ids[0]
    assert not wizard.bottom.back.isEnabled()
    wizard.bottom.next.click()
    assert place_of(wizard) == ids[1]
    wizard.bottom.back.click()
    assert place_of(wizard) == ids[0]
    wizard.show_step(ids[-1])
    assert not wizard.bottom.next.isEnabled()


def test_jump_anywhere_by_mouse_and_keys(wizard) -> None:
    QTest.mouseClick(wizard.steps.buttons["incident"], Qt.MouseButton.LeftButton)
    assert place_of(wizard) == "incident"
    assert wizard.steps.buttons["incident"].isChecked()
    QTest.keyClick(wizard, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert place_of(wizard) == "orders"


def test_pages_are_made_when_they_are_seen_first(wizard) -> None:
    assert list(wizard.frames) == ["start"]
    wizard.show_step("shop")
    page = wizard.page
    assert page.objectName() == "shop"
    wizard.show_step("incident")
    wizard.show_step("shop")
    assert wizard.page is page


def test_where_one_was_and_what_was_seen_is_remembered(wizard) -> None:
    wizard.show_step("shop")
    marks = wizard.session.case.marks
    assert marks["page"] == "shop"
    assert (marks["seen:start"], marks["seen:shop"]) == ("1", "1")
    assert "seen:incident" not in marks
    assert wizard.session.step == "shop"


def test_the_state_of_a_step_is_told_in_words(wizard) -> None:
    assert "まだ見ていません" in wizard.steps.buttons["incident"].accessibleName()
    button = wizard.steps.buttons["shop"]
    wizard.show_step("shop")
    assert button.accessibleName() == "お店と担当者、途中です"
    fill_what_egov_needs(wizard)
    wizard.refresh()
    assert "e-Govに必要な分はそろっています" in button.accessibleName()


def fill_what_egov_needs(wizard) -> None:
    for item_id, text in {
        "applicant.name": "架空花子",
        "applicant.name_kana": "カクウハナコ",
        "applicant.phone": "03-0000-0000",
        "applicant.email": "hanako@example.com",
        "company.name": "株式会社架空商店",
        "company.postal_code": "100-0000",
        "company.prefecture": "神奈川県",
        "company.address": "横浜市架空区1-2-3",
        "company.address_kana": "ヨコハマシカクウク",
        "report.destination": "神奈川県",
        "report.office": "神奈川県警察本部",
    }.items():
        wizard.session.set_text(Place(item_id), text)


def test_how_much_is_answered_is_shown(wizard) -> None:
    wizard.show_step("shop")
    header = wizard.frames["shop"].header
    before = header.progress.text()
    assert "/" in before
    wizard.page.rows["applicant.name"].editor.enter_text("架空花子")
    wizard.refresh()
    assert header.progress.text() != before
    assert "項目のうち" in header.progress.accessibleName()


def test_only_what_was_stated_is_shown_as_reached(wizard) -> None:
    strip = wizard.top.strip
    assert strip.accessibleDescription().count("まだです") == 4
    wizard.session.set_mark(Milestone.SENT.mark, "2026-08-21T10:15:00+09:00")
    wizard.refresh()
    assert "送信した：2026年8月21日(金) 10:15" in strip.accessibleDescription()
    assert strip.accessibleDescription().count("まだです") == 3


def test_the_bare_word_for_finished_is_nowhere(wizard) -> None:
    for step in wizard.session.form.steps:
        wizard.show_step(step.id)
        for label in wizard.findChildren(QLabel):
            assert label.text() != "完了"


def test_the_case_is_called_by_its_shop(wizard) -> None:
    assert wizard.top.case_button.text() == "架空堂の案件"
    wizard.session.set_text(Place("shop.name"), "")
    wizard.refresh()
    assert wizard.top.case_button.text() == "新しい案件"


def test_undo_leads_back_to_where_it_happened(wizard) -> None:
    wizard.show_step("shop")
    wizard.page.rows["applicant.name"].editor.enter_text("架空花子")
    wizard.show_step("incident")
    assert wizard.bottom.undo.isEnabled()
    wizard.bottom.undo.click()
    assert place_of(wizard) == "shop"
    assert wizard.page.rows["applicant.name"].editor.text() == ""
    wizard.show_step("start")
    wizard.bottom.redo.click()
    assert place_of(wizard) == "shop"
    assert wizard.page.rows["applicant.name"].editor.text() == "架空花子"


def test_undo_by_keys_outside_an_editor(wizard) -> None:
    wizard.show_step("shop")
    wizard.page.rows["applicant.name"].editor.enter_text("架空花子")
    wizard.steps.buttons["shop"].setFocus()
    QTest.keyClick(wizard.steps.buttons["shop"], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "applicant.name" not in wizard.session.case.answers


def test_it_says_when_it_was_saved(wizard, qtbot) -> None:
    wizard.show_step("shop")
    wizard.page.rows["applicant.name"].editor.enter_text("架空花子")
    qtbot.waitUntil(lambda: wizard.bottom.status.text() == "保存しました 21:04")


def test_when_saving_fails_it_says_what_to_do_and_goes_on(wizard) -> None:
    wizard.bottom.show_failed(CaseFileError("ディスクがいっぱいです", "場所を空けてください"))
    assert wizard.bottom.trouble.text == "ディスクがいっぱいです。場所を空けてください。"
    assert not wizard.bottom.trouble.isHidden()
    assert wizard.bottom.status.text() == "まだ保存できていません"
    wizard.bottom.show_saved(wizard.session.clock())
    assert wizard.bottom.trouble.isHidden()


def test_go_to_a_place_puts_the_keyboard_there(wizard, qtbot) -> None:
    wizard.go_to("shop", Place("company.address"))
    editor = wizard.page.rows["company.address"].editor
    qtbot.waitUntil(lambda: wizard.window().focusWidget() is editor.input)


def test_no_page_needs_more_width_than_a_small_window_has(wizard) -> None:
    window = wizard.window()
    window.resize(1024, 700)
    for step in wizard.session.form.steps:
        wizard.show_step(step.id)
        QApplication.processEvents()
        assert window.width() == 1024, step.id
        assert_nothing_is_cut_off(wizard, step.id)


def test_pages_of_the_frame_fit_with_text_twice_as_large(program, wizard) -> None:
    program.preferences.change(text_scale=200)
    wizard.window().resize(1280, 800)
    for step_id in ("start", "window", "prepare", "shop", "incident"):
        wizard.show_step(step_id)
        QApplication.processEvents()
        assert (wizard.window().width(), wizard.window().height()) == (1280, 800), step_id
        assert_nothing_is_cut_off(wizard, step_id)
    program.preferences.change(text_scale=100)


def assert_nothing_is_cut_off(wizard, step_id: str) -> None:
    for area in wizard.frames[step_id].findChildren(QScrollArea):
        if area.widget() is not None and area.isVisible():
            assert area.widget().width() <= area.viewport().width(), step_id
    for bar in (wizard.top, wizard.bottom):
        assert bar.width() <= wizard.width()
    for name in ("back", "next", "open_settings", "open_contacts"):
        button = wizard.findChild(QWidget, name)
        right = button.mapTo(wizard, button.rect().topRight()).x()
        assert 0 <= right < wizard.width(), name
        assert button.width() >= button.minimumSizeHint().width(), name


def test_in_a_narrow_window_the_steps_are_a_menu(wizard) -> None:
    assert not wizard.side.isHidden()
    wizard.window().resize(760, 700)
    QApplication.processEvents()
    assert wizard.side.isHidden()
    wizard.steps_menu.aboutToShow.emit()
    actions = wizard.steps_menu.actions()
    assert len(actions) == len(wizard.steps.buttons)
    actions[3].trigger()
    assert place_of(wizard) == "shop"
    assert wizard.steps_button.text() == "手順 4 / 12"


def test_another_text_size_makes_pages_anew_and_keeps_the_place(program, wizard) -> None:
    wizard.show_step("shop")
    wizard.page.rows["applicant.name"].editor.enter_text("架空花子")
    before = wizard.page
    program.preferences.change(text_scale=150)
    assert place_of(wizard) == "shop"
    assert wizard.page is not before
    assert wizard.page.rows["applicant.name"].editor.text() == "架空花子"
    program.preferences.change(text_scale=100)


def test_the_window_is_named_after_page_and_case(wizard) -> None:
    wizard.show_step("shop")
    assert wizard.window().windowTitle() == "お店と担当者 — 架空堂の案件 — 通報ウィザード"


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_tab_goes_in_reading_order(wizard) -> None:
    wizard.show_step("shop")
    rows = wizard.page.rows
    rows["applicant.name"].set_state(AnswerState.UNAVAILABLE)  # made later than all the rest
    QApplication.processEvents()
    wizard.steps.buttons["shop"].setFocus()
    seen = []
    for _ in range(9):
        press(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [
        rows["applicant.name"].where_button,
        rows["applicant.name"].states.back,
        rows["applicant.name"].states.holder,
        rows["applicant.name_kana"].where_button,
        rows["applicant.name_kana"].editor.input,
        rows["applicant.name_kana"].state_menu,
        rows["applicant.department"].where_button,
        rows["applicant.department"].editor.input,
        rows["applicant.department"].state_menu,
    ]
    press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is rows["applicant.department"].editor.input


def test_after_the_page_come_back_and_next(wizard) -> None:
    wizard.show_step("window")
    stops = list(tab_stops(wizard))
    assert stops[-2:] == [wizard.bottom.back, wizard.bottom.next]
    assert stops[0] is wizard.top.case_button


class ShownWindows(QObject):
    """Remembers every window that was shown, however short."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QWidget] = []

    def eventFilter(self, watched, event) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched)
        return False


def test_nothing_flashes_up_as_a_window_of_its_own(wizard, qapp) -> None:
    watch = ShownWindows()
    qapp.installEventFilter(watch)
    try:
        for step in wizard.session.form.steps:
            if step.page in ("start", "cards", "fields"):
                wizard.show_step(step.id)
                QApplication.processEvents()
                assert watch.seen == [], step.id
    finally:
        qapp.removeEventFilter(watch)


def test_the_ring_is_around_what_has_the_keyboard(wizard) -> None:
    window = wizard.window()
    wizard.show_step("shop")
    editor = wizard.page.rows["company.address"].editor
    editor.setFocus()
    ring = window.findChild(QWidget, "focus_ring")
    inner = editor.input
    place = inner.mapTo(ring.parentWidget(), inner.rect().topLeft())
    assert ring.geometry().adjusted(4, 4, -4, -4).topLeft() == place
    assert ring.size().width() == inner.width() + 8
    wizard.show_step("incident")
    assert not any(r.isVisible() for r in window.findChildren(QWidget, "focus_ring")[:1])
