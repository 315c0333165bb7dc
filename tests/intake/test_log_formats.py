"""Every format of access log: what is read from a line, and what a format cannot hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.log_making import AT, CHROME, IP, STAMP, V6, Logs, combined, write
from wizard.domain.log_format import LogFormat
from wizard.intake.access_line import AccessLine, IpBasis, LineReader
from wizard.intake.access_log import LogFile, open_log

REQUEST = '"POST /shopping/checkout HTTP/1.1" 302 512'
QUOTED = f'"https://shop.example.com/" "{CHROME}"'
ALB = (
    "https 2026-08-01T13:14:05.186641Z app/shop/50dc6c495c0c9188 {client} 10.0.0.1:80 0.000 0.001 "
    '0.000 302 302 34 366 "POST https://shop.example.com:443/shopping/checkout HTTP/1.1" '
    f'"{CHROME}" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:x "Root=1-58337262" "shop.example.com"'
)
CLOUDFRONT = (
    "#Version: 1.0",
    (
        "#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status "
        "cs(Referer) cs(User-Agent) cs-uri-query x-forwarded-for c-port"
    ),
    (
        "2026-08-01\t13:14:05\tNRT57-C1\t512\t{ip}\tPOST\td1.example.com\t/shopping/checkout\t302\t-\t"
        "{agent}\t-\t-\t53124"
    ),
)
IIS = (
    "#Software: Microsoft Internet Information Services 10.0",
    (
        "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip "
        "cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken"
    ),
    (
        f"2026-08-01 13:14:05 203.0.113.10 POST /shopping/checkout - 443 - {IP} "
        f"{CHROME.replace(' ', '+')} - 302 0 0 15"
    ),
)
ECCUBE4 = (
    "[2026-08-01T22:14:05.123456+09:00] front.INFO [1a2b3c4d] [0f1e2d4] [N/A] "
    "[Eccube\\Controller\\ShoppingController:checkout:481] - [注文処理] 注文処理が完了しました. "
    f"[1024] [POST, /shopping/checkout, {IP}, https://shop.example.com/shopping, {CHROME}]"
)
ECCUBE3 = ECCUBE4.replace("2026-08-01T22:14:05.123456+09:00", "2026-08-01 22:14:05")
ECCUBE2 = f"2026/08/01 22:14:05 [/shopping/confirm.php] order complete. order_id=77 from {IP}"

SINGLE = {
    "common": (f"{IP} - - [{STAMP}] {REQUEST}", "common", "", "", ""),
    "combined": (combined(), "combined", "", CHROME, ""),
    "combined, v6": (combined(ip=V6), "combined", "", CHROME, ""),
    "user with a space": (
        f"{IP} - shop owner [{STAMP}] {REQUEST} {QUOTED}",
        "combined",
        "",
        CHROME,
        "",
    ),
    "vhost": (f"shop.example.com:443 {combined()}", "vhost_combined", "", CHROME, ""),
    "xserver": (f"shop.example.com {combined()}", "xserver", "", CHROME, ""),
    "port, colon": (
        f"{IP}:53124 - - [{STAMP}] {REQUEST} {QUOTED}",
        "with_port",
        "53124",
        CHROME,
        "",
    ),
    "port, space": (
        f"{IP} 53124 - - [{STAMP}] {REQUEST} {QUOTED}",
        "with_port",
        "53124",
        CHROME,
        "",
    ),
    "port, v6": (
        f"[{V6}]:53124 - - [{STAMP}] {REQUEST} {QUOTED}",
        "with_port",
        "53124",
        CHROME,
        "",
    ),
    "port, common": (f"{IP}:53124 - - [{STAMP}] {REQUEST}", "with_port", "53124", "", ""),
    "named port": (combined(more=" rport=53124"), "combined", "53124", CHROME, ""),
    "unnamed number": (combined(more=" 53124"), "combined", "", CHROME, ""),
    "language": (combined(more=' "ja,en-US;q=0.9"'), "combined", "", CHROME, "ja,en-US;q=0.9"),
    "compression is no language": (combined(more=' "br"'), "combined", "", CHROME, ""),
    "alb": (ALB.format(client=f"{IP}:53124"), "alb", "53124", CHROME, ""),
    "alb, v6": (ALB.format(client=f"[{V6}]:53124"), "alb", "53124", CHROME, ""),
    "eccube4": (ECCUBE4, "eccube4", "", CHROME, ""),
    "eccube3": (ECCUBE3, "eccube4", "", CHROME, ""),
    "eccube2": (ECCUBE2, "eccube2", "", "", ""),
}


def read(formats: tuple[LogFormat, ...], line: str) -> AccessLine:
    found = LineReader(formats, ("10.0.0.0/8",)).read(line.encode(), Path("a.log"), 0)
    assert found is not None, line
    return found


@pytest.mark.parametrize("name", SINGLE)
def test_a_line_is_read(formats: tuple[LogFormat, ...], name: str) -> None:
    line, form, port, agent, language = SINGLE[name]
    found = read(formats, line)
    assert found.format.name == form
    assert found.ip == (V6 if "v6" in name else IP)
    assert found.basis is IpBasis.SOCKET
    assert found.at.isoformat() == AT
    assert (found.port, found.user_agent, found.language) == (port, agent, language)
    assert found.raw == line
    assert found.destination == ""


def test_what_a_format_cannot_hold(formats: tuple[LogFormat, ...]) -> None:
    held = {name: read(formats, SINGLE[name][0]).held for name in SINGLE}
    parts = ("port", "user_agent", "language", "destination")
    assert not held["common"].intersection(parts)
    assert held["combined"].intersection(parts) == {"user_agent"}
    assert held["vhost"].intersection(parts) == {"user_agent"}
    assert held["port, colon"].intersection(parts) == {"user_agent", "port"}
    assert held["alb"].intersection(parts) == {"user_agent", "port"}
    assert not held["eccube2"].intersection(parts)


def open_(path: Path, formats: tuple[LogFormat, ...]) -> LogFile:
    return open_log(path, formats)


def table_line(path: Path, formats: tuple[LogFormat, ...]) -> AccessLine:
    log = open_log(path, formats)
    line = path.read_bytes().splitlines()[-1]
    found = LineReader(formats).read(line, path, 0, log.table)
    assert found is not None
    return found


@pytest.mark.parametrize("space", ["%20", "%2520"])
def test_cloudfront(formats: tuple[LogFormat, ...], tmp_path: Path, space: str) -> None:
    agent = CHROME.replace(" ", space)
    lines = [each.format(ip=V6, agent=agent) for each in CLOUDFRONT]
    found = table_line(write(tmp_path / "E2.log", *lines), formats)
    assert (found.format.name, found.ip, found.port) == ("cloudfront", V6, "53124")
    assert found.user_agent == CHROME
    assert found.agent_text == agent
    assert found.at.isoformat() == AT
    assert found.at_text == "2026-08-01 13:14:05"
    assert found.foreign


def test_iis(formats: tuple[LogFormat, ...], tmp_path: Path) -> None:
    found = table_line(write(tmp_path / "u_ex260801.log", *IIS), formats)
    assert (found.format.name, found.ip, found.port) == ("iis", IP, "")
    assert found.destination == "203.0.113.10"
    assert found.user_agent == CHROME
    assert found.at.isoformat() == AT


IIS_FORWARDED = (
    (
        "#Fields: date time cs-method cs-uri-stem c-ip c-port cs(User-Agent) sc-status "
        "X-Forwarded-For cs(X-Forwarded-For)"
    ),
    (
        "2026-08-01 13:14:05 POST /shopping/checkout 10.0.0.5 53124 Mozilla/5.0+(X) 302 "
        f"{IP}:999,+10.0.0.1 -"
    ),
)


def test_iis_behind_arr(formats: tuple[LogFormat, ...], tmp_path: Path) -> None:
    path = write(tmp_path / "u_ex.log", *IIS_FORWARDED)
    table = open_log(path, formats).table
    line = IIS_FORWARDED[1].encode()
    found = LineReader(formats, ("10.0.0.0/8",)).read(line, path, 0, table)
    assert found is not None
    assert (found.ip, found.port, found.basis) == (IP, "", IpBasis.CLAIMED)
    assert found.forwarded == f"{IP}:999,+10.0.0.1"
    assert "port" in found.held


@pytest.mark.parametrize("cells", [" x", ""])
def test_a_row_with_other_columns_is_not_read(
    formats: tuple[LogFormat, ...], tmp_path: Path, cells: str
) -> None:
    path = write(tmp_path / "u_ex.log", *IIS)
    line = IIS[-1] + cells if cells else IIS[-1].rpartition(" ")[0]
    table = open_log(path, formats).table
    assert LineReader(formats).read(line.encode(), path, 0, table) is None


def test_escaped_quotes_of_a_user_agent(formats: tuple[LogFormat, ...]) -> None:
    for escaped in ('Mozilla/5.0 \\"quoted\\" UA', "Mozilla/5.0 \\x22quoted\\x22 UA"):
        found = read(formats, combined(agent=escaped))
        assert found.user_agent == 'Mozilla/5.0 "quoted" UA'
        assert found.agent_text == escaped


def test_times_are_turned_into_japan_time(formats: tuple[LogFormat, ...]) -> None:
    found = read(formats, combined().replace("22:14:05 +0900", "09:14:05 -0400"))
    assert found.at.isoformat() == AT
    assert found.at_text == "01/Aug/2026:09:14:05 -0400"
    assert found.foreign


FORWARDED = {
    "list in front": (f"{IP}, 10.0.0.1", "", IP, IpBasis.CLAIMED, f"{IP}, 10.0.0.1"),
    "behind a proxy": ("10.0.0.1", f' "{IP}, 10.0.0.9"', IP, IpBasis.CLAIMED, f"{IP}, 10.0.0.9"),
    "claimed by anybody": (IP, ' "203.0.113.99"', IP, IpBasis.SOCKET, "203.0.113.99"),
    "the same": (IP, f' "{IP}"', IP, IpBasis.SOCKET, ""),
    "the same, mapped": (IP, f' "::ffff:{IP}"', IP, IpBasis.SOCKET, ""),
    "none": (IP, ' "-"', IP, IpBasis.SOCKET, ""),
    "rubbish": ("unknown, 10.0.0.1", "", "", IpBasis.UNSURE, "unknown, 10.0.0.1"),
    "list in front with a port": (
        f"{IP}:53124, 10.0.0.1", "", IP, IpBasis.CLAIMED, f"{IP}:53124, 10.0.0.1",
    ),
    "with a port": ("10.0.0.5", f' "{IP}:53124"', IP, IpBasis.CLAIMED, f"{IP}:53124"),
    "with a port, v6": ("10.0.0.5", f' "[{V6}]:53124"', V6, IpBasis.CLAIMED, f"[{V6}]:53124"),
    "unknown": ("10.0.0.5", f' "unknown, {IP}"', "", IpBasis.UNSURE, f"unknown, {IP}"),
    "unknown, not asked": (IP, ' "unknown"', IP, IpBasis.SOCKET, ""),
    "private": ("10.0.0.5", ' "192.168.1.7"', "", IpBasis.UNSURE, "192.168.1.7"),
    "multicast": ("10.0.0.5", ' "239.1.1.1"', "", IpBasis.UNSURE, "239.1.1.1"),
    "proxy alone": ("10.0.0.5", "", "", IpBasis.UNSURE, ""),
    "a name may claim anything": ("pc1.example.com", f' "{IP}"', "", IpBasis.NONE, ""),
    "local socket": ("unix:", f' "{IP}"', IP, IpBasis.CLAIMED, IP),
    "and the server behind": ("10.0.0.5", f' "{IP}" "10.0.0.9:9000"', IP, IpBasis.CLAIMED, IP),
    "and another": (
        "10.0.0.5", f' "{IP}" "203.0.113.10:443"', "", IpBasis.UNSURE, f"{IP} / 203.0.113.10:443",
    ),
    "in a field that the client fills": (
        "10.0.0.5", f' "a \\"{IP}\\" b"', "", IpBasis.UNSURE, "",
    ),
    "in quotes that do not end": ("10.0.0.5", f' "{IP}" "x', "", IpBasis.UNSURE, ""),
    "time of day is no address": ("10.0.0.5", ' "12:34:56"', "", IpBasis.UNSURE, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", FORWARDED)
def test_forwarded_addresses(formats: tuple[LogFormat, ...], name: str) -> None:
    client, more, ip, basis, forwarded = FORWARDED[name]
    found = read(formats, combined(ip=client, more=more))
    assert (found.ip, found.basis, found.forwarded) == (ip, basis, forwarded)


@pytest.mark.parametrize("forwarded", [IP, f"{IP}:40001", f"{IP}:40001, 10.0.0.9"])
def test_a_forwarded_address_never_gets_a_port(
    formats: tuple[LogFormat, ...], forwarded: str
) -> None:
    found = read(formats, f'10.0.0.1:53124 - - [{STAMP}] {REQUEST} {QUOTED} "{forwarded}"')
    assert (found.ip, found.port, found.basis) == (IP, "", IpBasis.CLAIMED)


NO_SOURCE_PORT = {
    "bare name": combined(more=' "https" "https" port=443'),
    "bare name, colon": combined(more=" port:9000"),
    "in the client's own words": combined(more=' "cart=1; port=31337"'),
    "in a cookie": combined(more=' "a=1; rport=31337"'),
    "at the end of a word": combined(more=" xrport=31337"),
    "told twice": combined(more=" rport=31337 remote_port=40000"),
    "too high": combined(more=" rport=70000"),
    "too high beside": f"{IP}:99999 - - [{STAMP}] {REQUEST} {QUOTED}",
}


@pytest.mark.parametrize("name", NO_SOURCE_PORT)
def test_what_is_no_source_port(formats: tuple[LogFormat, ...], name: str) -> None:
    found = read(formats, NO_SOURCE_PORT[name])
    assert (found.ip, found.port, found.server_port) == (IP, "", "")


@pytest.mark.parametrize("more", [" rport=53124", ' rport="53124"', ' "https" rport=53124 "x y"'])
def test_a_port_is_read_where_its_name_stands(formats: tuple[LogFormat, ...], more: str) -> None:
    assert read(formats, combined(more=more)).port == "53124"


@pytest.mark.parametrize("beside", [":443", " 443", ":80", ":1023", ":8443"])
def test_a_servers_own_port_is_not_taken_and_said(
    formats: tuple[LogFormat, ...], beside: str
) -> None:
    """%p of Apache is the server's port; %{remote}p is the client's."""
    found = read(formats, f"{IP}{beside} - - [{STAMP}] {REQUEST} {QUOTED}")
    assert (found.ip, found.port, found.server_port) == (IP, "", beside[1:])
    assert read(formats, f"{IP}:1024 - - [{STAMP}] {REQUEST}").port == "1024"
    named = ALB.format(client=f"{IP}:443")
    assert read(formats, named).port == "443", "where the format says whose port it is"


BESIDE = {  # what stands in front: format, client, address, port
    f"{IP} 198.51.100.9 - -": ("combined", f"{IP} 198.51.100.9", "", ""),
    f"198.51.100.200 {IP} - -": ("combined", f"198.51.100.200 {IP}", "", ""),
    f"{IP} - {V6}": ("combined", f"{IP} - {V6}", "", ""),
    f"198.51.100.200:443 {IP} - -": ("vhost_combined", f"198.51.100.200 {IP}", "", ""),
    f"198.51.100.200 {IP}:53124 - -": ("with_port", f"198.51.100.200 {IP}", "", ""),
    f"{IP} 10.0.0.9:9000 - -": ("with_port", f"{IP} 10.0.0.9", "", ""),
    f"{IP}:53124 - 198.51.100.9": ("with_port", f"{IP} - 198.51.100.9", "", ""),
    f"shop.example.com {IP}:53124 - -": ("with_port", IP, IP, "53124"),
    f"shop.example.com {IP} 53124 - -": ("with_port", IP, IP, "53124"),
    f"shop.example.com:443 {IP}:53124 - -": ("with_port", IP, IP, "53124"),
    f"shop.example.com:443 [{V6}]:53124 - -": ("with_port", V6, V6, "53124"),
    f"{IP}:53124 - shop owner": ("with_port", IP, IP, "53124"),
    f"{IP} 53124 - shop owner": ("with_port", IP, IP, "53124"),
    f"{V6}:53124 - -": ("with_port", V6, V6, "53124"),
    f"{V6} 53124 - -": ("with_port", V6, V6, "53124"),
    "2001:db8:0:0:0:0:0:1:5312 - -": ("with_port", "2001:db8:0:0:0:0:0:1", "2001:db8::1", "5312"),
    f"::ffff:{IP} - -": ("combined", f"::ffff:{IP}", IP, ""),
    "pc1.example.com:53124 - -": ("with_port", "pc1.example.com", "", ""),
    "pc1.example.com - shop owner": ("combined", "pc1.example.com", "", ""),
    "shop.example.com pc1.example.com - -": ("xserver", "pc1.example.com", "", ""),
    "shop.example.com:443 pc1.example.com - -": ("vhost_combined", "pc1.example.com", "", ""),
}


@pytest.mark.parametrize("front", BESIDE)
def test_what_stands_around_the_client(formats: tuple[LogFormat, ...], front: str) -> None:
    found = read(formats, f"{front} [{STAMP}] {REQUEST} {QUOTED}")
    client = found.client.replace("[", "").replace("]", "")
    assert (found.format.name, client, found.ip, found.port) == BESIDE[front]
    if found.ip:
        assert found.basis is IpBasis.SOCKET
    else:
        both = len([word for word in found.client.split() if word != "-"]) > 1
        assert found.basis is (IpBasis.UNSURE if both else IpBasis.NONE)


def test_a_virtual_host_in_front_of_common(formats: tuple[LogFormat, ...]) -> None:
    for host in ("shop.example.com", "shop.example.com:443"):
        found = read(formats, f"{host} {IP} - - [{STAMP}] {REQUEST}")
        assert (found.ip, found.client, found.port) == (IP, IP, "")
    two = read(formats, f"198.51.100.200 {IP} - - [{STAMP}] {REQUEST}")
    assert (two.ip, two.basis) == ("", IpBasis.UNSURE)


def test_where_ports_stand_beside_an_address_may_end_in_one(
    formats: tuple[LogFormat, ...],
) -> None:
    """2001:db8::1:5312 is an address of its own, or 2001:db8::1 and the port 5312."""
    line = combined(ip="2001:db8::1:5312").encode()
    beside = LineReader(formats, ports_beside=True).read(line, Path("a.log"), 0)
    assert beside is not None
    assert (beside.ip, beside.basis) == ("", IpBasis.UNSURE)
    assert read(formats, line.decode()).ip == "2001:db8::1:5312"
    plain = LineReader(formats, ports_beside=True).read(combined(ip=V6).encode(), Path("a"), 0)
    assert plain is not None
    assert plain.ip == V6


LANGUAGES = {
    "ja": True, "ja-JP": True, "ja-jp": True, "en-US": True, "zh-Hant-TW": True, "ja,en": True,
    "ja-JP,ja;q=0.9,en-US;q=0.8": True, "en;q=0.9,ja": True, "ja, en-US;q=0.7, *;q=0.5": True,
    "app-prod": False, "web-01": False, "us-east": False, "web,app": False, "en": False,
    "ja3": False, "jar": False,
}  # fmt: skip


@pytest.mark.parametrize("field", LANGUAGES)
def test_what_is_a_language(formats: tuple[LogFormat, ...], field: str) -> None:
    found = read(formats, combined(more=f' "{field}"'))
    assert found.language == (field if LANGUAGES[field] else "")


def test_a_virtual_host_is_no_client_and_its_port_no_source_port(
    formats: tuple[LogFormat, ...],
) -> None:
    found = read(formats, f"shop.example.com:443 {combined()}")
    assert (found.client, found.port) == (IP, "")


def test_a_host_name_is_no_address(formats: tuple[LogFormat, ...]) -> None:
    found = read(formats, combined(ip="host-45.example.com"))
    assert (found.ip, found.basis, found.client) == ("", IpBasis.NONE, "host-45.example.com")


def test_the_samples_are_recognised(formats: tuple[LogFormat, ...], root: Path) -> None:
    names = {
        "access_formats.log": {"common", "combined", "vhost_combined", "xserver", "with_port"},
        "eccube2_site.log": {"eccube2"},
        "eccube4_site-2026-08-01.log": {"eccube4"},
    }
    for name, wanted in names.items():
        log = open_log(root / "tests" / "data" / "logs" / name, formats)
        assert {each.name for each in log.formats} == wanted
        assert log.last.isoformat(timespec="seconds") == AT


def test_columns_may_change_in_the_middle(logs: Logs, tmp_path: Path) -> None:
    from tests.intake.log_making import order
    from wizard.domain.case import Case

    other = (
        "#Fields: date time c-ip cs-method cs-uri-stem sc-status cs(User-Agent) c-port",
        f"2026-08-01 13:40:00 {V6} POST /shopping/checkout 302 {CHROME.replace(' ', '+')} 40000",
    )
    path = write(tmp_path / "u_ex.log", *IIS, *other)
    case = Case(orders=(order("1"), order("2", "2026-08-01T22:40:00+09:00")))
    one, two = logs.find(case, path).matches
    assert (one.candidates[0].line.ip, one.candidates[0].line.destination) == (IP, "203.0.113.10")
    assert (two.candidates[0].line.ip, two.candidates[0].line.port) == (V6, "40000")
    assert one.clear
    assert two.clear


@pytest.mark.parametrize(
    "stamp", ["32/Aug/2026:22:14:05", "01/Foo/2026:22:14:05", "01/Aug/2026:24:00:00"]
)
def test_an_impossible_time_is_no_line(formats: tuple[LogFormat, ...], stamp: str) -> None:
    line = combined().replace("01/Aug/2026:22:14:05", stamp)
    assert LineReader(formats).read(line.encode(), Path("a.log"), 0) is None


def test_a_user_agent_cannot_pass_for_the_request(formats: tuple[LogFormat, ...]) -> None:
    forged = ECCUBE4.replace(CHROME, "x [POST, /shopping/checkout, 198.51.100.9, a, b")
    assert read(formats, forged).ip == IP
    assert read(formats, combined(agent='\\" 200 1 198.51.100.9')).ip == IP


HOSTILE = {
    "colons": combined(more=' "' + ":" * 60_000),
    "commas": "1," * 30_000,
    "addresses": f"{IP}," * 5_000 + f" - - [{STAMP}] {REQUEST}",
    "quotes": f'{IP} - - [{STAMP}] "' + '\\"' * 30_000,
    "requests": ECCUBE4.replace(CHROME, " [POST, /a, 1.1.1.1, b, c" * 2_500)[:-1],
    "fields": ECCUBE4.replace(CHROME, "1.1.1.1, " * 7_000)[:-1],
    "brackets": f"{IP} - " + "[" * 60_000,
    "languages": combined(more=' "' + '"ja-' * 15_000),
    "escapes behind": combined(more=' \\"' * 20_000),
    "quotes behind": combined(more=' "' * 20_001),
    "a list behind": combined(more=f' "{IP}' + ", 1" * 20_000 + " "),
    "languages in a list": combined(more=' "ja' + ",ja;q=0.1" * 7_000 + " "),
    "words in front": "a " * 30_000 + f"[{STAMP}] {REQUEST}",
    "colons in front": ":" * 60_000 + f" - - [{STAMP}] {REQUEST}",
    "digits in front": "1" * 60_000 + f" - - [{STAMP}] {REQUEST}",
    "from": ECCUBE2.replace("order complete", " from" * 12_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_line_takes_the_patterns_for_ever(formats: tuple[LogFormat, ...], name: str) -> None:
    """One that went back and forth would run into the time limit of the tests."""
    LineReader(formats).read(HOSTILE[name].encode(), Path("a.log"), 0)
