"""The person looks at a line and confirms it; nothing that stands is overwritten silently."""

from __future__ import annotations

import hashlib

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.intake.log_making import CHROME, combined, order, write
from wizard.domain.case import AnswerState, Place, SourceKind
from wizard.texts import Fields
from wizard.ui.basics import Text
from wizard.ui.logs.shelf import Standing

IP, PORT = "order.access.ip", "order.access.port"
LINE, SOURCE = "order.access.log_line", "order.access.log_source"
WHY = "この形式では記録されない"


def answers(page, key="o1"):
    return page.session.case.order(key).answers


def standing(page, key="o1"):
    return page.logs.shelf.standing(page.session.case.order(key))


def plain(text):
    return text.replace("\u200b", "")


def test_a_candidate_shows_its_line_its_reason_and_what_would_be_taken(page, log):
    card = page.panel.logs
    assert card.list.radios[0].isChecked()
    assert card.list.radios[0].text() == "候補1　2026/08/01 22:14:05"
    description = card.list.radios[0].accessibleDescription()
    assert "注文の日時と同じ秒に、注文を確定する画面（/shopping/checkout）" in description
    assert card.view.raw.text == log.read_text().splitlines()[3]
    assert plain(card.view.values[IP].plain) == "203.0.113.45"
    assert card.view.values[PORT].plain == f"記録なし（{WHY}）"


def test_confirming_fills_the_record_with_where_it_stands(page, log, press):
    press(page.panel, "log_confirm")
    found = answers(page)
    assert found[IP].text == "203.0.113.45"
    assert found[IP].source.kind is SourceKind.LOG
    assert found[IP].source.detail == "access.log 4行目"
    assert found["order.access.at"].text == "2026-08-01T22:14:05+09:00"
    assert found["order.access.user_agent"].text == CHROME
    assert found[PORT].state is AnswerState.NO_RECORD
    assert found[PORT].holder == WHY
    assert found[LINE].text == log.read_text().splitlines()[3]
    digest = hashlib.sha256(log.read_bytes()).hexdigest()
    assert found[SOURCE].text == f"access.log 4行目（ファイルのSHA-256 {digest}）"
    assert standing(page) is Standing.TAKEN
    assert page.undo_bar.text == "注文 1024 に、access.logの記録を入れました"
    assert page.panel.logs.note.text == "この行を記録に入れました。下の欄に値が入っています。"


def test_undo_takes_everything_back(page, press):
    before = dict(answers(page))
    press(page.panel, "log_confirm")
    press(page, "undo_bar.undo")
    assert dict(answers(page)) == before
    assert standing(page) is Standing.OPEN
    assert page.panel.logs.confirm.isVisible()


def test_a_value_the_format_cannot_hold_says_why_in_its_field(page, press):
    press(page.panel, "log_confirm")
    row = page.panel.fields.rows[PORT]
    assert row.states.isVisible()
    assert row.states.mark.text() == "記録なし"
    assert row.states.why.plain == f"「記録なし（{WHY}）」として書類に載ります。"
    page.session.set_state(Place(PORT, "o1"), AnswerState.NO_RECORD)
    assert not row.states.why.isVisible()
    assert row.states.words.plain == "「記録なし」として書類に載ります。"


def test_the_reason_of_a_missing_record_can_be_written_and_stays(page, press):
    press(page.panel, "log_confirm")
    row = page.panel.fields.rows[PORT]
    states = row.states
    assert not states.holder.isVisible()  # nobody is asked for it
    assert states.write.text() == Fields.REASON_CHANGE
    states.write.setFocus()
    QTest.keyClick(states.write, Qt.Key.Key_Space)
    assert states.holder.hasFocus()
    assert states.holder.text() == WHY
    assert states.holder.accessibleName() == Fields.REASON
    states.holder.selectAll()
    QTest.keyClicks(states.holder, "kieta")
    answer = answers(page)[PORT]
    assert (answer.state, answer.holder) == (AnswerState.NO_RECORD, "kieta")
    assert states.holder.isVisible()  # while one types
    assert "kieta" in states.why.plain
    page.panel.turn_wanted.emit(1)
    page.panel.turn_wanted.emit(-1)
    assert "kieta" in row.states.why.plain
    assert not row.states.holder.isVisible()


def test_the_keyboard_goes_on_to_what_comes_next(page, press):
    press(page.panel, "log_confirm")
    assert QApplication.focusWidget() is page.panel.logs.trail
    press(page.panel, "log_next")
    assert page.panel.key == "o2"
    assert QApplication.focusWidget() is page.panel.logs.list.radios[0]


def test_the_candidates_come_into_view(page, qtbot):
    area = page.panel.area
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())
    page.next_candidates()
    title, radio = page.panel.logs.title, page.panel.logs.list.radios[0]
    for widget in (title, radio):
        qtbot.waitUntil(lambda widget=widget: not widget.visibleRegion().isEmpty())


def test_another_candidate_is_chosen_with_the_arrow_keys(page, press):
    press(page, "logs_next")
    radios = page.panel.logs.list.radios
    assert [r.accessibleName().split("　")[-1] for r in radios] == ["198.51.100.9", "203.0.113.7"]
    QTest.keyClick(radios[0], Qt.Key.Key_Down)
    assert radios[1].isChecked()
    assert "iPhone" in page.panel.logs.view.raw.text
    press(page.panel, "log_confirm")
    assert answers(page, "o2")[IP].text == "203.0.113.7"


def test_none_of_them_can_be_said_and_taken_back(page, press):
    press(page.panel, "log_not_here")
    assert standing(page) is Standing.ASIDE
    assert "どれも違う" in page.panel.logs.note.text
    assert not page.panel.logs.list.isVisible()
    assert IP not in answers(page)
    press(page.panel, "log_again")
    assert standing(page) is Standing.OPEN
    assert page.panel.logs.list.isVisible()


def test_an_order_without_candidates_says_why(page):
    page.table.set_current("o3")
    assert "前後5分" in page.panel.logs.note.text
    assert "この注文は記録なし" in page.panel.logs.note.text
    assert not page.panel.logs.confirm.isVisible()


def test_many_candidates_wait_behind_a_button(make, show, press, tmp_path):
    lines = [combined(f"22:1{n}:05", ip=f"203.0.113.{n}") for n in range(5, 10)]
    page = show(make(order("1024", "2026-08-01T22:17:05+09:00", key="o1")))
    page.bar.drop.dropped.emit([write(tmp_path / "access.log", *lines)])
    assert len(page.panel.logs.list.radios) == 3
    press(page.panel, "more_candidates")
    radios = page.panel.logs.list.radios
    assert len(radios) == 5
    assert radios[0].isChecked()
    assert QApplication.focusWidget() is radios[3]


def test_a_candidate_without_an_address_claims_none(make, show, press, tmp_path):
    page = show(make(order("1024", key="o1")))
    line = combined(ip="host.example.com")
    page.bar.drop.dropped.emit([write(tmp_path / "access.log", line)])
    assert plain(page.panel.logs.view.values[IP].plain).startswith("入りません")
    press(page.panel, "log_confirm")
    assert IP not in answers(page)


# --- what stands already ----------------------------------------------------------------------


@pytest.fixture
def differing(page, press):
    """An order with another address; the dialog that asks is open."""
    page.session.set_text(Place(IP, "o1"), "192.0.2.1")
    press(page.panel, "log_confirm")
    assert page.logs.dialog.objectName() == "log_differences"
    return page


def test_a_difference_is_asked_first(differing):
    assert answers(differing)[IP].text == "192.0.2.1"
    assert LINE not in answers(differing)
    dialog = differing.logs.dialog
    assert dialog.take.text() == "置きかえる値に印を付けてください"
    assert not dialog.take.isEnabled()
    assert dialog.old.plain == "今の値：192.0.2.1"
    assert plain(dialog.new.plain) == "ログの値：203.0.113.45"


def test_only_empty_fields_are_filled_without_a_tick(page, press):
    language = "order.access.language"
    page.session.set_text(Place(language, "o1"), "ja-JP")
    page.bar.drop.dropped.emit([write(page.logs.shelf.files[0].path, combined(more=' "en-US"'))])
    press(page.panel, "log_confirm")
    assert page.logs.dialog.take.text() == "空いている欄だけに入れる"
    press(page.logs.dialog, "differences_take")
    assert answers(page)[language].text == "ja-JP"
    assert answers(page)[LINE].text


def test_a_ticked_value_is_replaced_and_undo_brings_the_old_one_back(differing, press):
    dialog = differing.logs.dialog
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.take.text() == "印の1つを置きかえて入れる"
    press(dialog, "differences_take")
    assert answers(differing)[IP].text == "203.0.113.45"
    press(differing, "undo_bar.undo")
    assert answers(differing)[IP].text == "192.0.2.1"
    assert LINE not in answers(differing)


def test_a_second_log_of_the_same_access_is_added_with_its_line(page, log, press):
    press(page.panel, "log_confirm")
    first = answers(page)[LINE].text
    line = combined("22:14:06", ip="203.0.113.45:53124")
    page.bar.drop.dropped.emit([write(log.with_name("port.log"), line)])
    press(page.panel, "log_again")
    page.panel.logs.list.radios[0].click()
    press(page.panel, "log_confirm")
    dialog = page.logs.dialog
    assert dialog.windowTitle() == "同じアクセスの、もう1つのログです"
    assert answers(page)[PORT].state is AnswerState.NO_RECORD
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.take.text() == "印の3つを書き足す"
    press(dialog, "differences_take")
    assert answers(page)[PORT].text == "53124"
    assert answers(page)[LINE].text == f"{first}\n{line}"
    assert answers(page)["order.access.at"].text == "2026-08-01T22:14:05+09:00"
    assert standing(page) is Standing.TAKEN


def test_closing_leaves_everything(differing):
    differing.logs.dialog.reject()
    assert answers(differing)[IP].text == "192.0.2.1"
    assert LINE not in answers(differing)
    assert differing.logs.dialog is None


def test_another_line_replaces_values_together_with_where_they_stand(page, press):
    press(page, "logs_next")
    press(page.panel, "log_confirm")
    first = dict(answers(page, "o2"))
    press(page.panel, "log_again")
    card = page.panel.logs
    assert card.list.radios[0].text().endswith("（入れてあります）")
    card.list.radios[1].setChecked(True)
    press(page.panel, "log_confirm")
    dialog = page.logs.dialog
    dialog.model.accept(
        {
            row
            for row in range(dialog.model.rowCount())
            if dialog.model.index(row, 2).data() == "アクセス元IPアドレス"
        },
        on=True,
    )
    labels = {dialog.model.index(row, 2).data() for row in range(dialog.model.rowCount())}
    assert len(dialog.model.accepted()) == len(labels) == dialog.model.rowCount()
    dialog.model.accept({0}, on=False)
    assert not dialog.model.accepted()
    assert not dialog.take.isEnabled()
    dialog.tick_all.click()
    press(dialog, "differences_take")
    now = answers(page, "o2")
    assert now[IP].text == "203.0.113.7"
    assert "iPhone" in now[LINE].text
    assert now[SOURCE].text.startswith("access.log 6行目")
    assert "iPhone" in now["order.access.user_agent"].text
    assert "iPhone" not in first["order.access.user_agent"].text


def test_the_same_line_once_more_changes_nothing(page, press, world):
    press(page.panel, "log_confirm")
    before = dict(answers(page))
    press(page.panel, "log_again")
    press(page.panel, "log_confirm")
    assert dict(answers(page)) == before
    assert world.desk.told[-1][0] == "この行の値は、もうすべて入っています。"


def test_what_changed_meanwhile_is_not_overwritten(differing, world):
    dialog = differing.logs.dialog
    dialog.model.accept({0}, on=True)
    differing.session.set_text(Place(IP, "o1"), "192.0.2.99")
    dialog.accept()
    assert answers(differing)[IP].text == "192.0.2.99"
    assert LINE not in answers(differing)
    assert "値が変わりました" in world.desk.told[-1][0]


def test_a_log_that_was_downloaded_again_is_proven_anew(page, log, press):
    press(page.panel, "log_confirm")
    old = page.logs.shelf.prover
    log.write_bytes(combined("22:00:00", request="GET /").encode() + b"\n" + log.read_bytes())
    page.bar.drop.dropped.emit([log])
    assert page.logs.shelf.prover is not old
    press(page, "logs_next")
    press(page.panel, "log_confirm")
    digest = hashlib.sha256(log.read_bytes()).hexdigest()
    assert answers(page, "o2")[SOURCE].text.endswith(f"行目（ファイルのSHA-256 {digest}）")


def test_a_log_that_changed_since_is_not_taken_over(page, log, press, world):
    log.write_bytes(b"x" + log.read_bytes())
    press(page.panel, "log_confirm")
    assert IP not in answers(page)
    assert world.desk.told[-1][0] == "「access.log」は、調べたあとで中身が変わっています"


# --- card numbers -----------------------------------------------------------------------------


def test_card_numbers_are_hidden_on_the_screen_and_in_the_case(make, show, press, tmp_path, world):
    secret = "POST /shopping/checkout?card=4111111111111111&cvv=123"
    page = show(make(order("1024", key="o1")))
    page.bar.drop.dropped.emit([write(tmp_path / "access.log", combined(request=secret))])
    shown = page.panel.logs.view.raw
    assert "4111111111111111" not in shown.text
    assert "411111******1111&cvv=***" in shown.text
    assert shown.hidden.isVisible()
    press(page.panel, "log_confirm")
    kept = answers(page)[LINE].text
    assert "411111******1111&cvv=***" in kept
    assert all("4111111111111111" not in repr(each) for each in answers(page).values())
    assert "カード番号とみられる数字" in page.undo_bar.text


# --- several at once --------------------------------------------------------------------------


@pytest.fixture
def two(make, show, tmp_path):
    """Two orders whose lines are beyond doubt, and one with two candidates."""
    world = make(
        order("1024", key="o1"),
        order("1025", "2026-08-02T10:00:00+09:00", key="o2"),
        order("1026", "2026-08-03T10:00:00+09:00", key="o3"),
    )
    page = show(world)
    lines = [
        combined(),
        combined("10:00:02", day="02/Aug/2026", ip="203.0.113.7"),
        combined("09:59:00", day="03/Aug/2026", ip="203.0.113.8"),
        combined("10:01:00", day="03/Aug/2026", ip="203.0.113.9"),
    ]
    page.bar.drop.dropped.emit([write(tmp_path / "access.log", *lines)])
    return page


def test_clear_matches_are_looked_at_in_a_list_and_taken_together(two, press):
    assert two.bar.clear.text() == "決まった2件を一覧で見る"
    press(two, "logs_clear")
    dialog = two.logs.dialog
    assert dialog.model.rowCount() == 2
    assert dialog.raw.text.startswith("203.0.113.45")
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    assert dialog.raw.text.startswith("203.0.113.7")
    assert plain(dialog.remark.plain).startswith("注文の日時の2秒後に、注文を確定する画面")
    press(dialog, "tick_take")
    assert answers(two)[IP].text == "203.0.113.45"
    assert answers(two, "o2")[IP].text == "203.0.113.7"
    assert IP not in answers(two, "o3")
    assert two.undo_bar.text == "2件の注文に、ログの記録を入れました"
    press(two, "undo_bar.undo")
    assert IP not in answers(two)
    assert IP not in answers(two, "o2")


def test_an_unticked_match_is_left(two, press):
    press(two, "logs_clear")
    dialog = two.logs.dialog
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.take.text() == "1件の記録を入れる"
    press(dialog, "tick_take")
    assert IP not in answers(two)
    assert answers(two, "o2")[IP].text == "203.0.113.7"


def test_without_a_tick_nothing_can_be_taken(two, press):
    press(two, "logs_clear")
    dialog = two.logs.dialog
    dialog.tick_none.click()
    assert not dialog.take.isEnabled()
    assert dialog.take.text() == "入れる注文に印を付けてください"
    dialog.tick_all.click()
    assert dialog.take.text() == "2件の記録を入れる"


def test_differences_of_several_orders_are_asked_once(two, press):
    two.session.set_text(Place(IP, "o2"), "192.0.2.1")
    press(two, "logs_clear")
    press(two.logs.dialog, "tick_take")
    dialog = two.logs.dialog
    assert dialog.objectName() == "log_differences"
    assert dialog.model.rowCount() == 1
    press(dialog, "differences_take")
    assert answers(two)[IP].text == "203.0.113.45"
    assert answers(two, "o2")[IP].text == "192.0.2.1"
    assert PORT not in answers(two, "o2")
    assert two.undo_bar.text == "1件の注文に、ログの記録を入れました"


# --- what can be read out ---------------------------------------------------------------------


def test_everything_has_a_name(page, press):
    press(page, "logs_next")
    for root in (page.bar, page.panel.logs):
        for button in root.findChildren(QAbstractButton):
            assert button.accessibleName() or button.text(), button.objectName()
    assert page.panel.logs.view.raw.view.accessibleName() == "ログの行そのもの"


def test_the_ring_around_a_candidate_covers_no_words(page):
    radio = page.panel.logs.list.radios[0]
    below = [t for t in page.panel.logs.list.findChildren(Text) if t.y() > radio.y()]
    assert min(t.y() for t in below) - radio.geometry().bottom() > 4
    inside = page.panel.area.widget()
    assert radio.mapTo(inside, QPoint()).x() >= 4  # nor is it cut at the left


def test_what_confirms_a_candidate_is_in_view_without_scrolling(page, qtbot):
    panel = page.panel
    page.next_candidates()
    confirm = panel.logs.confirm
    assert confirm.isVisible()
    assert not panel.area.isAncestorOf(confirm)
    assert panel.rect().contains(confirm.geometry())
    panel.area.verticalScrollBar().setValue(panel.area.verticalScrollBar().maximum())
    assert panel.rect().contains(confirm.geometry())


def test_another_order_is_shown_from_its_top(page, qtbot):
    bar = page.panel.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    page.table.setFocus()
    bar.setValue(bar.maximum())
    page.table.step(1)
    assert bar.value() == 0
    bar.setValue(120)
    page.panel.show_order(page.panel.key, 1, 3)  # the same one: the place is kept
    assert bar.value() == 120
