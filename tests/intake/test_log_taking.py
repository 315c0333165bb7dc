"""A confirmed line in the record: values, what is missing and why, the proof, nothing lost."""

from __future__ import annotations

import gzip
import hashlib
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.intake.log_making import AT, CHROME, IP, Logs, combined, order, write
from tests.intake.test_log_formats import ALB, CLOUDFRONT, ECCUBE2, ECCUBE4, IIS
from wizard.domain.case import Answer, AnswerState, Case, Place, SourceKind
from wizard.domain.form import Form
from wizard.domain.item_types import shown
from wizard.domain.plain import plain_order
from wizard.errors import ImportFileError
from wizard.intake.access_line import AccessLine, LineReader
from wizard.intake.access_log import read_logs
from wizard.intake.log_import import take_in_logs
from wizard.intake.log_proof import Prover
from wizard.intake.log_taking import plan_taking, plan_trail
from wizard.intake.log_values import values_of
from wizard.intake.trail import find_trail

NOW = datetime(2026, 8, 20, 9, 30, tzinfo=timezone(timedelta(hours=9)))
NOT_HELD = "記録なし（この形式では記録されない）"
FILES = {
    "combined": ((combined(),), {"user_agent": CHROME}),
    "port": ((combined(ip=f"{IP}:53124"),), {"user_agent": CHROME, "port": "53124"}),
    "alb": ((ALB.format(client=f"{IP}:53124"),), {"user_agent": CHROME, "port": "53124"}),
    "cloudfront": (
        tuple(each.format(ip=IP, agent=CHROME.replace(" ", "%20")) for each in CLOUDFRONT),
        {"user_agent": CHROME, "port": "53124"},
    ),
    "iis": (IIS, {"user_agent": CHROME, "destination_ip": "203.0.113.10"}),
    "eccube4": ((ECCUBE4,), {"user_agent": CHROME}),
    "eccube2": ((ECCUBE2.replace("=77", "=1024"),), {}),
}
ALL = ("ip", "port", "at", "user_agent", "language", "destination_ip")


def accept(logs: Logs, case: Case, *paths: Path) -> None:
    take_in_logs(case, paths, logs.formats, logs.rules, accept=True, now=NOW)


@pytest.mark.parametrize("name", FILES)
def test_every_value_of_every_format(logs: Logs, form: Form, name: str) -> None:
    lines, held = FILES[name]
    case = Case(orders=(order(),))
    path = logs.write(*lines)
    accept(logs, case, path)
    answers = case.orders[0].answers
    wanted = {"ip": IP, "at": AT, **held}
    for ending in ALL:
        item = form.item(f"order.access.{ending}")
        answer = answers[item.id]
        if ending in wanted:
            assert (answer.text, answer.state) == (wanted[ending], None)
        else:
            assert shown(item, answer) == NOT_HELD
            assert answer.state is AnswerState.NO_RECORD
        assert answer.source.kind is SourceKind.LOG
        assert answer.source.detail == f"access.log {len(lines)}行目"
        assert answer.changed_at == NOW
    assert answers["order.access.log_line"].text == lines[-1]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    proof = answers["order.access.log_source"].text
    assert proof == f"access.log {len(lines)}行目（ファイルのSHA-256 {digest}）"


def test_json_says_the_state_alone(logs: Logs, form: Form) -> None:
    case = Case(orders=(order(),))
    accept(logs, case, logs.write(combined()))
    access = plain_order(form, case.orders[0])["access"]
    assert isinstance(access, dict)
    assert access["port"] == {"state": "記録なし"}
    assert (access["ip"], access["at"]) == (IP, AT)


def test_the_sources_own_text_is_kept(logs: Logs) -> None:
    case = Case(orders=(order(),))
    agent = CHROME.replace(" ", "%20")
    lines = [each.format(ip="2001:DB8:0::1F", agent=agent) for each in CLOUDFRONT]
    accept(logs, case, logs.write(*lines))
    answers = case.orders[0].answers
    assert answers["order.access.ip"].text == "2001:db8::1f"
    assert answers["order.access.ip"].original == "2001:DB8:0::1F"
    assert answers["order.access.at"].original == "2026-08-01 13:14:05（UTC）"
    assert answers["order.access.user_agent"].original == agent
    again = Case(orders=(order(),))
    accept(logs, again, logs.write(combined()))
    assert again.orders[0].answers["order.access.at"].original == "01/Aug/2026:22:14:05 +0900"


def test_a_value_that_the_line_leaves_out(logs: Logs, form: Form) -> None:
    match = logs.find(Case(orders=(order(),)), logs.write(combined(agent="-"))).matches[0]
    item = form.item("order.access.user_agent")
    values = values_of(match.candidates[0], {}, NOW)
    assert shown(item, values[item.id]) == "記録なし（この行には記録がない）"


def test_a_forwarded_address_is_said_and_has_no_port(logs: Logs, form: Form) -> None:
    case = Case(orders=(order(),))
    path = logs.write(combined(ip="10.0.0.1:53124", more=f' "{IP}, 10.0.0.9"'))
    match = logs.find(case, path).matches[0]
    assert not match.clear
    values = values_of(match.candidates[0], {}, NOW)
    assert values["order.access.ip"].text == IP
    assert values["order.access.ip"].original == (
        f"{IP}, 10.0.0.9（X-Forwarded-Forの左端の{IP}を使用。相手が名乗った値・未確認）"
    )
    port = shown(form.item("order.access.port"), values["order.access.port"])
    assert port == "記録なし（転送された接続のため、組になる番号の記録がない）"


def test_a_host_name_gives_no_address(logs: Logs) -> None:
    match = logs.find(Case(orders=(order(),)), logs.write(combined(ip="pc.example.com"))).matches[0]
    assert "order.access.ip" not in values_of(match.candidates[0], {}, NOW)


def test_two_logs_together(logs: Logs) -> None:
    case = Case(orders=(order(),))
    site = logs.write(ECCUBE4, name="site.log")
    access = logs.write(combined("22:00:00"), combined(ip=f"{IP}:53124"))
    accept(logs, case, site, access)
    answers = case.orders[0].answers
    assert answers["order.access.port"].text == "53124"
    assert answers["order.access.port"].source.detail == "access.log 2行目"
    assert answers["order.access.ip"].source.detail == "site.log 1行目"
    assert len(answers["order.access.log_line"].text.splitlines()) == 2
    assert len(answers["order.access.log_source"].text.splitlines()) == 2


def test_what_stands_is_not_overwritten(logs: Logs) -> None:
    standing = order(
        access__ip=Answer(IP),
        access__language=Answer("en-US"),
        access__port=Answer(state=AnswerState.CHECKING),
        access__destination_ip=Answer(state=AnswerState.UNAVAILABLE, holder="架空サーバ"),
    )
    case = Case(orders=(standing,))
    path = logs.write(combined(more=' "ja-JP"'))
    match = logs.find(case, path).matches[0]
    plan = plan_taking(case, standing.key, match.candidates[0], {}, NOW)
    places = [each.place for each in plan.differences]
    assert places == [Place("order.access.language", standing.key)]
    for change in plan.act().changes:
        case.apply(change)
    answers = case.orders[0].answers
    assert answers["order.access.user_agent"].text == CHROME
    assert answers["order.access.language"].text == "en-US"
    assert answers["order.access.port"].state is AnswerState.NO_RECORD
    assert answers["order.access.destination_ip"].state is AnswerState.UNAVAILABLE
    act = plan_taking(case, standing.key, match.candidates[0], {}, NOW).act(places, step="records")
    for change in act.changes:
        case.apply(change)
    assert case.orders[0].answers["order.access.language"].text == "ja-JP"
    for change in act.inverse().changes:
        case.apply(change)
    assert case.orders[0].answers["order.access.language"].text == "en-US"


def test_taking_twice_changes_nothing(logs: Logs) -> None:
    case = Case(orders=(order(),))
    path = logs.write(combined())
    accept(logs, case, path)
    again = take_in_logs(case, [path], logs.formats, logs.rules, accept=True, now=NOW)
    assert again.changes == []
    assert again.differences == []


def test_only_what_is_beyond_doubt_and_only_when_told(logs: Logs) -> None:
    case = Case(orders=(order(), order("2", "2026-08-01T23:00:00+09:00"), order("3", "")))
    path = logs.write(combined(), combined("23:00:05"), combined("23:00:07", ip="203.0.113.9"))
    seen = take_in_logs(case, [path], logs.formats, logs.rules, now=NOW)
    assert seen.changes == []
    assert [bool(match.candidates) for match in seen.matches] == [True, True, False]
    taken = take_in_logs(case, [path], logs.formats, logs.rules, accept=True, now=NOW)
    assert taken.taken == ["k1024"]
    assert taken.orders(case)[0].text("order.access.ip") == IP
    assert any("注文 2 は候補が2件" in notice for notice in taken.notices)
    with pytest.raises(ImportFileError, match="99"):
        take_in_logs(case, [path], logs.formats, logs.rules, wanted=["99"], now=NOW)


def test_card_numbers_in_a_line_are_masked(logs: Logs) -> None:
    case = Case(orders=(order(),))
    path = logs.write(combined(request="POST /shopping/checkout?card=4111111111111111"))
    accept(logs, case, path)
    line = case.orders[0].answers["order.access.log_line"].text
    assert "4111111111111111" not in line
    assert "411111******1111" in line


def test_line_numbers_and_one_hash_for_many_lines(
    logs: Logs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [combined(f"22:{n // 60:02}:{n % 60:02}", request=f"GET /{n}") for n in range(3000)]
    path = write(tmp_path / "a.log", *lines)
    packed = tmp_path / "a.log.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    made: list[object] = []
    real = hashlib.sha256

    def counted() -> object:
        made.append(0)
        return real()

    monkeypatch.setattr("wizard.intake.log_proof.hashlib.sha256", counted)
    for source in (path, packed):
        opened = read_logs([source], logs.formats)
        wanted = ("22:00:00", "22:00:01", "22:30:00", "22:49:59")
        case = Case(orders=tuple(order(n, f"2026-08-01T{n}+09:00") for n in wanted))
        found = [
            trail_line
            for clue in case.orders
            for trail_line in find_trail(
                opened.files, reading(logs, source, clue.text("order.number")), logs.rules
            ).lines[:1]
        ]
        prover = Prover()
        proofs = prover.prove(found)
        prover.prove(found)
        for line in found:
            proof = proofs[line.path, line.offset]
            assert lines[proof.line - 1] == line.raw
            assert proof.sha256 == real(source.read_bytes()).hexdigest()
    assert len(made) == 2, "one hash per file"


def reading(logs: Logs, path: Path, at: str) -> AccessLine:
    found = LineReader(logs.formats).read(combined(at, request="GET /1").encode(), path, 0)
    assert found is not None
    return found


def test_a_file_that_was_changed_since_is_told(logs: Logs) -> None:
    path = logs.write(combined("22:00:00"), combined())
    match = logs.find(Case(orders=(order(),)), path).matches[0]
    logs.write(combined("22:00:00"), combined(ip="203.0.113.77"))
    with pytest.raises(ImportFileError, match="変わっています"):
        Prover().prove([match.candidates[0].line])
    path.unlink()
    with pytest.raises(ImportFileError, match="開けません"):
        Prover().prove([match.candidates[0].line])


def test_the_trail_goes_into_the_record(logs: Logs) -> None:
    case = Case(orders=(order(),))
    path = logs.write(combined("22:13:00", request="GET /products/list"), combined())
    opened = read_logs([path], logs.formats)
    match = logs.find(case, path).matches[0]
    trail = find_trail(opened.files, match.candidates[0].line, logs.rules)
    plan = plan_trail(case, "k1024", trail, Prover().prove(trail.lines), NOW)
    for change in plan.act().changes:
        case.apply(change)
    answers = case.orders[0].answers
    assert answers["order.operation_log"].text == "有"
    text = answers["order.operation_log_lines"].text.splitlines()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert text[0] == f"access.log（日本時間、SHA-256 {digest}）"
    assert text[1:] == [
        "1行目　2026年8月1日 22:13:00　GET /products/list　302",
        "2行目　2026年8月1日 22:14:05　POST /shopping/checkout　302",
    ]
