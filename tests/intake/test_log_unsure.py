"""A line that leaves open whose its address or its port is: never taken unseen, never filled in."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from tests.intake.log_making import CHROME, IP, STAMP, Logs, combined, order
from wizard.domain.case import AnswerState, Case
from wizard.intake.access_log import read_logs
from wizard.intake.line_address import Addresses, IpBasis
from wizard.intake.log_values import values_of
from wizard.intake.trail import find_trail

NOW = datetime(2026, 8, 20, 9, 30, tzinfo=timezone(timedelta(hours=9)))
REST = f'[{STAMP}] "POST /shopping/checkout HTTP/1.1" 302 512 "-" "{CHROME}"'
LINES = {
    "the shop's own proxy": f"10.0.0.5 - - {REST}",
    "a proxy and an unknown": f'10.0.0.5 - - {REST} "unknown, {IP}"',
    "a proxy and a private address": f'10.0.0.5 - - {REST} "192.168.0.7"',
    "two addresses": f"198.51.100.200 {IP} - - {REST}",
    "two addresses and a port": f"198.51.100.200 {IP}:53124 - - {REST}",
}


@pytest.mark.parametrize("name", LINES)
def test_nothing_is_filled_in_and_it_is_said(logs: Logs, name: str) -> None:
    (match,) = logs.find(Case(orders=(order(),)), logs.write(LINES[name])).matches
    best = match.candidates[0]
    assert not match.clear
    assert best.doubted
    assert any("言い切れない" in caution for caution in best.cautions)
    values = values_of(best, {}, NOW)
    assert "order.access.ip" not in values
    port = values["order.access.port"]
    assert (port.text, port.state) == ("", AnswerState.NO_RECORD)


def test_a_servers_port_is_said_and_not_filled_in(logs: Logs) -> None:
    (match,) = logs.find(Case(orders=(order(),)), logs.write(f"{IP}:443 - - {REST}")).matches
    assert not match.clear
    best = match.candidates[0]
    assert any("443" in caution and "サーバ側" in caution for caution in best.cautions)
    values = values_of(best, {}, NOW)
    assert values["order.access.ip"].text == IP
    assert values["order.access.port"].state is AnswerState.NO_RECORD
    assert "言い切れる" in values["order.access.port"].holder


@pytest.mark.parametrize("more", [" 53124", " port=53124", ' "53124"', " rport=1 rport=2"])
def test_a_number_that_may_be_the_port_is_not_called_missing(logs: Logs, more: str) -> None:
    """It is in the line, though nobody can say whose it is."""
    (match,) = logs.find(Case(orders=(order(),)), logs.write(combined(more=more))).matches
    port = values_of(match.candidates[0], {}, NOW)["order.access.port"]
    assert (port.text, port.state) == ("", AnswerState.NO_RECORD)
    wanted = "この形式では" if "rport" in more else "言い切れる"
    assert wanted in port.holder


def test_the_others_behind_a_proxy_are_no_trail(logs: Logs) -> None:
    other = combined("22:13:00", request="GET /products/list", ip="10.0.0.5")
    path = logs.write(other, LINES["the shop's own proxy"])
    opened = read_logs([path], logs.formats)
    (match,) = logs.find(Case(orders=(order(),)), path).matches
    trail = find_trail(opened.files, match.candidates[0].line, logs.rules)
    assert [each.target for each in trail.lines] == []


def test_which_machines_are_the_shops_own_is_data() -> None:
    parts = {"client": "10.0.0.5", "forwarded": "198.51.100.9, 10.0.0.7"}
    own = ("10.0.0.0/8", "198.51.100.0/24")
    assert Addresses(own[:1]).client(parts).basis is IpBasis.CLAIMED
    assert Addresses(own).client(parts).basis is IpBasis.UNSURE


@pytest.mark.parametrize("written", [f"{IP},+198.51.100.9", f"{IP},%20198.51.100.9"])
def test_lists_are_read_as_servers_write_their_spaces(written: str) -> None:
    found = Addresses().client({"client": IP, "forwarded": written})
    assert (found.ip, found.basis, found.forwarded) == (IP, IpBasis.SOCKET, written)
    assert Addresses().client({"client": IP, "forwarded": f"{IP},+{IP}"}).forwarded == ""


def test_an_address_with_its_port_apart_ends_in_none() -> None:
    parts = {"client": "2001:db8::1:5312", "port": "53124"}
    found = Addresses(ports_beside=True).client(parts)
    assert (found.ip, found.port) == ("2001:db8::1:5312", "53124")
