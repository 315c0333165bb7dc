"""How far each recent case is, as the first page tells it."""

import json

from PySide6.QtWidgets import QPushButton, QWidget

from tests.ui.frame.conftest import NOW
from wizard.domain.case import Place
from wizard.domain.milestones import Milestone, state_it
from wizard.storage import recents


def said(row) -> list[str]:
    return [word.plain for word in row.findChildren(QWidget) if hasattr(word, "plain")]


def test_the_state_and_its_time_stand_in_the_list_of_recent_cases(program, paths, tmp_path) -> None:
    keeper = program.keeper
    keeper.create(tmp_path, "架空堂", {})
    session = keeper.wizard.session
    session.set_text(Place("shop.name"), "架空堂")
    session.set_text(Place("report.sent_at"), "2026/8/20 21:04")
    keeper.go_home()
    (row,) = program.window.home.rows
    assert row.state.plain == "準備中"  # a time that was typed is no statement
    keeper.open_now(recents.load(paths.config_dir)[0].path)
    session = keeper.wizard.session
    session.do(state_it(session.case, Milestone.DOCUMENTS_MADE, NOW))
    keeper.go_home()
    (row,) = program.window.home.rows
    assert row.state.plain.endswith("（送信の記録はまだありません）")
    keeper.open_now(recents.load(paths.config_dir)[0].path)
    session = keeper.wizard.session
    session.do(state_it(session.case, Milestone.SENT, NOW))
    keeper.go_home()
    (row,) = program.window.home.rows
    assert row.state.plain == "送信した 2026年8月20日(木) 21:04"
    button = row.findChild(QPushButton, "recent")
    assert "送信した 2026年8月20日(木) 21:04" in button.accessibleName()
    assert any("最後に開いた日時　2026年8月20日 21:04" in words for words in said(row))


def test_a_list_of_an_earlier_version_is_shown(make_program, paths, tmp_path) -> None:
    case = tmp_path / "案件.tsuho"
    case.write_bytes(b"")
    paths.config_dir.mkdir(parents=True)
    kept = {"path": str(case), "shop": "架空堂", "opened_at": "2026-08-19T09:05:00+09:00"}
    entries = [{**kept, "state": "送信した"}]
    (paths.config_dir / recents.FILE_NAME).write_text(json.dumps(entries), encoding="utf-8")
    (row,) = make_program().window.home.rows
    assert row.state.plain == "送信した"
