"""Which address of a line is the customer's, and which port belongs to it.

A wrong address in a report harms somebody: where a line leaves open whose an address is, none
is taken, and `IpBasis` says why.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from wizard.domain.item_types.network import ip_doubt

_MOST_KNOWN = 20_000
_LIST = re.compile(r"\s*,\s*")
_WORDS = re.compile(r"[\s,;]+")
_WITH_PORT = re.compile(r"(\d{1,3}(?:\.\d{1,3}){3}|\[[0-9A-Fa-f:.]+\]):\d{1,5}", re.ASCII)
_MAY_END_IN_PORT = re.compile(r"[0-9A-Fa-f:]*::[0-9A-Fa-f:]*:[1-9]\d{0,3}", re.ASCII)
_HIGHEST_PORT = 65535
_FIRST_OF_CLIENTS = 1024  # below are those of services (RFC 6335)
_SERVICES = frozenset((8000, 8080, 8443, 8888))  # where shops' own servers listen, too


class IpBasis(StrEnum):
    """What the address of a line is."""

    SOCKET = "socket"  # whom the server was talking to
    CLAIMED = "claimed"  # the left-most entry of X-Forwarded-For
    UNSURE = "unsure"  # addresses stand there, and which is the customer's cannot be told
    NONE = "none"  # a host name stands there


@dataclass(frozen=True, slots=True)
class Client:
    """The client of a line.

    Attributes:
        text: as it stands; where it is unsure which it is, all addresses.
        ip: canonical; empty when none is sure; basis: what it is.
        forwarded: the X-Forwarded-For list as it stands, where it names another address.
        port: of `ip`; empty when none belongs to it.
        server_port: a number beside the address that looks like the server's own port.
    """

    text: str
    ip: str
    basis: IpBasis
    forwarded: str = ""
    port: str = ""
    server_port: str = ""


class Addresses:
    """Tells clients; remembers spellings of addresses.

    Args:
        proxies: networks behind whose addresses the forwarded address counts.
        ports_beside: True when the log writes ports right behind addresses, so that the last
            group of an IPv6 address without brackets may be one.
    """

    def __init__(self, proxies: Sequence[str] = (), *, ports_beside: bool = False) -> None:
        self._known: dict[str, tuple[str, bool]] = {}
        self._proxies = [ipaddress.ip_network(network) for network in proxies]
        self._ports_beside = ports_beside

    def client(self, parts: Mapping[str, str], *, unnamed_port: bool = False) -> Client:
        """Return the client of a line.

        Args:
            parts: of the line; host and user are what stands around the client.
            unnamed_port: True when the port has no name beside it.
        """
        text, forwarded = parts["client"], parts.get("forwarded", "")
        if len(_LIST.split(text)) > 1:
            return self._behind(text, text)
        own, is_proxy = self._own(text)
        if not own:
            # Whoever has a name may claim any address; a local socket ("unix:") has no address.
            named = "." in text or "host" in parts or not forwarded
            return Client(text, "", IpBasis.NONE) if named else self._behind(text, forwarded)
        around = [parts.get("host", ""), text, *parts.get("user", "").split()]
        if any(map(_is_address, (around[0], *around[2:]))):
            return Client(" ".join(filter(None, around)).strip(" -"), "", IpBasis.UNSURE)
        if self._ports_beside and "port" not in parts and _MAY_END_IN_PORT.fullmatch(text):
            return Client(text, "", IpBasis.UNSURE)
        if is_proxy:
            return self._behind(text, forwarded)
        port, server_port = _ports(parts.get("port", ""), unnamed=unnamed_port)
        words = _WORDS.split(forwarded) if forwarded else ()
        other = any(each not in ("", own) for each in map(_bare, words))
        return Client(text, own, IpBasis.SOCKET, forwarded if other else "", port, server_port)

    def _behind(self, text: str, forwarded: str) -> Client:
        """Return the client behind a machine of the shop."""
        claimed = _bare(_LIST.split(forwarded)[0])
        if not claimed or self._is_proxy(claimed) or ip_doubt(ipaddress.ip_address(claimed)):
            return Client(text, "", IpBasis.UNSURE, forwarded)
        return Client(text, claimed, IpBasis.CLAIMED, forwarded)

    def _own(self, text: str) -> tuple[str, bool]:
        """Return an address in its canonical spelling, and whether it is a machine of the shop."""
        found = self._known.get(text)
        if found is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            own = canonical(text)
            found = self._known[text] = own, bool(own) and self._is_proxy(own)
        return found

    def _is_proxy(self, ip: str) -> bool:
        address = ipaddress.ip_address(ip)
        return any(address in network for network in self._proxies)


def canonical(text: str) -> str:
    """Return an address in its canonical spelling, empty when it is none."""
    try:
        address = ipaddress.ip_address(text.strip().strip("[]"))
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(address)


def forwarded_of(found: Sequence[str]) -> str:
    """Return the one X-Forwarded-For list among fields that look like one.

    Fields that name only machines of the shop (the server behind nginx) count less; where several
    are left, all come back in one, and none of their addresses is the left-most.
    """
    public = [each for each in found if any(map(_is_customers, _WORDS.split(each)))]
    return " / ".join(dict.fromkeys(public or found))


def _is_customers(entry: str) -> bool:
    address = _bare(entry)
    return bool(address) and not ip_doubt(ipaddress.ip_address(address))


def _is_address(word: str) -> bool:
    return ("." in word or ":" in word) and bool(_bare(word))


def _bare(entry: str) -> str:
    """Return an entry of a list as an address, without the port that some proxies add."""
    entry = unquote(entry).strip(" +")
    with_port = _WITH_PORT.fullmatch(entry)
    return canonical(with_port[1] if with_port is not None else entry)


def _ports(text: str, *, unnamed: bool) -> tuple[str, str]:
    """Return the source port, and the number that looks like a server's own."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 0 < number <= _HIGHEST_PORT:
        return "", ""
    if unnamed and (number < _FIRST_OF_CLIENTS or number in _SERVICES):
        return "", str(number)
    return str(number), ""
