"""The way through the steps, and which links may be opened."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

from wizard.domain.asking import is_asked
from wizard.domain.case import Case, Place
from wizard.domain.checks import Checker, StepState
from wizard.domain.form import Form, Step

_DONE = (StepState.EGOV, StepState.ALL)


def visible_steps(form: Form, case: Case) -> tuple[Step, ...]:
    """Return the steps to show, in order: all but a page of fields none of which is asked."""
    return tuple(step for step in form.steps if _has_something(form, case, step))


def next_step(form: Form, case: Case, step_id: str) -> Step | None:
    """Return the visible step after one, or None at the end; raises KeyError for an unknown id."""
    return _beside(form, case, step_id, 1)


def previous_step(form: Form, case: Case, step_id: str) -> Step | None:
    """Return the visible step before one, or None at the start; raises KeyError."""
    return _beside(form, case, step_id, -1)


def first_unfinished(form: Form, case: Case, checker: Checker) -> Step | None:
    """Return the first visible step that lacks something for e-Gov or was never looked at."""
    for step in visible_steps(form, case):
        if checker.step_state(case, step) not in _DONE:
            return step
    return None


def allowed_link(url: str, hosts: Collection[str]) -> bool:
    """Return whether a link may be opened in the browser.

    Only https, a host that is exactly one of `hosts`, no credentials and no port; nothing that
    browsers and Python might read differently (white space, control characters, backslashes).
    """
    if "\\" in url or any(ord(letter) <= 0x20 or ord(letter) == 0x7F for letter in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    # netloc still holds credentials and port, so equality rules them out.
    return parts.scheme == "https" and parts.netloc.lower() in {host.lower() for host in hosts}


def _has_something(form: Form, case: Case, step: Step) -> bool:
    if step.page != "fields" or step.cards:
        return True
    return any(is_asked(form, case, Place(item_id)) for item_id in step.items)


def _beside(form: Form, case: Case, step_id: str, direction: int) -> Step | None:
    ids = [step.id for step in form.steps]
    if step_id not in ids:
        raise KeyError(step_id)
    shown = {step.id for step in visible_steps(form, case)}
    # The step itself may have become invisible; its neighbours are still found from its place.
    at = ids.index(step_id) + direction
    while 0 <= at < len(ids):
        if ids[at] in shown:
            return form.steps[at]
        at += direction
    return None
