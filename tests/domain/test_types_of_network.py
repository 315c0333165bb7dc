"""IP addresses, ports and URLs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.making import item
from wizard.domain.item_types import TYPES

IP, PORT, URL = TYPES["ip"], TYPES["port"], TYPES["url"]


@pytest.mark.parametrize(
    "text",
    [
        "203.0.113.45",
        "192.0.2.1",
        "198.51.100.7",
        "2001:db8::1",
        "2001:DB8:0:0::1",
        "8.8.8.8",
        "2400:4050::1",
        "3fff::1",
        " 203.0.113.45 ",
    ],
)
def test_addresses_without_a_remark(text: str) -> None:
    assert IP.check(text, item("ip")) is None
    assert IP.note(text, item("ip")) is None


@given(st.ip_addresses())
def test_every_address_is_valid_and_shown_as_typed(address: object) -> None:
    assert IP.check(str(address), item("ip")) is None
    assert IP.show(str(address), item("ip")) == str(address)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("192.168.0.1", "社内"),
        ("10.0.0.1", "社内"),
        ("172.16.3.4", "社内"),
        ("fd00::1", "社内"),
        ("fe80::1", "社内"),
        ("169.254.1.1", "社内"),
        ("100.64.0.1", "携帯会社"),
        ("127.0.0.1", "特別"),
        ("::1", "特別"),
        ("0.0.0.0", "特別"),
        ("224.0.0.1", "特別"),
        ("240.0.0.1", "特別"),
        ("ff02::1", "特別"),
        ("::ffff:192.168.0.1", "社内"),
    ],
)
def test_addresses_nobody_has_on_the_internet_get_a_remark(text: str, says: str) -> None:
    assert IP.check(text, item("ip")) is None
    note = IP.note(text, item("ip"))
    assert note is not None
    assert says in note


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("203.0.113", "いま3つ"),
        ("203.0.113.999", "999"),
        ("203.0.113.045", "「203.0.113.45」"),
        ("203.0.113.45:51234", "「51234」はポート番号"),
        ("[2001:db8::1]:443", "「2001:db8::1」だけ"),
        ("203.0.113.45, 198.51.100.7", "2つ以上"),
        ("203.0.113.0/24", "範囲"),
        ("2001:db8:::1", "2001:db8::1"),
        ("サーバー", "203.0.113.45"),
    ],
)
def test_addresses_that_cannot_be(text: str, says: str) -> None:
    wrong = IP.check(text, item("ip"))
    assert wrong is not None
    assert says in wrong


def test_addresses_compare_however_they_are_spelled() -> None:
    assert IP.compare_key("2001:DB8:0:0:0:0:0:1") == IP.compare_key("2001:db8::1")
    assert IP.compare_key("::ffff:203.0.113.45") == IP.compare_key("２０３．０．１１３．４５")


@pytest.mark.parametrize("text", ["1", "1024", "51234", "65535", "５１２３４"])
def test_ports(text: str) -> None:
    assert PORT.check(text, item("port")) is None
    assert PORT.note(text, item("port")) is None


@pytest.mark.parametrize("text", ["0", "65536", "99999", "-1", "80/tcp", "x", "100000"])
def test_ports_that_cannot_be(text: str) -> None:
    assert PORT.check(text, item("port")) is not None


@pytest.mark.parametrize("text", ["80", "443"])
def test_the_ports_of_servers_get_a_remark(text: str) -> None:
    assert PORT.check(text, item("port")) is None
    note = PORT.note(text, item("port"))
    assert note is not None
    assert text in note


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/",
        "http://example.com",
        "https://日本語.jp/店",
        "https://EXAMPLE.com:8443",
        "https://example.com/a?b=c#d",
        "https://203.0.113.45/",
        "https://[2001:db8::1]/",
        "https://shop_1.example.com/",
        "https://example.com/商品（１）",
    ],
)
def test_urls(text: str) -> None:
    assert URL.check(text, item("url")) is None
    assert URL.show(text, item("url")) == text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("example.com", "「https://example.com」"),
        ("www.example.com/shop", "https://www.example.com/shop"),
        ("ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｃｏｍ", "「https://example.com」"),
        ("ftp://example.com", "https://"),
        ("mailto:a@example.com", "https://"),
        ("javascript:alert(1)", "https://"),
        ("https://", "サイトの名前"),
        ("https://localhost/", "サイトの名前"),
        ("https://exa mple.com", "空白"),
        ("https://a.example.com\nhttps://b.example.com", "空白"),
        ("https://user:secret@example.com", "パスワード"),
        ("https://example.com:99999/", "読み取れません"),
        ("架空堂", "https://"),
        ("https://" + "a" * 3000 + ".com", "サイトの名前"),
    ],
)
def test_urls_that_cannot_be(text: str, says: str) -> None:
    wrong = URL.check(text, item("url"))
    assert wrong is not None
    assert says in wrong


def test_urls_compare_by_host_and_path() -> None:
    same = ["https://example.com/", "http://EXAMPLE.com", "https://example.com:443"]
    assert len({URL.compare_key(text) for text in same}) == 1
    assert URL.compare_key("https://日本語.jp/") == "xn--wgv71a119e.jp"
    assert URL.compare_key("https://example.com/a") != URL.compare_key("https://example.com/b")
    assert URL.suggest("example.com", item("url")) == "https://example.com"
