"""e-Gov gets safe text: what the rows say, what the clipboard holds, what the 申出書 explains."""

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from wizard import texts
from wizard.domain.case import Place
from wizard.domain.field_words import widths_line
from wizard.ui.pages import confirm, documents, egov

NAME = "髙見﨑子"


@pytest.fixture
def page(qtbot, world):
    world.put("applicant.name", NAME)
    page = egov.EgovPage(world.context("egov"))
    qtbot.addWidget(page)
    page.resize(760, 2400)
    page.show()
    page.enter()
    return page


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return QApplication.clipboard().text()


def test_the_clipboard_holds_the_safe_text(page, world, qtbot):
    assert press(qtbot, page.rows["form.name"].copy) == "高見崎子"
    assert world.case.text("applicant.name") == NAME


def test_one_calm_line_tells_what_was_replaced(page):
    row = page.rows["form.name"]
    assert row.changes.plain == (
        "2文字を置きかえました：髙→高、﨑→崎（申出書には元の字が入ります）"
    )
    assert row.caution.text == ""
    assert page.rows["form.phone"].changes.isHidden()


def test_what_is_copied_is_what_the_case_says_at_that_moment(page, world, qtbot):
    row = page.rows["form.name"]
    world.put("applicant.name", "靑見花子")  # the page has not shown it yet
    assert row.text == "高見崎子"
    assert press(qtbot, row.copy) == "青見花子"


def test_safe_text_is_left_as_it_is(page, world, qtbot):
    world.put("applicant.name", "高見崎子")
    assert press(qtbot, page.rows["form.name"].copy) == "高見崎子"
    assert page.rows["form.name"].changes.isHidden()


def test_a_character_without_a_substitute_is_named_and_leads_to_its_item(page, world, qtbot):
    world.put("applicant.name", "彁見花子\ua4d0")
    page.refresh()
    row = page.rows["form.name"]
    assert row.text == "彁見花子〓"
    assert "「\ua4d0」" in row.caution.text
    assert "「〓」" in row.caution.text
    label = world.form.item("applicant.name").label
    assert f"「{label}」に、ひらがなか別の字" in row.caution.text
    press(qtbot, row.mend)
    assert world.desk.went == [("shop", Place("applicant.name"))]
    world.put("applicant.name", "見本花子")
    page.refresh()
    assert row.caution.isHidden()


def test_an_ambiguous_one_names_its_substitutes(page, world):
    world.put("applicant.name", "濵見花子")
    page.refresh()
    caution = page.rows["form.name"].caution.text
    assert "「濵」" in caution
    assert "浜" in caution


def test_the_rule_of_a_field_is_kept(page, world):
    world.put("applicant.name_kana", "ﾀｶﾐ ｻｷｺ")
    page.refresh()
    row = page.rows["form.name_kana"]
    assert row.text == "タカミ　サキコ"
    assert row.changes.plain == widths_line(row.field)
    assert "未確認" in row.changes.plain  # nobody has confirmed that the field takes only these
    for item in ("form.name_kana", "basic.address_kana", "form.email", "form.content"):
        assert "この決まりは未確認" in page.rows[item].hint.plain


def test_half_a_character_stops_nothing(page, world, qtbot):
    world.put("applicant.name", "山\ud842田")
    page.refresh()
    assert press(qtbot, page.rows["form.name"].copy) == "山〓田"
    assert "こわれた文字" in page.rows["form.name"].caution.text


def test_the_saved_statement_explains_before_egov_was_visited(world, qtbot, tmp_path, monkeypatch):
    world.put("applicant.name", NAME)
    world.put("shop.name", "架空堂♥")  # stands in 具体的な内容, which nobody has looked at yet
    page = documents.DocumentsPage(world.context("documents"))
    qtbot.addWidget(page)
    page.show()
    page.enter()
    path = tmp_path / "申出書.pdf"
    monkeypatch.setattr(documents, "choose_path", lambda *_: path)
    page.maker.save(path, page._saved)
    words = "".join("".join(p.extract_text().split()) for p in pypdf.PdfReader(path).pages)
    for value in (texts.Explanation.TITLE, "高見崎子", NAME, "U+9AD9", "U+2665"):
        assert value in words
    assert page.old.isHidden()
    copying = egov.EgovPage(world.context("egov"))
    qtbot.addWidget(copying)
    copying.show()
    copying.enter()
    qtbot.waitUntil(lambda: world.case.text("report.content") != "")
    copying.old.look()
    assert copying.old.isHidden()  # what was written meanwhile is what was explained
    world.put("applicant.name_kana", "タカミ①")
    copying.old.look()
    assert not copying.old.isHidden()  # printed nowhere but on the page that explains


def test_confirm_lists_what_egov_refuses(world, qtbot):
    world.put("applicant.name", "\ua4d0見花子")
    page = confirm.ConfirmPage(world.context("confirm"))
    qtbot.addWidget(page)
    page.refresh()
    assert [(row.item, row.level) for row in page.rows if row.level == "refused"] == [
        ("applicant.name", "refused")
    ]
