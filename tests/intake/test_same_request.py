"""What a second log adds to a line: only what it tells of the very same request."""

from __future__ import annotations

from typing import Any

import pytest

from tests.intake.log_making import CHROME, IP, Logs, combined, order
from tests.intake.test_log_doubts import common, eccube
from tests.intake.test_log_formats import ALB
from tests.intake.test_log_taking import NOW
from wizard.domain.case import AnswerState, Case
from wizard.domain.form import Form
from wizard.domain.item_types import shown
from wizard.intake.log_values import lines_of, values_of
from wizard.intake.ranking import Candidate

PORT = "order.access.port"


def best(logs: Logs, first: tuple[str, ...], *more: tuple[str, ...]) -> Candidate:
    """Return the candidate of order 1024 in files of these lines."""
    paths = [logs.write(*lines, name=f"{name}.log") for name, lines in enumerate((first, *more))]
    return logs.find(Case(orders=(order(),)), *paths).matches[0].candidates[0]


def port(at: str = "22:14:05", number: int = 40001, **more: Any) -> str:
    return combined(at, ip=f"{IP}:{number}", **more)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ((eccube(),), (port(),), "40001"),
        ((eccube(),), (port("22:14:10"),), "40001"),
        ((eccube(),), (port("22:14:11"),), ""),
        ((eccube(),), (port("22:14:03", request="POST /shopping/confirm"),), ""),
        ((eccube(),), (port(request="POST /shopping/checkout?a=1"),), "40001"),
        ((combined(),), (port("22:14:06", request="POST /shopping/confirm"),), ""),
        ((combined(),), (port("22:14:06"),), "40001"),
        ((combined(),), (port("22:14:06", status="200"),), ""),
        ((combined(),), (port("22:14:06", request="PUT /shopping/checkout"),), ""),
        ((combined(),), (port("22:14:06", request="POST /shopping/checkout?a=1"),), ""),
        # Which of two it was is not known.
        ((combined(),), (port("22:14:06"), port("22:14:07", 40002)), ""),
        ((combined(),), (port("22:14:06"), port("22:14:07")), ""),
        ((combined(), combined("22:14:08")), (port("22:14:06"),), ""),
        ((combined(), combined()), (port("22:14:06"),), ""),
    ],
)
def test_the_port_of_the_very_same_request(
    logs: Logs, first: tuple[str, ...], second: tuple[str, ...], found: str
) -> None:
    candidate = best(logs, first, second)
    assert candidate.line.port == ""
    answer = values_of(candidate, {}, NOW)[PORT]
    assert answer.text == found
    assert (answer.state is AnswerState.NO_RECORD) is (not found)
    assert len(lines_of(candidate)) == (2 if found else 1)


def test_a_load_balancer_writes_the_whole_address(logs: Logs) -> None:
    balancer = ALB.format(client=f"{IP}:53124").replace("13:14:05", "13:14:04")
    candidate = best(logs, (combined(),), (balancer,))
    assert candidate.line.port == ""
    assert values_of(candidate, {}, NOW)[PORT].text == "53124"


def test_a_copy_of_a_log_is_no_second_line(logs: Logs) -> None:
    candidate = best(logs, (eccube(),), (port(),), (port(),))
    assert values_of(candidate, {}, NOW)[PORT].text == "40001"
    assert len(lines_of(candidate)) == 2


def test_files_that_tell_different_ports_give_none(logs: Logs, form: Form) -> None:
    candidate = best(logs, (eccube(),), (port(),), (port("22:14:06", 40002),))
    answer = values_of(candidate, {}, NOW)[PORT]
    words = shown(form.item(PORT), answer)
    assert words == "記録なし（同じ時刻のいくつかの行で値が違い、決められない）"
    assert len(lines_of(candidate)) == 1


def test_another_persons_browser_behind_the_address_is_not_taken(logs: Logs) -> None:
    done = "2026/08/01 22:14:05 [/shopping/confirm.php] order complete. order_id=1024 from " + IP
    stranger = combined("22:14:08", request="POST /cart/add_other", agent="Mozilla/5.0 (x)")
    answer = values_of(best(logs, (done,), (stranger,)), {}, NOW)["order.access.user_agent"]
    assert answer.state is AnswerState.NO_RECORD
    own = combined("22:14:06", request="POST /shopping/confirm.php")
    answer = values_of(best(logs, (done,), (own,)), {}, NOW)["order.access.user_agent"]
    assert answer.text == CHROME


def test_what_a_common_log_lacks_comes_from_the_combined_one(logs: Logs) -> None:
    candidate = best(logs, (common(),), (combined("22:14:06"),))
    assert candidate.line.user_agent == ""
    assert values_of(candidate, {}, NOW)["order.access.user_agent"].text == CHROME
