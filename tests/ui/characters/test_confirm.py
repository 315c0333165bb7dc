"""確認 lists, field by field, what e-Gov gets instead."""

import pytest

from wizard import texts
from wizard.domain.case import AnswerState, Place
from wizard.domain.replacements import mark_name
from wizard.ui.characters.summary import swapped_items
from wizard.ui.pages import confirm


def swapped(world) -> dict[str, str]:
    limits = world.session.wishes.settings.limits
    return dict(swapped_items(world.form, world.case, world.safe, limits))


def test_each_item_is_told_with_what_stands_for_it(world):
    world.put("applicant.name", "髙見﨑子")
    world.put("company.address", "架空町①濵♥")
    world.put("company.name", "架空商店")
    assert swapped(world) == {
        "applicant.name": "髙→高、﨑→崎",
        "company.address": "濵→〓（まだ決まっていません）、①→(1)、♥→（除く）",
    }


def test_what_only_waits_is_told_above(world):
    world.put("applicant.name", "濵見")
    assert swapped(world) == {}


def test_a_state_is_not_told(world):
    world.put("applicant.name", "髙見")
    world.session.set_state(Place("applicant.name"), AnswerState.CHECKING)
    assert swapped(world) == {}


def test_many_are_counted(world):
    world.put("company.address", "①②③④⑤⑥⑦⑧⑨")
    assert swapped(world)["company.address"].endswith("⑧→(8)ほか1種類")


@pytest.fixture
def page(qtbot, world):
    world.put("applicant.name", "髙見濵子")
    page = confirm.ConfirmPage(world.context("confirm"))
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    return page


def heads(page) -> list[str]:
    return [node.label for node in page.tree.nodes.root.children]


def test_the_group_stands_below_what_waits_and_leads_to_the_field(page, world):
    at = next(n for n, label in enumerate(heads(page)) if "置きかえる字" in label)
    head = page.tree.nodes.root.children[at]
    assert head.label == texts.Confirm.HEAD.format(name=texts.CharacterHints.SWAPPED, count=1)
    assert texts.Confirm.LEVELS["refused"] in heads(page)[at - 1]
    (node,) = head.children
    assert node.text == "濵→〓（まだ決まっていません）、髙→高"
    page.tree.wanted.emit(node)
    assert world.desk.went == [("shop", Place("applicant.name"))]


def test_it_follows_a_decision(page, world, qtbot):
    world.session.set_mark(mark_name("applicant.name", "濵"), "浜")
    qtbot.waitUntil(lambda: not any("使えない字" in label for label in heads(page)))
    head = next(n for n in page.tree.nodes.root.children if "置きかえる字" in n.label)
    assert head.children[0].text == "髙→高、濵→浜"


def test_it_follows_what_is_decided_for_all_cases(page, world, qtbot):
    world.session.wishes.write_instead("濵", "濱")
    qtbot.waitUntil(lambda: not any("使えない字" in label for label in heads(page)))
