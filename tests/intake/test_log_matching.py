"""Candidates for orders: found, ranked, explained; what is beyond doubt and what is not."""

from __future__ import annotations

import gzip
import random
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.intake.log_making import AT, CHROME, IP, V6, Logs, combined, order, write
from tests.intake.test_log_formats import ECCUBE2, ECCUBE4
from wizard.domain.case import Answer, Case
from wizard.intake import log_scan
from wizard.intake.access_log import read_logs
from wizard.intake.decode import Cancelled
from wizard.intake.leads import Kind
from wizard.intake.matching import OrderMatch, clues_of, find_purchases, own_addresses
from wizard.intake.trail import find_trail

JST = timezone(timedelta(hours=9))
OTHER = "203.0.113.99"


def only(logs: Logs, *lines: str, **more: object) -> OrderMatch:
    """Return the match of order 1024 in a file of these lines."""
    (match,) = logs.find(Case(orders=(order(),)), logs.write(*lines), **more).matches
    return match


def test_the_purchase_by_time_and_page(logs: Logs) -> None:
    match = only(
        logs,
        combined("22:13:00", request="GET /products/list", ip=OTHER),
        combined("22:13:50", request="POST /cart"),
        combined("22:14:07"),
        combined("22:14:08", request="GET /shopping/complete"),
    )
    assert match.clear
    best = match.candidates[0]
    assert (best.line.ip, best.line.target, best.seconds_off) == (IP, "/shopping/checkout", 2)
    assert best.kind is Kind.FINAL
    assert best.reasons == (
        "注文の日時の2秒後に、注文を確定する画面（/shopping/checkout）へ送信しています。",
    )
    assert best.cautions == ()
    assert len(match.candidates) == 1, "the same visitor is one candidate"


def test_two_visitors_at_the_time_leave_it_to_the_person(logs: Logs) -> None:
    match = only(logs, combined("22:14:30", ip=OTHER), combined("22:14:07"))
    assert [each.line.ip for each in match.candidates] == [IP, OTHER]
    assert not match.clear


@pytest.mark.parametrize(
    ("lines", "clear"),
    [
        ([combined("22:14:15")], True),
        ([combined("22:13:55")], True),
        ([combined("22:14:16")], False),
        ([combined("22:13:54")], False),
        ([combined("22:14:05", status=500)], False),
        ([combined("22:14:05", request="POST /shopping/confirm")], False),
        ([combined("22:14:05", request="POST /unknown/page")], False),
        ([combined("22:14:05", more=f' "{OTHER}"')], False),
        ([combined("22:14:05", ip=f"{IP}, 10.0.0.1")], False),
        ([combined("22:14:05", ip="pc1.example.com")], False),
        ([combined("22:14:05", agent="curl/8.1")], False),
        ([combined("22:14:05", agent="Java/1.8.0")], False),
        ([combined("22:14:05", agent="Mozilla/5.0 (compatible; SomePay/1.0)")], False),
        ([combined("22:14:05", agent="Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2)")], True),
        ([combined("22:14:05", agent="-")], False),
        ([combined("22:14:05", ip="10.0.0.5")], False),
        ([combined("22:14:05", ip="100.64.1.1")], False),
        ([combined("22:14:05", ip=f"{IP}:53124")], True),
        ([combined("22:14:05", ip=f"{IP}:443")], False),
        ([combined("22:14:05").rsplit(' "', 2)[0]], True),
    ],
)
def test_what_is_beyond_doubt(logs: Logs, lines: list[str], clear: bool) -> None:
    match = only(logs, *lines)
    assert len(match.candidates) == 1
    assert match.clear is clear


@pytest.mark.parametrize(
    "line",
    [
        combined("22:08:59"),
        combined("22:19:06"),
        combined("22:14:05", request="GET /shopping/checkout"),
        combined("22:14:05", request="POST /wp-login.php"),
        combined("22:14:05", request="POST /gmo/webhook"),
        combined("22:14:05", agent="Mozilla/5.0 (compatible; Googlebot/2.1)"),
        combined("22:14:05", day="02/Aug/2026"),
    ],
)
def test_what_is_no_candidate(logs: Logs, line: str) -> None:
    match = only(logs, combined("22:00:00"), line)
    assert match.candidates == ()
    assert match.note


def test_the_edges_of_the_window_are_in_it(logs: Logs) -> None:
    match = only(logs, combined("22:09:05"), combined("22:19:05", ip=OTHER))
    assert len(match.candidates) == 2


def test_an_order_time_without_seconds_covers_its_minute(logs: Logs) -> None:
    case = Case(orders=(order(at="2026/8/1 22:14"),))
    path = logs.write(combined("22:14:59"), combined("22:19:59", ip=OTHER))
    (match,) = logs.find(case, path).matches
    assert [each.line.ip for each in match.candidates] == [IP, OTHER]
    assert "注文の日時と同じ分" in match.candidates[0].reasons[0]
    (alone,) = logs.find(case, logs.write(combined("22:14:59"))).matches
    assert not alone.clear, "a minute is not close enough to be beyond doubt"


def test_the_shops_own_address_is_left_out(logs: Logs) -> None:
    server = order(access__destination_ip=Answer("203.0.113.10"))
    case = Case(orders=(server,))
    path = logs.write(combined(ip="203.0.113.10"), combined(ip=OTHER))
    found = logs.find(case, path, own=own_addresses(case))
    assert [each.line.ip for each in found.matches[0].candidates] == [OTHER]
    assert any("お店のアドレス" in notice for notice in found.notices)


def test_a_robot_is_told(logs: Logs) -> None:
    agent = "Mozilla/5.0 (compatible; bingbot/2.0)"
    found = logs.find(Case(orders=(order(),)), logs.write(combined(agent=agent)))
    assert any("1行" in notice and "巡回" in notice for notice in found.notices)


def test_one_line_for_two_orders_is_in_doubt(logs: Logs) -> None:
    case = Case(orders=(order("1"), order("2", "2026-08-01T22:14:10+09:00")))
    for match in logs.find(case, logs.write(combined("22:14:07"))).matches:
        assert not match.clear
        assert "ほかの注文" in match.candidates[0].cautions[-1]


def test_a_line_that_names_an_order_of_the_case_goes_last_for_another_one(logs: Logs) -> None:
    case = Case(orders=(order("1024"), order("90000001", "2026-08-01T22:14:06+09:00")))
    own = combined("22:14:40", ip=OTHER)
    shop = logs.write(ECCUBE4, name="site.log")
    path = logs.write(combined("22:13:50", request="POST /cart"), combined("22:14:05"), own)
    named, other = logs.find(case, shop, path).matches
    assert named.clear
    assert named.candidates[0].cautions == ()
    assert [each.line.ip for each in other.candidates] == [OTHER, IP]
    assert [each.other for each in other.candidates] == ["", "1024"]
    assert "この行は、注文1024の購入の行です" in other.candidates[1].cautions[0]
    assert not any("管理画面" in each for each in other.candidates[1].cautions)
    assert other.candidates[0].cautions == ()


def test_a_doubt_about_its_address_gives_a_named_line_to_no_other_order(logs: Logs) -> None:
    case = Case(orders=(order("1024"), order("90000001", "2026-08-01T22:14:06+09:00")))
    lines = [combined("22:14:40", ip=OTHER), ECCUBE4.replace(CHROME, "curl/8.0")]
    named, other = logs.find(case, logs.write(lines[0]), logs.write(lines[1], name="s.log")).matches
    assert not named.clear
    assert named.candidates[0].line.done_id == "1024"
    assert other.candidates[0].line.ip == OTHER
    assert other.candidates[-1].other == "1024"


def test_an_order_with_nothing_but_another_orders_lines_is_in_doubt(logs: Logs) -> None:
    case = Case(orders=(order("1024"), order("90000001", "2026-08-01T22:14:06+09:00")))
    named, other = logs.find(case, logs.write(ECCUBE4)).matches
    assert named.clear
    assert [each.other for each in other.candidates] == ["1024"]
    assert other.candidates[0].doubted
    assert not other.clear


def test_a_number_that_two_orders_have_belongs_to_neither(logs: Logs) -> None:
    case = Case(orders=(order("1024", key="a"), order("1024", key="b")))
    for match in logs.find(case, logs.write(ECCUBE4)).matches:
        assert match.candidates[0].other == ""
        assert "ほかの注文" in match.candidates[0].cautions[-1]
        assert not match.clear


def test_a_direct_line_goes_before_a_claimed_one_of_the_same_second(logs: Logs) -> None:
    claimed = combined(ip="10.0.0.1", more=' "198.51.100.7, 10.0.0.9"')
    match = only(logs, claimed, combined())
    assert [each.line.ip for each in match.candidates] == [IP, "198.51.100.7"]


def test_each_of_two_orders_of_one_visitor_gets_its_own_line(logs: Logs) -> None:
    case = Case(orders=(order("1"), order("2", "2026-08-01T22:16:40+09:00")))
    path = logs.write(combined("22:14:05"), combined("22:16:40"))
    matches = logs.find(case, path).matches
    assert [match.candidates[0].seconds_off for match in matches] == [0, 0]
    assert all(match.clear for match in matches)


def test_eccube_names_the_order(logs: Logs) -> None:
    other = ECCUBE4.replace("[1024]", "[1025]").replace(IP, OTHER)
    match = only(logs, other, ECCUBE4)
    assert match.clear
    assert match.candidates[0].kind is Kind.ORDER_ID
    assert match.candidates[0].line.ip == IP
    assert match.candidates[0].reasons == (
        "お店のシステムの記録で、注文1024の購入が完了しています。",
    )


def test_eccube_2_names_the_order(logs: Logs) -> None:
    path = logs.write(ECCUBE2)
    (match,) = logs.find(Case(orders=(order("77"),)), path).matches
    assert match.clear
    assert match.candidates[0].line.ip == IP


def test_the_number_may_be_another_one_than_the_order_number(logs: Logs) -> None:
    """注文ID is not 注文番号: the time still finds the line, and says so."""
    match = only(logs, ECCUBE4.replace("[1024]", "[77]"))
    assert match.candidates[0].kind is Kind.FINAL
    assert "番号77" in match.candidates[0].reasons[0]
    far = only(logs, ECCUBE4.replace("2026-08-01T22:14", "2026-07-01T22:14"))
    assert not far.clear
    assert "離れて" in far.candidates[0].cautions[0]


def test_the_systems_own_number_names_the_order_and_its_order_number_another_one(
    logs: Logs,
) -> None:
    # 注文番号 1024 has the 注文ID 1025; the 注文ID 1024 is some other order's.
    case = Case(orders=(order(system_id=Answer("1025")),))
    another = ECCUBE4.replace(IP, OTHER).replace("22:14:05.1", "22:14:02.1")
    own = ECCUBE4.replace("[1024]", "[1025]")
    (match,) = logs.find(case, logs.write(another, own)).matches
    assert match.candidates[0].kind is Kind.ORDER_ID
    assert match.candidates[0].line.ip == IP
    assert match.clear


def test_an_order_without_a_time_is_found_by_its_number_only(logs: Logs) -> None:
    case = Case(orders=(order(at=""), order("5", at="")))
    one, two = logs.find(case, logs.write(ECCUBE4)).matches
    assert one.candidates
    assert not one.clear
    assert two.candidates == ()
    assert "不正購入日時" in two.note


def test_a_payment_processors_line_gives_way_to_the_buyers(logs: Logs) -> None:
    """A redirect payment ends the order from the processor's address, in the buyer's session."""
    processor = "198.51.100.7"
    buyer = (
        ECCUBE4.replace("22:14:05.1", "22:13:20.1")
        .replace("[注文処理] 注文処理が完了しました. [1024]", "[注文処理] 決済へ進みます. []")
        .replace("0f1e2d4", "0f1e2d3")
    )
    done = (
        ECCUBE4.replace(IP, processor)
        .replace("POST, /shopping/checkout", "POST, /payment/recv")
        .replace(CHROME, "Processor/1.0")
    )
    match = only(logs, buyer, done)
    best = match.candidates[0]
    assert (best.line.ip, best.kind) == (IP, Kind.SESSION)
    assert "決済会社" in best.reasons[1]
    assert match.clear
    alone = only(logs, done)
    assert "決済会社" in alone.candidates[0].cautions[0]
    assert not alone.clear


def test_a_second_log_gives_what_the_first_cannot_hold(logs: Logs) -> None:
    site = logs.write(ECCUBE4, name="site-2026-08-01.log")
    port = logs.write(combined().replace(f"{IP} ", f"{IP}:53124 ", 1), name="access.log")
    (match,) = logs.find(Case(orders=(order(),)), site, port).matches
    assert match.clear
    assert len(match.candidates) == 1
    best = match.candidates[0]
    assert best.line.format.name == "eccube4"
    assert [each.port for each in best.support] == ["53124"]


def test_why_nothing_was_found(logs: Logs) -> None:
    match = only(logs, combined(day="03/Aug/2026"), combined(day="04/Aug/2026"))
    assert match.note == (
        "選んだログは2026年8月3日 22:14の行で始まり、2026年8月4日 22:14の行で終わっていて、"
        "注文の日時のころの送信が見つかりません。その日のログも選んでください。"
    )
    match = only(logs, combined("21:00:00"), combined("23:00:00"))
    assert "前後5分" in match.note


def test_several_rotated_files_packed_and_not(logs: Logs, tmp_path: Path) -> None:
    old = write(tmp_path / "access.log.1", combined("22:14:07", day="31/Jul/2026"))
    packed = tmp_path / "access.log.2.gz"
    packed.write_bytes(gzip.compress((combined("22:14:06") + "\n").encode()))
    now = logs.write(combined("22:14:07", day="02/Aug/2026"))
    (match,) = logs.find(Case(orders=(order(),)), now, old, packed).matches
    assert match.clear
    assert match.candidates[0].line.file == "access.log.2.gz"


def busy(count: int, *, seed: int = 1) -> list[str]:
    """Return lines of a day with 100 of one kind a minute, and purchases among them."""
    chance = random.Random(seed)
    start = datetime(2026, 8, 1, 20, 0, tzinfo=JST)
    lines = []
    for number in range(count):
        at = start + timedelta(seconds=number * 0.6)
        request = "POST /shopping/checkout" if chance.random() < 0.01 else "GET /products/list"
        agent = f"Mozilla/5.0 ({number})"
        lines.append(combined(f"{at:%H:%M:%S}", request=request, agent=agent, ip=V6))
    return lines


@pytest.mark.parametrize("way", ["ordered", "unordered", "packed"])
def test_every_way_of_searching_finds_the_same(
    logs: Logs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    lines = busy(20_000)
    orders = tuple(
        order(
            str(n), (datetime(2026, 8, 1, 20, 2, tzinfo=JST) + timedelta(minutes=7 * n)).isoformat()
        )
        for n in range(25)
    )
    case = Case(orders=orders)
    whole = logs.find(case, write(tmp_path / "whole.log", *lines))
    path = tmp_path / "a.log"
    if way == "ordered":
        monkeypatch.setattr(log_scan, "_SMALL", 0)
        monkeypatch.setattr(log_scan, "_NEAR", 1 << 12)
        monkeypatch.setattr(log_scan, "_STRETCH", 1 << 14)
    if way == "unordered":
        random.Random(2).shuffle(lines)
        monkeypatch.setattr(log_scan, "_SMALL", 0)
    write(path, *lines)
    if way == "packed":
        path = tmp_path / "a.log.gz"
        path.write_bytes(gzip.compress((tmp_path / "a.log").read_bytes(), 1))
    found = logs.find(case, path)

    def raws(matches: tuple[OrderMatch, ...]) -> list[list[str]]:
        return [sorted(each.line.raw for each in match.candidates) for match in matches]

    assert raws(found.matches) == raws(whole.matches)
    assert sum(map(len, raws(found.matches))) > 100


def test_an_ordered_log_is_not_read_as_a_whole(
    logs: Logs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_scan, "_SMALL", 0)

    def never(*args: object, **more: object) -> None:
        raise AssertionError

    monkeypatch.setattr(log_scan, "blocks", never)
    path = write(tmp_path / "a.log", *busy(5000))
    assert logs.find(Case(orders=(order(at="2026-08-01T20:20:00+09:00"),)), path).matches


def test_cancelling(logs: Logs) -> None:
    path = logs.write(*busy(3000))
    opened = read_logs([path], logs.formats)
    asked = iter([False, True])
    with pytest.raises(Cancelled):
        find_purchases(
            opened,
            clues_of(Case(orders=(order(),))),
            logs.rules,
            cancelled=lambda: next(asked),
        )


def test_progress_ends_at_the_size_of_the_files(logs: Logs) -> None:
    path = logs.write(*busy(3000))
    told: list[tuple[int, int]] = []
    logs.find(Case(orders=(order(),)), path, progress=lambda *at: told.append(at))
    size = path.stat().st_size
    assert told[-1] == (size, size)


def test_the_sessions_other_lines(logs: Logs) -> None:
    lines = (
        combined("21:40:00", request="GET /old"),
        combined("22:10:00", request="GET /products/list"),
        combined("22:10:01", request="GET /style.css?v=1"),
        combined("22:11:00", request="GET /products/list", ip=OTHER),
        combined("22:11:30", request="GET /other/browser", agent="Mozilla/5.0 (other)"),
        combined("22:13:00", request="POST /cart"),
        combined("22:14:05"),
        combined("22:14:06", request="GET /shopping/complete"),
    )
    path = logs.write(*lines)
    opened = read_logs([path], logs.formats)
    match = find_purchases(opened, clues_of(Case(orders=(order(),))), logs.rules).matches[0]
    trail = find_trail(opened.files, match.candidates[0].line, logs.rules)
    assert [each.target for each in trail.lines] == [
        "/products/list",
        "/cart",
        "/shopping/checkout",
        "/shopping/complete",
    ]
    assert trail.more == 0


def test_a_long_session_is_cut_to_its_middle(logs: Logs) -> None:
    lines = [
        combined(f"22:{n // 60:02}:{n % 60:02}", request=f"GET /p{n}") for n in range(600, 1100)
    ]
    path = logs.write(*lines, combined("22:14:05"))
    opened = read_logs([path], logs.formats)
    match = find_purchases(opened, clues_of(Case(orders=(order(),))), logs.rules).matches[0]
    trail = find_trail(opened.files, match.candidates[0].line, logs.rules)
    assert len(trail.lines) == 200
    assert trail.more == 301
    assert list(trail.lines) == sorted(trail.lines, key=lambda each: each.at)
    assert AT in {each.at.isoformat() for each in trail.lines}
