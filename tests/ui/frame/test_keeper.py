"""Cases come and go: new, continue, practise, drop, rename, elsewhere; and what goes wrong."""

import sqlite3

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton, QWidget

from wizard.domain.case import Place, SourceKind
from wizard.errors import CaseFileError, FormsError
from wizard.storage import recents
from wizard.storage.casefile import open_case
from wizard.ui import dialogs, shelf
from wizard.ui.case_dialogs import NewCaseDialog


def told(program) -> list[str]:
    """Return what was told, and close it."""
    QApplication.processEvents()
    found = program.window.findChildren(dialogs.Told, "told")
    words = [dialog.what.plain for dialog in found]
    for dialog in found:
        dialog.close()
    return words


def accept(name: str, act=None) -> None:
    """Answer the next dialog of that name as soon as it is open."""

    def answer() -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.objectName() == name:
                if act is not None:
                    act(widget)
                widget.done(QDialog.DialogCode.Accepted)
                return
        QTimer.singleShot(10, answer)

    QTimer.singleShot(0, answer)


def test_the_first_page_promises_and_offers(program) -> None:
    home = program.window.home
    assert home.objectName() == "start"
    words = [label.plain for label in home.findChildren(QWidget) if hasattr(label, "plain")]
    assert "今わかることだけで大丈夫です。途中でやめても消えません。" in words
    for name in ("new_case", "practice", "open_case", "open_settings"):
        assert home.findChild(QPushButton, name) is not None, name


def test_the_first_page_leads_to_help_before_any_case(program) -> None:
    home = program.window.home
    words = [label.plain for label in home.findChildren(QWidget) if hasattr(label, "plain")]
    assert "命や身の危険があるときは110番、相談は#9110" in words
    button = home.findChild(QPushButton, "open_contacts")
    assert button.text() == "相談窓口"
    button.click()
    contacts = program.keeper.contacts.shown
    assert contacts.isVisible()
    assert len(contacts.contacts) > 5
    button.click()
    assert program.keeper.contacts.shown is contacts
    program.keeper.practise()
    program.keeper.wizard.desk.open_contacts()
    assert program.keeper.contacts.shown.isVisible()
    program.window.close()
    assert program.keeper.contacts.shown is None


def test_contacts_that_cannot_be_read_are_told(program, monkeypatch) -> None:
    def broken(_resources):
        raise FormsError("定義のファイルを読めません", "元のファイルに戻してください")

    monkeypatch.setattr(shelf, "load_tables", broken)
    program.window.home.findChild(QPushButton, "open_contacts").click()
    assert len(told(program)) == 1


def test_a_new_case_is_made_where_and_as_proposed(program, paths) -> None:
    accept("new_case_dialog", lambda dialog: dialog.shop.setText("架空堂"))
    program.window.home.new.click()
    keeper = program.keeper
    assert keeper.file.path == paths.documents_dir / "架空堂_20260820.tsuho"
    assert keeper.wizard.session.case.text("shop.name") == "架空堂"
    assert keeper.wizard.session.case.number.startswith("T-20260820-")


def test_giving_up_makes_nothing(program, paths) -> None:
    QTimer.singleShot(
        0,
        lambda: next(
            w for w in QApplication.topLevelWidgets() if isinstance(w, NewCaseDialog)
        ).reject(),
    )
    program.keeper.begin()
    assert program.keeper.wizard is None
    assert not paths.documents_dir.exists()


def test_close_and_open_again_shows_the_last_page_and_all_values(make_program, tmp_path) -> None:
    first = make_program()
    first.keeper.create(tmp_path / "被害 の記録", "架空堂", {})
    path = first.keeper.file.path
    first.keeper.wizard.show_step("incident")
    first.keeper.wizard.session.set_text(Place("incident.reason"), "高額です。\n　二行目")
    first.window.close()

    second = make_program()
    (row,) = second.window.home.rows
    row.findChild(QPushButton, "recent").click()
    wait_for_case(second)
    wizard = second.keeper.wizard
    assert second.keeper.file.path == path
    assert wizard.step.id == "incident"
    assert wizard.page.rows["incident.reason"].editor.text() == "高額です。\n　二行目"


def wait_for_case(program) -> None:
    for _ in range(500):
        QApplication.processEvents()
        if program.keeper.wizard is not None:
            return
        QTimer.singleShot(5, lambda: None)
    raise AssertionError("no case was opened")


def test_a_case_whose_file_is_gone_is_shown_as_such(make_program, tmp_path) -> None:
    first = make_program()
    first.keeper.create(tmp_path, "架空堂", {})
    path = first.keeper.file.path
    first.window.close()
    path.unlink()
    second = make_program()
    (row,) = second.window.home.rows
    assert "ファイルが見つかりません" in [
        word for w in row.findChildren(QWidget) if hasattr(w, "plain") for word in [w.plain[-12:]]
    ]
    row.findChild(QPushButton, "recent").click()
    assert second.window.home.rows == []


def test_the_practice_case_is_apart_and_says_so(program, paths) -> None:
    program.keeper.practise()
    wizard = program.keeper.wizard
    assert not wizard.top.practice.isHidden()
    assert program.keeper.file.path.parent == paths.documents_dir / "練習"
    assert len(wizard.session.case.orders) == 3
    program.keeper.go_home()
    assert program.preferences.settings.remembered == {}
    (recent,) = recents.load(paths.config_dir)
    assert recent.state == "練習　準備中"


def test_the_shops_particulars_are_proposed_next_time(program, tmp_path) -> None:
    keeper = program.keeper
    keeper.create(tmp_path, "架空堂", {})
    keeper.wizard.session.set_text(Place("company.name"), "株式会社架空商店")
    keeper.wizard.session.set_text(Place("incident.reason"), "高額")
    keeper.go_home()
    accept("new_case_dialog", lambda dialog: setattr(dialog, "folder", tmp_path))
    keeper.begin()
    answers = keeper.wizard.session.case.answers
    assert answers["company.name"].text == "株式会社架空商店"
    assert answers["company.name"].source.kind is SourceKind.LAST_CASE
    assert answers["shop.name"].source.kind is SourceKind.LAST_CASE
    assert "incident.reason" not in answers


def test_nothing_is_proposed_when_the_person_does_not_wish(program, tmp_path) -> None:
    keeper = program.keeper
    program.preferences.change(remember=False)
    keeper.create(tmp_path, "架空堂", {})
    keeper.wizard.session.set_text(Place("company.name"), "株式会社架空商店")
    keeper.go_home()
    assert program.preferences.settings.proposals(keeper.shelf.form) == {}


def test_a_dropped_case_is_opened(program, tmp_path) -> None:
    keeper = program.keeper
    keeper.create(tmp_path, "架空堂", {})
    path = keeper.file.path
    keeper.go_home()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    program.window.dropEvent(event)
    wait_for_case(program)
    assert keeper.file.path == path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("メモ.txt", b"text"),
        ("壊れた.tsuho", b"not a case at all"),
        ("空.tsuho", b""),
        ("別.tsuho", None),
    ],
)
def test_what_is_not_a_case_is_one_sentence_and_changes_nothing(
    program, tmp_path, name, content
) -> None:
    program.keeper.create(tmp_path / "ok", "架空堂", {})
    before = program.keeper.wizard
    path = tmp_path / name
    if content is None:
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE t (x)")
        other.close()
    else:
        path.write_bytes(content)
    with pytest.raises(CaseFileError) as raised:
        program.keeper.open_now(path)
    assert raised.value.sentence.endswith("。")
    assert program.keeper.wizard is before
    program.keeper.open(path)
    for _ in range(200):
        QApplication.processEvents()
        if not program.keeper.jobs.busy:
            break
    assert len(told(program)) == 1
    assert program.keeper.wizard is before


def test_a_file_given_at_the_start_that_cannot_be_opened_leaves_the_first_page(
    program, tmp_path
) -> None:
    program._after_first_paint(tmp_path / "ない.tsuho")
    assert len(told(program)) == 1
    assert program.window.home is not None


def test_the_file_gets_another_name(program, tmp_path) -> None:
    keeper = program.keeper
    keeper.create(tmp_path, "架空堂", {})
    keeper.wizard.show_step("shop")
    old = keeper.file.path
    keeper.rename_to("八月の件")
    assert keeper.file.path == tmp_path / "八月の件.tsuho"
    assert not old.exists()
    assert keeper.wizard.step.id == "shop"
    assert [case.path for case in recents.load(keeper.shelf.folders.config)] == [keeper.file.path]
    (tmp_path / "もうある.tsuho").write_bytes(b"")
    keeper.rename_to("もうある")
    assert told(program) == ["「もうある.tsuho」という名前のファイルがもうあります。"]
    assert keeper.file.path == tmp_path / "八月の件.tsuho"


def test_after_a_failure_it_goes_on_elsewhere_with_everything(
    program, tmp_path, qtbot, monkeypatch
) -> None:
    keeper = program.keeper
    keeper.create(tmp_path / "old", "架空堂", {})
    assert keeper.saver.flush()

    def full(_changes) -> None:
        raise CaseFileError("ディスクがいっぱいです", "別の場所に保存してください")

    monkeypatch.setattr(keeper.file, "apply", full)
    wizard = keeper.wizard
    with qtbot.waitSignal(keeper.saver.failed):
        wizard.session.set_text(Place("incident.reason"), "高額です。")
    qtbot.waitUntil(lambda: not wizard.bottom.trouble.isHidden())
    keeper.save_elsewhere_to(tmp_path / "new" / "続き")
    assert keeper.file.path == tmp_path / "new" / "続き.tsuho"
    told(program)
    wizard.session.set_text(Place("incident.loss_note"), "送料も")
    assert keeper.saver.flush()
    qtbot.waitUntil(wizard.bottom.trouble.isHidden)
    path = keeper.file.path
    keeper.go_home()
    with open_case(path, lock_dir=tmp_path / "locks", read_only=True) as file:
        case = file.read()
    assert case.text("incident.reason") == "高額です。"
    assert case.text("incident.loss_note") == "送料も"


def test_unsaved_changes_are_asked_about_before_closing(program, tmp_path, monkeypatch) -> None:
    keeper = program.keeper
    keeper.create(tmp_path, "架空堂", {})
    assert keeper.saver.flush()
    apply = keeper.file.apply

    def full(_changes) -> None:
        raise CaseFileError("書けません", "別の場所に保存してください")

    monkeypatch.setattr(keeper.file, "apply", full)
    keeper.wizard.session.set_text(Place("incident.reason"), "高額です。")
    asked = []

    def stay(_parent, question, yes, no) -> bool:
        asked.append((question.split("\n")[0], yes, no))
        return False

    monkeypatch.setattr(dialogs, "ask", stay)
    assert not program.window.close()
    assert asked == [
        ("保存できていない変更があります。このまま閉じますか", "保存せずに閉じる", "閉じずに戻る")
    ]
    assert keeper.wizard is not None
    monkeypatch.setattr(keeper.file, "apply", apply)
    assert keeper.close()


def test_a_copy_is_saved_and_the_case_goes_on_in_its_own_file(
    program, tmp_path, qtbot, monkeypatch
) -> None:
    keeper = program.keeper
    keeper.create(tmp_path, "架空堂", {})
    keeper.wizard.session.set_text(Place("incident.reason"), "高額です。")
    target = tmp_path / "写し.tsuho"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    before = keeper.file.path
    keeper.copy_to()
    qtbot.waitUntil(lambda: not keeper.jobs.busy)
    assert told(program)
    assert keeper.file.path == before
    with open_case(target, lock_dir=tmp_path / "locks", read_only=True) as file:
        assert file.read().text("incident.reason") == "高額です。"


def test_one_case_at_a_time_and_the_last_one_is_let_go(program, tmp_path) -> None:
    keeper = program.keeper
    keeper.create(tmp_path / "1", "一", {})
    first = keeper.file.path
    keeper.create(tmp_path / "2", "二", {})
    assert keeper.wizard.name == "二の案件"
    keeper.open_now(first)  # not locked any more
    assert keeper.wizard.name == "一の案件"


def test_a_practice_file_opened_again_is_still_practice(program) -> None:
    program.keeper.practise()
    path = program.keeper.file.path
    program.keeper.go_home()
    program.keeper.open_now(path)
    assert not program.keeper.wizard.top.practice.isHidden()


def test_what_is_decided_in_practice_reaches_no_other_case(program, tmp_path) -> None:
    keeper = program.keeper
    keeper.practise()
    wishes, safe = keeper.wizard.session.wishes, keeper.wizard.session.safe
    wishes.write_instead("濵", "はま")
    wishes.limit_field("form.content", 300)
    wishes.remember_panel("somewhere")
    session = keeper.wizard.session
    session.set_text(Place("applicant.name"), "濵田")
    field = next(f for f in session.form.egov if f.id == "form.name")
    assert safe.prepare(session.form, session.case, field).text == "はま田"
    real = program.preferences.settings
    assert (real.replacements, real.limits) == ({}, {})
    assert real.panel == "somewhere"
    keeper.create(tmp_path, "架空堂", {})
    session = keeper.wizard.session
    session.set_text(Place("applicant.name"), "濵田")
    assert session.safe.prepare(session.form, session.case, field).text == "〓田"
    session.wishes.write_instead("濵", "浜")
    assert session.safe.prepare(session.form, session.case, field).text == "浜田"
    assert program.preferences.settings.replacements == {"濵": "浜"}


def test_the_list_of_cases_knows_a_state_as_soon_as_it_is_stated(program, paths, tmp_path) -> None:
    program.keeper.create(tmp_path, "架空堂", {})
    session = program.keeper.wizard.session
    session.set_mark("state:sent", session.clock().isoformat())
    (recent,) = recents.load(paths.config_dir)  # as after the power failed
    assert recent.state.startswith("送信した")
