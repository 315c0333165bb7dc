"""設定: own replacements are listed, added, changed and taken away, each judged first."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from wizard import texts
from wizard.storage.settings import Settings, load
from wizard.ui.characters.own_list import OwnReplacements
from wizard.ui.preferences import Preferences
from wizard.ui.wishes import Wishes

SAYS = texts.CharacterHints


@pytest.fixture
def wishes():
    return Wishes(Settings(replacements={"髙": "たか", "♥": ""}))


@pytest.fixture
def own(qtbot, world, wishes):
    own = OwnReplacements(wishes, lambda: world.safe.gate)
    qtbot.addWidget(own)
    own.show()
    return own


def words(own) -> list[str]:
    rows = [own._rows.itemAt(at).layout() for at in range(own._rows.count())]
    return [row.itemAt(0).widget().plain for row in rows]


def press(own, name: str) -> None:
    own.findChild(QPushButton, name).click()


def test_they_are_listed(own):
    assert words(own) == ["髙 → たか", "♥ → （除く）"]


def test_one_is_taken_away(own, wishes):
    press(own, "remove:髙")
    assert wishes.settings.replacements == {"♥": ""}
    assert words(own) == ["♥ → （除く）"]
    press(own, "remove:♥")
    assert words(own) == []
    assert not own._none.isHidden()


def test_one_is_added_once_it_is_right(own, wishes):
    press(own, "add_replacement")
    dialog = own.dialog
    assert not dialog.save.isEnabled()
    dialog.before.setText("高")
    assert "置きかえは要りません" in dialog.message.text
    dialog.before.setText("﨑")
    assert dialog.message.text == SAYS.DIALOG_EMPTY
    dialog.after.setText("﨑")
    assert "「﨑」もe-Govで使えません" in dialog.message.text
    assert not dialog.save.isEnabled()
    dialog.after.setText("さき")
    assert dialog.message.isHidden()
    dialog.save.click()
    assert wishes.settings.replacements == {"髙": "たか", "♥": "", "﨑": "さき"}
    assert words(own)[-1] == "﨑 → さき"


def test_one_is_changed(own, wishes):
    press(own, "change:髙")
    dialog = own.dialog
    assert (dialog.before.text(), dialog.after.text()) == ("髙", "たか")
    assert dialog.before.isReadOnly()
    dialog.after.setText("高")
    dialog.save.click()
    assert wishes.settings.replacements["髙"] == "高"


def test_leaving_the_dialog_changes_nothing(own, wishes):
    press(own, "change:髙")
    own.dialog.after.setText("高")
    own.dialog.leave.click()
    assert wishes.settings.replacements["髙"] == "たか"


def test_a_known_one_says_so(own):
    press(own, "add_replacement")
    own.dialog.before.setText("髙")
    own.dialog.after.setText("高")
    assert own.dialog.message.text == SAYS.DIALOG_KNOWN
    assert own.dialog.save.isEnabled()
    own.dialog.reject()


def test_the_list_follows_what_is_decided_elsewhere(own, wishes):
    wishes.write_instead("﨑", "崎")
    assert words(own)[-1] == "﨑 → 崎"


def test_settings_show_and_keep_them(qtbot, styled, resources_dir, tmp_path, world):
    kept = Preferences(
        styled,
        Settings(theme="light"),
        tmp_path,
        resources_dir,
        tmp_path,
        print,
        lambda: world.safe.gate,
    )
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = kept.show_dialog(window)
    own = dialog.findChild(OwnReplacements)
    assert own is not None
    assert not own._none.isHidden()
    asked = own.ask()
    asked.before.setText("髙")
    asked.after.setText("たか")
    asked.save.click()
    assert kept.settings.replacements == {"髙": "たか"}
    assert load(tmp_path).replacements == {"髙": "たか"}
    dialog.reject()
