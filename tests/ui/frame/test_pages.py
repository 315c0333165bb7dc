"""はじめに, the pages of cards and of fields."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from wizard.domain.case import Place
from wizard.domain.milestones import Milestone, state_it
from wizard.ui import dialogs
from wizard.ui.card_view import CardView


@pytest.fixture
def wizard(program, tmp_path: Path):
    program.keeper.create(tmp_path / "案件", "架空堂", {})
    return program.keeper.wizard


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    seen: list[str] = []

    def open_url(url) -> bool:
        seen.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return seen


def cards_of(wizard, step_id: str) -> dict[str, Any]:
    wizard.show_step(step_id)
    cards = wizard.page.findChildren(CardView)
    return {card.objectName().removeprefix("card:"): card for card in cards}


def test_cards_say_what_the_forms_say(wizard) -> None:
    step = next(s for s in wizard.session.form.steps if s.id == "window")
    shown = cards_of(wizard, "window")
    assert list(shown) == [card.id for card in step.cards]
    for card in step.cards:
        assert shown[card.id].title.plain == card.title


def test_a_tick_stays_and_is_saved(wizard) -> None:
    card = cards_of(wizard, "prepare")["prepare.account"]
    card.tick.click()
    assert wizard.session.case.marks["card:prepare.account"] == "1"
    card.tick.click()
    assert "card:prepare.account" not in wizard.session.case.marks
    wizard.session.set_mark("card:prepare.account", "1")
    assert card.tick.isChecked()


def test_only_official_pages_are_opened(wizard, opened) -> None:
    for step in wizard.session.form.steps:
        for card in step.cards:
            if card.link:
                wizard.desk.open_link(card.link)
    assert opened
    assert all(url.startswith("https://") for url in opened)
    count = len(opened)
    for bad in ("http://www.npa.go.jp/", "https://example.com/", "file:///etc/passwd", ""):
        wizard.desk.open_link(bad)
    assert len(opened) == count
    told = wizard.window().findChildren(dialogs.Told, "told")
    assert told[0].what.plain == "このページは開けません。"
    for dialog in told:
        dialog.close()


def test_a_card_opens_its_page_and_leads_on(wizard, opened, monkeypatch) -> None:
    card = cards_of(wizard, "prepare")["prepare.account"]
    card.link.click()
    assert opened == ["https://shinsei.e-gov.go.jp/contents/preparation/beginner/install.html"]
    called = []
    monkeypatch.setattr(type(wizard.desk), "open_contacts", lambda _self: called.append(True))
    cards_of(wizard, "window")["window.own_leak"].go.click()
    assert called == [True]


def test_every_item_of_a_page_of_fields_is_asked(wizard) -> None:
    for step in wizard.session.form.steps:
        if step.page != "fields":
            continue
        wizard.show_step(step.id)
        for item_id in step.items:
            assert wizard.page.findChild(QWidget, item_id) is not None, item_id


def test_a_section_without_anything_to_ask_is_hidden(wizard) -> None:
    wizard.show_step("shop")
    rows = wizard.page.rows
    assert rows["site.contractor_name"].isHidden()
    wizard.session.set_text(Place("site.contractor"), "有")
    assert not rows["site.contractor_name"].isHidden()


def test_the_start_page_leads_to_what_is_open(wizard) -> None:
    wizard.show_step("start")
    page = wizard.page
    assert page.go_on.text() == "「この窓口でよいか」に進む"
    assert wizard.session.case.number in page.case_number.plain
    page.go_on.click()
    assert wizard.step.id == "window"
    wizard.show_step("start")
    assert page.go_on.text() == "「e-Govの準備」に進む"


def test_the_start_page_tells_the_four_states_and_their_times(wizard) -> None:
    wizard.show_step("start")
    states = wizard.page.states

    def words() -> list[str]:
        return [states.rows.words[milestone].text() for milestone in Milestone]

    assert words() == ["まだ"] * 4
    assert states.unsent.text == ""  # nothing is made that could be taken for sent
    session = wizard.session
    session.do(state_it(session.case, Milestone.DOCUMENTS_MADE, session.clock()))
    assert words()[0] == "2026年8月20日(木) 21:04"  # without leaving the page
    assert "送信の記録はまだありません" in states.unsent.text
    session.do(state_it(session.case, Milestone.SENT, session.clock(), sent="2026/8/19 8:05"))
    assert states.unsent.text == ""
    states.open.click()
    assert wizard.step.id == "after"
    wizard.show_step("start")
    assert words() == ["2026年8月20日(木) 21:04", "2026年8月19日(水) 08:05", "まだ", "まだ"]
