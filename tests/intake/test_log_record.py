"""The record of an order is of one line: evidence is never mixed, proofs follow their files."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.intake.log_making import IP, Logs, combined, order
from tests.intake.test_log_doubts import eccube
from tests.intake.test_log_taking import NOW
from wizard.domain.case import Answer, AnswerState, Case, Place
from wizard.errors import ImportFileError
from wizard.intake.access_line import AccessLine
from wizard.intake.access_log import read_logs
from wizard.intake.log_import import LogsTaken, take_in_logs
from wizard.intake.log_proof import Prover
from wizard.intake.log_taking import Taking, joined, plan_taking
from wizard.intake.trail import find_trail

OTHER = "198.51.100.9"
LANGUAGE = "order.access.language"
EVIDENCE = ("ip", "port", "at", "user_agent", "log_line", "log_source")


def take(logs: Logs, case: Case, *paths: Path) -> LogsTaken:
    return take_in_logs(case, paths, logs.formats, logs.rules, accept=True, now=NOW)


def record(case: Case) -> dict[str, Answer]:
    """Return the record of the first order by the endings of the items."""
    answers = case.orders[0].answers
    return {k[13:]: v for k, v in answers.items() if k.startswith("order.access.")}


def plan(logs: Logs, case: Case, *lines: str) -> Taking:
    """Return what taking over the best line of another file would do."""
    match = logs.find(case, logs.write(*lines, name="other.log")).matches[0]
    proofs = Prover().prove([match.candidates[0].line])
    best = match.candidates[0]
    return plan_taking(case, case.orders[0].key, best, proofs, NOW, logs.formats)


def carry_out(case: Case, taking: Taking, *endings: str) -> None:
    places = [Place(f"order.access.{each}", case.orders[0].key) for each in endings]
    for change in taking.act(places).changes:
        case.apply(change)


# --- one line ---------------------------------------------------------------------------------


def test_the_line_of_another_address_fills_nothing(logs: Logs) -> None:
    case = Case(orders=(order(access__ip=Answer(IP)),))
    found = take(logs, case, logs.write(combined(ip=f"{OTHER}:40001")))
    assert found.matches[0].clear
    assert record(case) == {"ip": Answer(IP)}
    assert (found.taken, found.changes) == ([], [])
    assert [each.place.item for each in found.differences] == ["order.access.ip"]
    assert "今の記録のまま" in found.notices[-1]


def test_the_line_of_the_same_address_fills_what_is_missing(logs: Logs) -> None:
    case = Case(orders=(order(access__ip=Answer("203.0.113.45 ")),))
    found = take(logs, case, logs.write(combined(ip=f"{IP}:40001")))
    assert found.taken == ["k1024"]
    assert record(case)["port"].text == "40001"


@pytest.mark.parametrize("typed", [Answer(), Answer(IP)])
def test_a_time_typed_without_seconds_hinders_nothing(logs: Logs, typed: Answer) -> None:
    time = Answer("2026/8/1 22:14")
    case = Case(orders=(order(access__at=time, access__ip=typed),))
    found = take(logs, case, logs.write(combined(ip=f"{IP}:40001")))
    assert found.taken == ["k1024"]
    assert (record(case)["ip"].text, record(case)["port"].text) == (IP, "40001")
    assert record(case)["at"] == time, "what stands is not overwritten"
    assert [each.place.item for each in found.differences] == ["order.access.at"]


@pytest.mark.parametrize("time", ["2026/8/1 22:15", "2026/8/1 22:14:00", "夜"])
def test_the_address_of_another_moment_goes_beside_no_typed_time(logs: Logs, time: str) -> None:
    """One address may be another household's a minute later."""
    case = Case(orders=(order(access__at=Answer(time)),))
    assert take(logs, case, logs.write(combined())).changes == []
    assert record(case) == {"at": Answer(time)}
    other = Case(orders=(order(access__at=Answer("2026/8/1 22:14"), access__ip=Answer(OTHER)),))
    assert take(logs, other, logs.write(combined())).changes == []


@pytest.mark.parametrize("ticked", [(), ("user_agent",), ("ip",), ("ip", "port", "at")])
def test_a_part_of_the_evidence_is_not_exchanged(logs: Logs, ticked: tuple[str, ...]) -> None:
    case = Case(orders=(order(),))
    take(logs, case, logs.write(combined(ip=f"{IP}:40001")))
    before = record(case)
    strangers = combined("22:14:06", ip=OTHER, agent="Mozilla/5.0 (B)", more=' "en-US"')
    taking = plan(logs, case, strangers)
    carry_out(case, taking, *ticked)
    assert record(case) == before


def test_the_whole_evidence_is_exchanged_and_leaves_nothing_of_the_old(logs: Logs) -> None:
    case = Case(orders=(order(),))
    take(logs, case, logs.write(combined(ip=f"{IP}:40001", more=' "ja-JP"')))
    assert record(case)["language"].text == "ja-JP"
    taking = plan(logs, case, combined("22:14:06", ip=OTHER, agent="Mozilla/5.0 (B)"))
    place = taking.differences[0].place
    together = taking.together(place)
    assert {each.item[13:] for each in together} == {*EVIDENCE, "language"}
    for change in taking.act(together).changes:
        case.apply(change)
    now = record(case)
    assert (now["ip"].text, now["user_agent"].text) == (OTHER, "Mozilla/5.0 (B)")
    assert now["at"].text == "2026-08-01T22:14:06+09:00"
    # The old port and language were those of the other line.
    assert now["port"].state is AnswerState.NO_RECORD
    assert now["language"].state is AnswerState.NO_RECORD
    assert now["log_line"].text.startswith(OTHER)
    assert now["log_source"].text.startswith("other.log 1行目")


def test_a_language_that_was_typed_hinders_nothing(logs: Logs) -> None:
    case = Case(orders=(order(access__language=Answer("ja-JP")),))
    taking = plan(logs, case, combined(more=' "en-US"'))
    assert taking.bound == frozenset()
    assert taking.together(Place(LANGUAGE, "k1024")) == {Place(LANGUAGE, "k1024")}
    carry_out(case, taking)
    assert record(case)["language"].text == "ja-JP"
    assert record(case)["ip"].text == IP


def test_orders_that_are_taken_over_together_hinder_one_another_not(logs: Logs) -> None:
    case = Case(
        orders=(order("1", access__ip=Answer(OTHER)), order("2", "2026-08-01T22:30:00+09:00"))
    )
    path = logs.write(combined(), combined("22:30:00", agent="Mozilla/5.0 (B)"))
    both = joined(
        plan_taking(case, match.clue.key, match.candidates[0], {}, NOW)
        for match in logs.find(case, path).matches
    )
    owners = {change.place.owner for change in both.act().changes}  # type: ignore[union-attr]
    assert owners == {"k2"}
    assert both.bound == {"k1"}


def test_only_what_went_in_counts_as_taken_over(logs: Logs) -> None:
    case = Case(orders=(order(),))
    path = logs.write(combined(ip=f"{IP}:40001"))
    first = take(logs, case, path)
    assert first.taken == ["k1024"]
    assert "記録を入れました" in first.notices[-1]
    again = take(logs, case, path)
    assert (again.taken, again.same, again.differences) == ([], ["k1024"], [])
    assert "もう入っています" in again.notices[-1]
    port = take(logs, case, logs.write(combined(ip=f"{IP}:40002"), name="other.log"))
    assert (port.taken, port.changes) == ([], [])
    assert port.differences
    assert "今の記録のまま" in port.notices[-1]
    assert record(case)["port"].text == "40001"


def test_the_shops_own_server_is_no_buyer_when_nobody_looks(logs: Logs) -> None:
    server = order("2", "2026-08-01T10:00:00+09:00", access__destination_ip=Answer(IP))
    case = Case(orders=(order(), server))
    assert take(logs, case, logs.write(combined())).taken == []


def test_card_numbers_are_masked_in_every_value(logs: Logs) -> None:
    case = Case(orders=(order(),))
    secret = "4111111111111111"
    take(logs, case, logs.write(combined(agent=f"Mozilla/5.0 (card={secret})")))
    assert "411111******1111" in record(case)["user_agent"].text
    assert all(secret not in repr(answer) for answer in record(case).values())


# --- a second log of the same request ---------------------------------------------------------


def test_a_second_log_of_the_same_request_offers_what_it_has_besides(logs: Logs) -> None:
    case = Case(orders=(order(),))
    first = logs.write(combined("22:14:04"), name="a.log")
    take(logs, case, first)
    before = record(case)
    second = logs.write(combined(ip=f"{IP}:53124"), name="b.log")
    found = take(logs, case, second)
    assert (found.changes, record(case)) == ([], before), "only offered"
    assert "同じアクセスの行が「b.log」にあり" in found.notices[-1]
    endings = [each.place.item[13:] for each in found.differences]
    assert endings == ["port", "log_line", "log_source"]
    taking = plan(logs, case, combined(ip=f"{IP}:53124"))
    assert taking.only_adds
    carry_out(case, taking, "port")
    assert record(case) == before, "no port without its line"
    carry_out(case, taking, *endings)
    now = record(case)
    assert now["port"].text == "53124"
    assert now["at"] == before["at"]
    lines = [combined("22:14:04"), combined(ip=f"{IP}:53124")]
    assert now["log_line"].text == "\n".join(lines)
    proofs = now["log_source"].text.split("\n")
    assert [each.partition(" ")[0] for each in proofs] == ["a.log", "other.log"]
    again = take(logs, case, logs.folder / "other.log")
    assert (again.same, again.differences) == (["k1024"], [])


@pytest.mark.parametrize(
    "line",
    [
        combined("22:14:03", ip=f"{IP}:53124"),  # too far from the first
        combined("22:14:08", ip=f"{IP}:53124", request="POST /shopping/checkout?a=1"),
        combined("22:14:08", ip=f"{OTHER}:53124"),
        combined("22:14:08", ip=f"{IP}:53124", agent="Mozilla/5.0 (B)"),
    ],
)
def test_another_request_is_not_added_to_the_record(logs: Logs, line: str) -> None:
    case = Case(orders=(order(),))
    take(logs, case, logs.write(combined("22:14:09"), name="a.log"))
    taking = plan(logs, case, line)
    assert taking.bound == {"k1024"}
    assert not taking.only_adds


def test_the_server_s_log_adds_to_the_record_of_the_shop_s_own(logs: Logs) -> None:
    case = Case(orders=(order(),))
    take(logs, case, logs.write(eccube(), name="site.log"))
    taking = plan(logs, case, combined("22:14:04", ip=f"{IP}:53124"))
    assert taking.only_adds
    assert [e.new.text for e in taking.differences if e.place.item.endswith("port")] == ["53124"]


def test_two_lines_of_one_file_are_two_requests(logs: Logs) -> None:
    case = Case(orders=(order(),))
    both = (combined(ip=f"{IP}:53124"), combined("22:14:08"))
    path = logs.write(*both)
    match = logs.find(case, path).matches[0]
    early = match.candidates[0]
    later = line_of(logs, path, "22:14:08")
    proofs = Prover().prove([early.line, later])
    late = replace(early, line=later, support=())
    for change in plan_taking(case, "k1024", late, proofs, NOW).act().changes:
        case.apply(change)
    assert record(case)["port"].state is AnswerState.NO_RECORD
    taking = plan_taking(case, "k1024", early, proofs, NOW, logs.formats)
    assert taking.differences
    assert not taking.only_adds


# --- proofs -----------------------------------------------------------------------------------


def line_of(logs: Logs, path: Path, at: str) -> AccessLine:
    case = Case(orders=(order(at=f"2026-08-01T{at}+09:00"),))
    return logs.find(case, path).matches[0].candidates[0].line


def test_a_file_that_was_downloaded_again_is_proven_anew(logs: Logs) -> None:
    path = logs.write(combined(), combined("22:40:05"))
    prover = Prover()
    first = line_of(logs, path, "22:14:05")
    prover.prove([first])
    logs.write(combined("22:13:00", request="GET /new"), combined(), combined("22:40:05"))
    second = line_of(logs, path, "22:40:05")
    proof = prover.prove([second])[path, second.offset]
    assert proof.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert proof.line == 3
    with pytest.raises(ImportFileError, match="変わっています"):
        prover.prove([first])


def test_another_line_at_a_known_place_is_looked_at(logs: Logs) -> None:
    path = logs.write(combined())
    prover = Prover()
    first = line_of(logs, path, "22:14:05")
    prover.prove([first])
    logs.write(combined(ip="198.51.100.1"))
    second = line_of(logs, path, "22:14:05")
    assert second.offset == first.offset
    proof = prover.prove([second])[path, second.offset]
    assert proof.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


# --- 操作ログ -----------------------------------------------------------------------------------


def trail(logs: Logs, *paths: Path) -> list[tuple[str, str]]:
    opened = read_logs(paths, logs.formats)
    match = logs.find(Case(orders=(order(),)), *paths).matches[0]
    found = find_trail(opened.files, match.candidates[0].line, logs.rules)
    assert found.more == 0
    return [(line.file, line.target) for line in found.lines]


def test_a_copy_of_a_log_adds_no_line_twice(logs: Logs) -> None:
    lines = (
        combined("22:10:00", request="GET /a"),
        combined("22:10:00", request="GET /a"),
        combined(),
    )
    one, two = logs.write(*lines), logs.write(*lines, combined("22:15:00"), name="copy.log")
    found = trail(logs, one, two)
    assert [target for _, target in found] == ["/a", "/a", *["/shopping/checkout"] * 2]
    assert [file for file, _ in found] == ["access.log"] * 3 + ["copy.log"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2001:db8::1f", "2001:db8:0:0::1f"),
        ("2001:db8::1f", "2001:0DB8:0000:0000:0000:0000:0000:001F"),
        ("2001:DB8:0:0::1F", "2001:db8::1f"),
        ("2001::1f", "2001:0:0:0:0:0:0:1f"),
    ],
)
def test_an_address_is_found_however_it_is_spelled(logs: Logs, one: str, other: str) -> None:
    stranger = combined("22:11:00", request="GET /x", ip="2001:db8::2")
    path = logs.write(combined("22:10:00", request="GET /a", ip=one), stranger, combined(ip=other))
    assert [target for _, target in trail(logs, path)] == ["/a", "/shopping/checkout"]


def test_the_lines_of_a_session_belong_together_over_addresses_and_files(logs: Logs) -> None:
    old = logs.write(
        eccube("22:00:00", "", ip=OTHER, page="/cart"),
        eccube("22:01:00", "", ip=OTHER, page="/other", session="99"),
        name="site-1.log",
    )
    new = logs.write(eccube(), name="site-2.log")
    found = trail(logs, old, new)
    assert found == [("site-1.log", "/cart"), ("site-2.log", "/shopping/checkout")]


def test_host_names_are_not_all_one_visitor(logs: Logs) -> None:
    path = logs.write(
        combined("22:10:00", request="GET /a", ip="pc1.example.com"),
        combined("22:11:00", request="GET /b?from=pc1.example.com", ip="pc2.example.com"),
        combined(ip="pc1.example.com"),
    )
    assert [target for _, target in trail(logs, path)] == ["/a", "/shopping/checkout"]
