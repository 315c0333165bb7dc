"""The row of one item: what it says, what it keeps, what it follows."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.frame.conftest import NOW
from wizard import texts
from wizard.domain.case import Answer, AnswerState, Order, Place, Source, SourceKind
from wizard.domain.changes import Act, Group, Insert, Remove
from wizard.ui.fields import FieldRow
from wizard.ui.sources import source_words


@pytest.fixture
def row_of(qtbot, session):
    hosts = []

    def make(item_id: str, place: Place | None = None, **more) -> FieldRow:
        host = QWidget()
        qtbot.addWidget(host)
        row = FieldRow(session.form.item(item_id), session, place or Place(item_id), host, **more)
        host.resize(760, 400)
        row.resize(760, 200)
        host.show()
        hosts.append(host)
        return row

    return make


def test_what_is_typed_stands_in_the_case_at_once(row_of, session) -> None:
    row = row_of("shop.name")
    QTest.keyClicks(row.editor.input, "abc")
    assert session.case.text("shop.name") == "abc"
    assert session.undo_label == "屋号"
    session.undo()
    assert row.editor.text() == ""
    session.redo()
    assert row.editor.text() == "abc"


def test_an_invalid_value_is_kept_and_explained(row_of, session) -> None:
    row = row_of("applicant.name_kana")
    row.editor.enter_text("はなこ")
    assert row.message.text == ""  # not while typing
    row.editor.left.emit()
    assert session.case.text("applicant.name_kana") == "はなこ"
    assert row.editor.text() == "はなこ"
    assert "カタカナ" in row.message.text
    assert (row.message.kind, row.message.isHidden()) == ("danger", False)


def test_the_message_comes_after_a_pause_and_goes_at_once(row_of, qtbot) -> None:
    row = row_of("applicant.name_kana")
    row.editor.enter_text("はなこ")
    qtbot.waitUntil(lambda: row.message.text != "", timeout=3000)
    row.editor.enter_text("ハナコ")
    assert row.message.text == ""
    assert row.message.isHidden()


def test_a_certain_correction_is_offered_never_made(row_of, session) -> None:
    row = row_of("applicant.name_kana")
    row.editor.enter_text("はなこ")
    row.editor.left.emit()
    assert row.suggestion.button.text() == "「ハナコ」に直す"
    assert session.case.text("applicant.name_kana") == "はなこ"
    row.suggestion.button.click()
    assert session.case.text("applicant.name_kana") == "ハナコ"
    assert row.suggestion.button.isHidden()


def test_how_a_value_was_read_is_shown(row_of) -> None:
    row = row_of("incident.loss")
    row.editor.enter_text("39600")
    row.editor.left.emit()
    assert row._reading.text() == "39,600円"
    date = row_of("incident.discovered_on")
    date.editor.enter_text("令和8年8月20日")
    date.editor.left.emit()
    assert date._reading.text() == "2026年8月20日(木)"


def test_every_state_can_be_chosen_and_left(row_of, session) -> None:
    row = row_of("shop.name")
    row.editor.enter_text("架空堂")
    menu = row.state_menu.menu()
    menu.aboutToShow.emit()
    by_name = {action.objectName(): action for action in menu.actions()}
    by_name["確認中"].trigger()
    answer = session.case.answers["shop.name"]
    assert (answer.state, answer.text) == (AnswerState.CHECKING, "架空堂")
    assert row.editor.isHidden()
    assert row.states.mark.text() == "確認中"
    row.states.back.click()
    assert session.case.answers["shop.name"].state is None
    assert not row.editor.isHidden()
    assert row.editor.text() == "架空堂"


def test_who_holds_it_is_asked_and_is_one_step_of_undo(row_of, session) -> None:
    row = row_of("shop.name")
    row.set_state(AnswerState.UNAVAILABLE)
    assert not row.states.holder.isHidden()
    QTest.keyClicks(row.states.holder, "card")
    assert session.case.answers["shop.name"].holder == "card"
    session.undo()
    assert "shop.name" not in session.case.answers
    row.set_state(AnswerState.NO_RECORD)
    assert row.states.holder.isHidden()


def test_the_menu_empties_the_field(row_of, session) -> None:
    row = row_of("shop.name")
    row.editor.enter_text("架空堂")
    row.state_menu.emptied.emit()
    assert "shop.name" not in session.case.answers


def test_where_it_is_written_opens_beside_it(row_of) -> None:
    row = row_of("shop.name")
    assert not row.where_button.isHidden()
    row.where_button.click()
    assert row._where.text == "看板やサイトの上にあります。"
    assert row._where.isVisible()
    row.where_button.click()
    assert not row._where.isVisible()
    assert row_of("applicant.name_kana").where_button.isHidden()


def test_a_row_that_is_not_asked_hides_itself(row_of, session) -> None:
    row = row_of("site.contractor_name")
    assert not row.asked
    assert row.isHidden()
    session.set_text(Place("site.contractor"), "有")
    assert row.asked
    assert not row.isHidden()
    session.set_text(Place("site.contractor"), "無")
    assert row.isHidden()


def test_a_row_moves_to_another_record_and_survives_its_end(row_of, session) -> None:
    orders = (
        Order("a", {"order.number": Answer("1")}),
        Order("b", {"order.number": Answer("2")}),
    )
    session.do(Act("", tuple(Insert(Group.ORDERS, i, o) for i, o in enumerate(orders))))
    row = row_of("order.number", Place("order.number", "a"))
    assert row.editor.text() == "1"
    row.set_place(Place("order.number", "b"))
    assert row.editor.text() == "2"
    row.editor.enter_text("22")
    assert [order.text("order.number") for order in session.case.orders] == ["1", "22"]
    session.do(Act("", (Remove(Group.ORDERS, 1, session.case.orders[1]),)))
    row.refresh()
    assert row.editor.text() == ""
    row.editor.enter_text("x")  # the record is gone; nothing happens


def test_a_change_elsewhere_is_followed_without_touching_others(row_of, session) -> None:
    row = row_of("shop.name")
    session.set_text(Place("shop.name"), "新しい名")
    assert row.editor.text() == "新しい名"


def test_a_typed_text_is_never_set_again_while_it_is_composed(row_of, monkeypatch) -> None:
    row = row_of("shop.name")
    calls: list[str] = []
    monkeypatch.setattr(row.editor, "set_text", calls.append)
    QTest.keyClicks(row.editor.input, "abc")
    assert calls == []


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, ""),
        (Answer("a", changed_at=NOW), "入力 21:04"),
        (Answer("a", changed_at=NOW.replace(day=1)), "入力 8月1日 21:04"),
        (Answer("a", source=Source(SourceKind.ORDER_FILE, "juchu.csv")), "注文ファイル juchu.csv"),
        (Answer("a", source=Source(SourceKind.LAST_CASE)), "前の案件から"),
        (
            Answer("a", source=Source(SourceKind.LOG, "3行目"), original="01/Aug"),
            "記録 3行目　元の表記 01/Aug",
        ),
    ],
)
def test_where_a_value_came_from(answer, words) -> None:
    assert source_words(answer, NOW) == words


def test_the_source_is_told_beneath(row_of, session) -> None:
    row = row_of("shop.name")
    session.set_answer(
        Place("shop.name"), Answer("a", source=Source(SourceKind.ORDER_FILE, "juchu.csv"))
    )
    assert row.source.plain == "注文ファイル juchu.csv"
    assert row_of("shop.name", compact=True).source.isHidden()


def test_the_keyboard_goes_to_what_can_be_answered(row_of) -> None:
    row = row_of("shop.name")
    row.focus_editor()
    assert row.window().focusWidget() is row.editor.input
    row.set_state(AnswerState.UNAVAILABLE)
    assert row.window().focusWidget() is row.states.holder


def test_rows_are_never_windows(row_of, qapp) -> None:
    row = row_of("shop.name")
    row.where_button.click()
    row.set_state(AnswerState.UNAVAILABLE)
    shown = [w for w in qapp.topLevelWidgets() if w.isVisible() and w is not row.window()]
    assert shown == []


CARD = "4111111111111111"
MASKED = "411111******1111"


@pytest.fixture
def saver(session):
    return session._saver


def saved_texts(saver) -> str:
    return repr(saver.changes)


def test_a_typed_card_number_is_hidden_before_anything_keeps_it(row_of, session, saver) -> None:
    row = row_of("shop.name")
    QTest.keyClicks(row.editor.input, CARD)
    assert session.case.text("shop.name") == row.editor.text() == MASKED
    assert row.editor.line.text() == MASKED
    assert row.editor.caret == len(MASKED)
    assert (row.message.text, row.message.kind) == (texts.Fields.CARD_HIDDEN, "info")
    assert CARD not in saved_texts(saver)
    QTest.keyClicks(row.editor.input, "x")
    assert session.case.text("shop.name") == MASKED + "x"
    row.editor.left.emit()
    assert row.message.text == ""


def test_a_pasted_card_number_is_hidden_within_a_long_text(row_of, session, saver) -> None:
    row = row_of("incident.reason")
    row.editor.enter_text("先です")
    row.editor.caret = 1
    row.editor.area.insertPlainText(f"「{CARD}」")
    assert session.case.text("incident.reason") == row.editor.text() == f"先「{MASKED}」です"
    assert row.editor.area.toPlainText() == f"先「{MASKED}」です"
    assert row.editor.caret == len(f"先「{MASKED}」")
    assert CARD not in saved_texts(saver)
    session.undo()
    session.redo()
    assert CARD not in session.case.text("incident.reason")


def test_the_same_number_pasted_again_is_hidden_again(row_of, session) -> None:
    row = row_of("shop.name")
    row.editor.line.setText(CARD)
    row.editor.line.setText(CARD)
    assert row.editor.text() == row.editor.line.text() == MASKED


def test_an_unusual_length_is_hidden_when_the_field_is_left(row_of, session) -> None:
    row = row_of("shop.name")
    QTest.keyClicks(row.editor.input, "4222222222222")
    assert session.case.text("shop.name") == "4222222222222"
    row.editor.left.emit()
    assert session.case.text("shop.name") == row.editor.text() == "422222***2222"
    assert row.message.text == texts.Fields.CARD_HIDDEN
    session.undo()
    assert session.case.text("shop.name") == ""
    session.redo()
    assert session.case.text("shop.name") == "422222***2222"


def test_an_order_number_is_never_touched(row_of, session) -> None:
    session.do(Act("", (Insert(Group.ORDERS, 0, Order("o")),)))
    row = row_of("order.number", Place("order.number", "o"))
    row.editor.enter_text(CARD)
    row.editor.left.emit()
    assert session.case.order("o").text("order.number") == CARD
    assert row.message.text == ""


@pytest.mark.parametrize("width", [220, 300, 420])
def test_the_words_for_not_knowing_are_never_cut(row_of, width) -> None:
    row = row_of("shop.name", compact=True)
    row.resize(width, 120)
    menu = row.state_menu
    QTest.qWait(0)
    assert menu.width() >= menu.sizeHint().width()
    assert row.editor.geometry().right() < menu.geometry().left()
    assert menu.geometry().right() < width
