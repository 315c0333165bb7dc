"""The way through the steps and the links that may be opened."""

from __future__ import annotations

import pytest

from tests.domain.making import FORM, ITEMS, STEPS, make_form, set_text, texts
from wizard.domain.case import Case
from wizard.domain.checks import Checker
from wizard.domain.flow import (
    allowed_link,
    first_unfinished,
    next_step,
    previous_step,
    visible_steps,
)
from wizard.domain.form import Condition, Item, Need, Section, Step

HOSTS = ("shinsei.e-gov.go.jp", "www.npa.go.jp")
HIDDEN = Item("x.only", "委託先", "text", Need.LATER, only_if=Condition("site.contractor", ("有",)))
MORE = Step("more", "委託先", "fields", sections=(Section("", ("x.only",)),))
SOMETIMES = make_form(steps=(*STEPS[:3], MORE, *STEPS[3:]), items=(*ITEMS, HIDDEN))


def test_every_step_is_shown() -> None:
    assert visible_steps(FORM, Case()) == FORM.steps


def test_a_page_of_fields_without_any_question_is_skipped() -> None:
    case = Case()
    assert MORE not in visible_steps(SOMETIMES, case)
    following = next_step(SOMETIMES, case, "shop")
    assert following is not None
    assert following.id == "incident"
    set_text(case, "site.contractor", "有")
    assert next_step(SOMETIMES, case, "shop") == MORE
    before = previous_step(SOMETIMES, case, "incident")
    assert before == MORE


def test_one_can_leave_a_page_that_just_became_hidden() -> None:
    following = next_step(SOMETIMES, Case(), "more")
    before = previous_step(SOMETIMES, Case(), "more")
    assert following is not None
    assert before is not None
    assert (before.id, following.id) == ("shop", "incident")


def test_the_way_ends_at_both_ends() -> None:
    assert previous_step(FORM, Case(), "start") is None
    assert next_step(FORM, Case(), "police") is None
    with pytest.raises(KeyError):
        next_step(FORM, Case(), "nowhere")


def test_the_first_step_that_lacks_something() -> None:
    case = Case()
    checker = Checker(FORM)
    found = []
    for _ in range(4):
        step = first_unfinished(FORM, case, checker)
        assert step is not None
        found.append(step.id)
        case.marks[f"seen:{step.id}"] = "1"
        case.marks["card:prepare.account"] = "1"
        case.answers.update(texts({"company.name": "x", "company.prefecture": "東京都"}))
    assert found == ["start", "shop", "shop", "shop"]
    set_text(case, "applicant.email", "hanako@example.com")
    step = first_unfinished(FORM, case, checker)
    assert step is not None
    assert step.id == "incident"


@pytest.mark.parametrize(
    "url",
    [
        "https://shinsei.e-gov.go.jp/",
        "https://shinsei.e-gov.go.jp/contents/help/guide/procedure?x=1#top",
        "https://WWW.NPA.go.jp/bureau/cyber/soudan.html",
        "https://www.npa.go.jp",
    ],
)
def test_links_that_may_be_opened(url: str) -> None:
    assert allowed_link(url, HOSTS)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://www.npa.go.jp/",
        "e-gov-shinsei://www.npa.go.jp/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://npa.go.jp/",
        "https://www.npa.go.jp.example.com/",
        "https://example.com/www.npa.go.jp",
        "https://www.npa.go.jp@example.com/",
        "https://user@www.npa.go.jp/",
        "https://user:pass@www.npa.go.jp/",
        "https://www.npa.go.jp:443/",
        "https://www.npa.go.jp:/",
        "https://www.npa.go.jp./",
        "https://example.com\\@www.npa.go.jp/",
        "https://www.npa.go.jp\\.example.com/",
        "https://www.npa.go.jp/\n",
        " https://www.npa.go.jp/",
        "https://www.npa.go.jp/a b",
        "https://[::1/",
        "//www.npa.go.jp/",
        "https:www.npa.go.jp",
        "https://ｗｗｗ.npa.go.jp/",
    ],
)
def test_links_that_may_not(url: str) -> None:
    assert not allowed_link(url, HOSTS)
