"""A wrong suspect is the worst that can happen: what is doubtful is told and never clear."""

from __future__ import annotations

import random
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from tests.intake.log_making import CHROME, IP, Logs, combined, order, write
from wizard.domain.case import Answer, Case
from wizard.intake import lead_store
from wizard.intake.decode import Cancelled
from wizard.intake.leads import Kind
from wizard.intake.matching import OrderMatch, own_addresses

OTHER = "198.51.100.9"
JST = timezone(timedelta(hours=9))


def eccube(
    at: str = "22:14:05",
    number: str = "1024",
    *,
    ip: str = IP,
    agent: str = CHROME,
    page: str = "/shopping/checkout",
    session: str = "1a2b3c4d",
    day: str = "2026-08-01",
) -> str:
    """Return a line of EC-CUBE 4; without a number one on the way to the purchase."""
    words = f"注文処理が完了しました. [{number}]" if number else "決済へ進みます. []"
    return (
        f"[{day}T{at}.123456+09:00] front.INFO [{session}] [0f1e2d4] [N/A] "
        f"[Eccube\\Controller\\ShoppingController:checkout:481] - [注文処理] {words} "
        f"[POST, {page}, {ip}, https://shop.example.com/shopping, {agent}]"
    )


def common(at: str = "22:14:05", **more: Any) -> str:
    """Return a line of common: no user agent."""
    return combined(at, **more).rsplit(' "', 2)[0]


def only(logs: Logs, *lines: str, **more: Any) -> OrderMatch:
    """Return the match of order 1024 in a file of these lines."""
    case = Case(orders=(order(**more),))
    (match,) = logs.find(case, logs.write(*lines), own=own_addresses(case)).matches
    return match


def cautions(match: OrderMatch) -> str:
    return "".join(match.candidates[0].cautions)


# --- the system's number ----------------------------------------------------------------------


def test_another_orders_number_is_never_clear(logs: Logs) -> None:
    match = only(logs, eccube(number="1030"))
    assert not match.clear
    assert "番号1030の注文" in cautions(match)
    # Nor is the access log's line of the very purchase that the shop's log calls another one.
    site = logs.write(eccube(number="1030"), name="site.log")
    access = logs.write(combined(ip=f"{IP}:53124"))
    (match,) = logs.find(Case(orders=(order(),)), site, access).matches
    assert not match.clear
    assert "番号1030の注文" in cautions(match)


def test_another_order_of_the_visitor_minutes_later_is_no_doubt(logs: Logs) -> None:
    site = logs.write(eccube("22:16:30", number="1030"), name="site.log")
    case = Case(orders=(order(),))
    assert logs.find(case, site, logs.write(combined())).matches[0].clear


def test_the_same_number_is_doubted_where_another_purchase_is_nearer(logs: Logs) -> None:
    """注文番号 1024 has 注文ID 1023; the 注文ID 1024 is the next buyer's."""
    lines = (eccube(number="1023"), eccube("22:14:45", ip=OTHER, session="99"))
    match = only(logs, *lines)
    assert match.candidates[0].line.ip == OTHER
    assert not match.clear
    assert "別の番号（1023）" in cautions(match)
    assert only(logs, *lines, system_id=Answer("1023")).candidates[0].line.ip == IP
    assert only(logs, *lines, system_id=Answer("1023")).clear
    # The same at two orders of the case that follow each other quickly.
    case = Case(orders=(order("1023", "2026-08-01T22:13:50+09:00"), order()))
    first = eccube("22:13:50", "1022", ip="198.51.100.33")
    for match in logs.find(case, logs.write(first, *lines)).matches:
        assert match.candidates[0].kind is Kind.ORDER_ID
        assert not match.clear


@pytest.mark.parametrize(
    ("lines", "clear"),
    [
        ((eccube("22:15:05"),), True),
        ((eccube("22:15:06"),), False),
        ((eccube("22:13:04"),), False),
        ((eccube(), eccube(number="1025", ip=OTHER)), True),
        ((eccube("22:14:06"), eccube("22:14:04", "1025", ip=OTHER)), False),
        ((eccube("22:14:06"), eccube("22:14:08", "1025", ip=OTHER)), True),
        ((eccube(), eccube("22:14:09", ip=OTHER, session="99")), False),
    ],
)
def test_how_near_the_same_number_must_be(logs: Logs, lines: tuple[str, ...], clear: bool) -> None:
    match = only(logs, *lines)
    assert match.candidates[0].kind is Kind.ORDER_ID
    assert match.clear is clear


def test_a_number_that_is_known_to_be_the_systems_may_be_minutes_away(logs: Logs) -> None:
    match = only(logs, eccube("22:18:00"), system_id=Answer("1024"))
    assert match.clear
    match = only(logs, eccube("22:19:06"), system_id=Answer("1024"))
    assert not match.clear
    assert "離れて" in cautions(match)


def test_a_minute_is_too_wide_to_trust_a_number_beside_another(logs: Logs) -> None:
    case = Case(orders=(order(at="2026/8/1 22:14"),))
    alone = logs.find(case, logs.write(eccube("22:14:20"))).matches[0]
    assert alone.clear
    two = logs.find(case, logs.write(eccube("22:14:20"), eccube("22:14:50", "1023", ip=OTHER)))
    assert not two.matches[0].clear


def test_the_sign_before_a_number_does_not_matter(logs: Logs) -> None:
    case = Case(orders=(order("#1024"),))
    (match,) = logs.find(case, logs.write(eccube())).matches
    assert match.candidates[0].kind is Kind.ORDER_ID


def test_a_line_that_is_surely_another_orders_is_not_offered(logs: Logs) -> None:
    case = Case(orders=(order(), order("7", "2026-08-01T22:14:30+09:00", system_id=Answer("2001"))))
    path = logs.write(eccube(), eccube("22:14:30", "2001", ip=OTHER))
    one, two = logs.find(case, path).matches
    assert [each.line.ip for each in one.candidates] == [IP]
    assert one.clear
    assert two.clear


# --- who sent it ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "clear", "words"),
    [
        (eccube(), True, ""),
        (eccube(page="/shopping/confirm"), True, ""),  # EC-CUBE 3
        (eccube(page="/paygent/back"), False, "よく知られた注文の画面ではありません"),
        (eccube(page="/shopping/payjp_result"), False, "よく知られた注文の画面ではありません"),
        (eccube(page="/gmo/webhook"), False, "決済会社からの通信とみられます"),
        (eccube(agent=""), False, "決済会社からの通信とみられます"),
        (eccube(agent="N/A"), False, "決済会社からの通信とみられます"),
        (eccube(agent="Pay/1.0"), False, "決済会社からの通信とみられます"),
        (eccube(agent="Mozilla/4.0 (compatible; Pay)"), False, "決済会社からの通信とみられます"),
        (eccube(ip="10.0.0.5"), False, "10.0.0.5"),
        (combined(agent="Java/1.8"), False, "ブラウザではない"),
        (combined(agent="-"), False, "ブラウザ情報が空"),
        (combined(ip="10.0.0.5"), False, "アドレス（10.0.0.5）は、購入者のもの"),
        (combined(ip="10.0.0.5", more=f' "10.1.1.1, {OTHER}"'), False, "10.0.0.5"),
        (combined(ip=f"{IP}:443"), False, "（443）は、サーバ側のポート番号"),
        (combined(ip=f"{IP}:1024"), True, ""),
    ],
)
def test_who_sent_a_line_is_doubted_in_words(
    logs: Logs, line: str, clear: bool, words: str
) -> None:
    match = only(logs, line)
    assert match.clear is clear
    assert words in cautions(match)
    assert bool(match.candidates[0].cautions) is not clear


def test_eccube_2_tells_no_browser_and_needs_none(logs: Logs) -> None:
    line = "2026/08/01 22:14:05 [{page}] order complete. order_id=1024 from 203.0.113.45"
    assert only(logs, line.format(page="/shopping/confirm.php")).clear
    assert not only(logs, line.format(page="/shopping/payment_recv.php")).clear


def test_a_page_is_told_by_its_path_and_not_by_what_follows(logs: Logs) -> None:
    match = only(logs, combined(request="POST /entry?next=/shopping/checkout"))
    assert match.candidates[0].kind is not Kind.FINAL
    assert only(logs, combined(request="POST /?wc-ajax=checkout")).clear


def test_a_phone_that_is_called_like_a_robot_is_a_candidate(logs: Logs) -> None:
    phone = "Mozilla/5.0 (Linux; Android 9; CUBOT) AppleWebKit/537.36 Mobile Safari/537.36"
    match = only(logs, combined(agent=phone))
    assert not match.clear
    assert "スマートフォンの機種名" in cautions(match)
    robot = "Mozilla/5.0 (Linux; Android 6.0.1) (compatible; Googlebot/2.1; +http://example.com)"
    assert only(logs, combined(agent=robot)).candidates == ()


def test_what_names_the_order_is_shown_whoever_it_is(logs: Logs) -> None:
    assert only(logs, eccube(agent="Googlebot/2.1")).candidates
    own = {"access__destination_ip": Answer(IP)}
    assert only(logs, eccube(), **own).candidates
    assert only(logs, combined(), **own).candidates == ()


def test_the_shops_own_address_is_known_however_it_is_spelled(logs: Logs) -> None:
    own = {"access__destination_ip": Answer("2001:0DB8::0010")}
    assert only(logs, combined(ip="2001:db8::10"), **own).candidates == ()


# --- other lines ------------------------------------------------------------------------------


def test_another_visitors_line_nearer_to_the_time_is_told(logs: Logs) -> None:
    near = combined("22:14:06", request="POST /shopping/redirect_to", ip=OTHER)
    match = only(logs, combined("22:14:07"), near)
    assert match.candidates[0].line.ip == IP
    assert not match.clear
    assert "ほかの人とみられる行" in cautions(match)
    assert not only(logs, combined("22:14:55", ip=OTHER), near).clear
    assert only(logs, combined("22:14:06"), near).clear, "as near is not nearer"
    refused = combined("22:14:05", request="POST /cart", ip=OTHER, status=403)
    assert only(logs, combined("22:14:07"), refused).clear


@pytest.mark.parametrize(
    "request_",
    ["/search_product", "/wp-json/collect", "/?wc-ajax=get_refreshed_fragments", "/block/cart"],
)
def test_what_others_send_all_the_time_is_no_doubt(logs: Logs, request_: str) -> None:
    """Basket pictures, searches and counters come at every second of a busy evening."""
    near = combined(request=f"POST {request_}", ip=OTHER)
    match = only(logs, combined("22:14:04"), near)
    assert (match.candidates[0].line.ip, match.clear) == (IP, True)


@pytest.mark.parametrize(
    "request_",
    ["/cart/?wc-ajax=get_refreshed_fragments", "/?wc-ajax=add_to_cart", "/block/cart"],
)
def test_what_pages_send_by_themselves_is_not_offered(logs: Logs, request_: str) -> None:
    assert only(logs, combined(request=f"POST {request_}")).candidates == ()
    assert only(logs, combined(request="POST /?wc-ajax=checkout")).clear


def test_two_purchases_from_one_address_without_browsers_may_be_two_people(logs: Logs) -> None:
    match = only(logs, common(), common("22:14:20"))
    assert not match.clear
    assert "携帯回線" in cautions(match)
    assert only(logs, common()).clear
    assert only(logs, combined(), combined("22:14:20")).clear
    # A refused one was no purchase; the same request in a second log is no second one.
    assert only(logs, common(), common("22:14:20").replace(" 302 ", " 500 ")).clear
    case = Case(orders=(order(),))
    copy = logs.write(common(), name="copy.log")
    later = logs.write(common("22:14:07"), name="late.log")
    assert logs.find(case, logs.write(common()), copy, later).matches[0].clear


def test_two_ports_of_one_visitor_at_the_time_leave_the_port_open(logs: Logs) -> None:
    match = only(logs, combined(ip=f"{IP}:40001"), combined("22:14:08", ip=f"{IP}:40002"))
    assert not match.clear
    far = only(logs, combined(ip=f"{IP}:40001"), combined("22:14:30", ip=f"{IP}:40002"))
    assert far.clear


def test_several_browsers_behind_one_address_stay_apart(logs: Logs) -> None:
    other = combined("22:14:06", agent="Mozilla/5.0 (other)")
    match = only(logs, combined(), other, common("22:14:07"))
    assert len(match.candidates) == 3
    assert not match.clear
    assert len(only(logs, combined(), common("22:14:07")).candidates) == 1


def test_what_was_refused_gives_way_to_what_was_not(logs: Logs) -> None:
    match = only(logs, combined(status=500), combined("22:14:09"))
    assert match.candidates[0].seconds_off == 4
    assert match.clear


def test_a_line_with_a_port_goes_before_the_same_one_without(logs: Logs) -> None:
    plain = logs.write(combined(), name="a.log")
    port = logs.write(combined(ip=f"{IP}:53124"), name="b.log")
    for paths in ((plain, port), (port, plain)):
        (match,) = logs.find(Case(orders=(order(),)), *paths).matches
        assert match.candidates[0].line.port == "53124"


# --- the session of a payment processor -------------------------------------------------------

DONE = eccube(ip="198.51.100.7", page="/payment/recv", agent="Pay/1.0")


def test_the_buyers_line_is_the_last_one_before_the_end(logs: Logs) -> None:
    match = only(
        logs,
        eccube("22:12:00", ""),
        eccube("22:13:20", ""),
        DONE,
        eccube("22:14:30", "", ip=IP),
    )
    assert match.candidates[0].kind is Kind.SESSION
    assert match.candidates[0].line.at.strftime("%H:%M:%S") == "22:13:20"
    assert match.clear
    # A line behind the end says nothing about who bought.
    assert only(logs, DONE, eccube("22:14:30", "")).candidates[0].kind is Kind.ORDER_ID


def test_around_midnight_the_buyers_line_is_in_the_file_of_the_day_before(logs: Logs) -> None:
    old = logs.write(eccube("23:59:50", ""), name="site-2026-08-01.log")
    end = DONE.replace("2026-08-01T22:14:05", "2026-08-02T00:00:10")
    new = logs.write(end, name="site-2026-08-02.log")
    case = Case(orders=(order(at="2026-08-02T00:00:10+09:00"),))
    (match,) = logs.find(case, old, new).matches
    assert (match.candidates[0].kind, match.candidates[0].line.ip) == (Kind.SESSION, IP)
    assert match.clear


def test_a_session_that_ends_at_another_address_is_left_to_the_person(logs: Logs) -> None:
    """A browser that went on to another network, or a processor that looks like one."""
    match = only(logs, eccube("22:13:20", ""), eccube(ip=OTHER))
    assert [each.kind for each in match.candidates] == [Kind.ORDER_ID, Kind.SESSION]
    assert not match.clear
    assert "いくつかのアドレス" in "".join(match.candidates[1].cautions)
    # With a line of its own address before, it is the buyer's address.
    match = only(logs, eccube("22:13:20", ""), eccube("22:13:50", "", ip=OTHER), eccube(ip=OTHER))
    assert [each.kind for each in match.candidates[:2]] == [Kind.ORDER_ID, Kind.FINAL]


def test_a_session_with_two_buyers_addresses_is_left_to_the_person(logs: Logs) -> None:
    match = only(logs, eccube("22:13:20", "", ip=OTHER), eccube("22:13:50", ""), DONE)
    assert match.candidates[0].kind is Kind.SESSION
    assert not match.clear
    assert "いくつかのアドレス" in cautions(match)


def test_two_sessions_that_end_the_order_are_left_to_the_person(logs: Logs) -> None:
    second = DONE.replace("1a2b3c4d", "99999999").replace("198.51.100.7", "198.51.100.8")
    match = only(
        logs,
        eccube("22:13:20", ""),
        DONE,
        eccube("22:13:30", "", ip=OTHER, session="99999999"),
        second,
    )
    assert [each.kind for each in match.candidates[:2]] == [Kind.SESSION, Kind.SESSION]
    assert not match.clear


# --- many -------------------------------------------------------------------------------------


def test_a_crowded_minute_keeps_the_nearest_leads(
    logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = datetime(2026, 8, 1, 22, 0, tzinfo=JST)
    lines = [
        combined(f"{start + timedelta(seconds=n % 600):%H:%M:%S}", ip=f"203.0.113.{n % 250}")
        for n in range(3000)
    ]
    random.Random(4).shuffle(lines)
    case = Case(
        orders=tuple(
            order(str(n), (start + timedelta(seconds=n * 30)).isoformat()) for n in range(20)
        )
    )
    path = write(logs.folder / "a.log", *lines)

    def firsts() -> list[list[int]]:
        matches = logs.find(case, path).matches
        return [[each.seconds_off for each in match.candidates] for match in matches]

    whole = firsts()
    assert all(offs[0] == 0 for offs in whole)
    monkeypatch.setattr(lead_store, "_LEAST_KEPT", 10)
    monkeypatch.setattr(lead_store, "_MOST_LEADS", 40)
    assert [offs[0] for offs in firsts()] == [0] * 20


def test_the_search_can_be_stopped_while_it_judges(logs: Logs) -> None:
    case = Case(orders=tuple(order(str(n)) for n in range(50)))
    path = logs.write(combined())
    asked: list[int] = []

    def count() -> bool:
        asked.append(0)
        return False

    logs.find(case, path, cancelled=count)
    assert len(asked) > 50, "it is asked at every order"
    left = iter([False] * (len(asked) - 10))
    with pytest.raises(Cancelled):
        logs.find(case, path, cancelled=lambda: next(left, True))
