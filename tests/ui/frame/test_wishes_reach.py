"""What the person decided once for all cases reaches what is copied, and new cases."""

import json

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.ui.frame.conftest import NOW
from wizard import texts
from wizard.commands import run
from wizard.domain.case import Answer, Place
from wizard.domain.milestones import Milestone, state_it
from wizard.storage import settings
from wizard.storage.casefile import open_case
from wizard.storage.settings import Settings
from wizard.ui.characters.own_list import OwnReplacements

TOKYO = Settings().calling("report.office", "警視庁", "東京（警視庁）")


@pytest.fixture
def opened(program, tmp_path):
    """A new case in the real program."""
    program.keeper.create(tmp_path, "架空堂", {})
    return program


def egov_rows(program):
    wizard = program.keeper.wizard
    wizard.show_step("egov")
    return wizard.page.rows


def copied(row) -> str:
    QApplication.clipboard().clear()
    row.copy.click()
    return QApplication.clipboard().text()


def test_an_own_replacement_reaches_what_is_copied(opened, qtbot):
    session = opened.keeper.wizard.session
    session.set_text(Place("applicant.name"), "草彅髙子")
    assert egov_rows(opened)["form.name"].text == "草〓高子"
    dialog = opened.preferences.show_dialog(opened.window)
    asked = dialog.findChild(OwnReplacements).ask()
    asked.before.setText("彅")
    asked.after.setText("なぎ")
    asked.save.click()
    dialog.reject()
    row = egov_rows(opened)["form.name"]
    qtbot.waitUntil(lambda: row.caution.text == "")
    assert copied(row) == "草なぎ高子"


def test_own_replacements_of_the_last_time_reach_what_is_copied(make_program, paths, tmp_path):
    settings.save(paths.config_dir, Settings(replacements={"髙": "たか"}))
    program = make_program()
    program.keeper.create(tmp_path, "架空堂", {})
    program.keeper.wizard.session.set_text(Place("applicant.name"), "髙見")
    assert copied(egov_rows(program)["form.name"]) == "たか見"


def test_a_limit_reaches_what_is_copied(opened):
    session = opened.keeper.wizard.session
    session.set_text(Place("report.content"), "架空の文章です。\n" * 40)
    opened.preferences.limit_field("form.content", 120)
    text = copied(egov_rows(opened)["form.content"])
    assert 0 < len(text) <= 120
    opened.preferences.limit_field("form.content", None)
    assert len(copied(egov_rows(opened)["form.content"])) > 300


def test_settings_read_no_second_set_of_tables(opened):
    opened.keeper.wizard.session.set_text(Place("applicant.name"), "髙")
    assert opened.preferences._gate() is opened.keeper.shelf.safe.gate


def test_a_corrected_label_is_there_in_a_new_case(make_program, paths, tmp_path):
    settings.save(paths.config_dir, TOKYO)
    program = make_program()
    session_of = lambda: program.keeper.wizard.session  # noqa: E731
    answers = {"company.prefecture": Answer("東京都")}
    program.keeper.create(tmp_path, "架空堂", answers)
    assert session_of().case.text("report.office") == "東京（警視庁）"
    session_of().wishes.call_entry("report.office", "警視庁", None)
    program.keeper.create(tmp_path, "架空堂", answers)
    assert session_of().case.text("report.office") == "警視庁"


def test_a_corrected_label_is_there_in_a_case_made_by_command(paths, tmp_path, capsys):
    settings.save(paths.config_dir, TOKYO)
    given = tmp_path / "a.toml"
    given.write_text('[answers]\n"company.prefecture" = "東京都"\n', encoding="utf-8")
    made = tmp_path / "c.tsuho"
    assert run(["new", str(made), "--answers", str(given)], paths) == 0
    capsys.readouterr()
    assert run(["show", str(made), "--json"], paths) == 0
    assert json.loads(capsys.readouterr().out)["answers"]["report.office"] == "東京（警視庁）"
    with open_case(made, lock_dir=paths.lock_dir) as file:
        assert file.read().answers["report.office"].original == "警視庁"


def test_the_first_page_of_a_case_tells_the_four_states(opened):
    wizard = opened.keeper.wizard
    wizard.session.do(state_it(wizard.session.case, Milestone.DOCUMENTS_MADE, NOW))
    wizard.show_step("start")
    page = wizard.page
    found = {m: page.findChild(QWidget, f"{m.mark}:words") for m in Milestone}
    assert all(words.isVisible() for words in found.values())
    assert found[Milestone.DOCUMENTS_MADE].text() == "2026年8月20日(木) 21:04"
    others = {found[m].text() for m in Milestone if m is not Milestone.DOCUMENTS_MADE}
    assert others == {texts.Milestones.NOT_YET}
    assert page.layout().indexOf(page.findChild(QWidget, "states")) >= 0  # in a place of its own
    assert page.findChild(QWidget, "unsent").isVisible()
    page.findChild(QPushButton, "open_after").click()
    assert wizard.step.id == "after"
