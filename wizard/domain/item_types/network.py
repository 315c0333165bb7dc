"""IP addresses, ports and URLs, as they stand in shop records and logs."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

from wizard import texts
from wizard.domain.form import Item
from wizard.domain.item_types.base import ItemType
from wizard.domain.item_types.widths import narrow

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Set aside for examples (RFC 5737, RFC 3849, RFC 9637): tests, the sample and screenshots use
# them, so they are taken without a remark.
_DOCUMENTATION = tuple(
    ipaddress.ip_network(network)
    for network in (
        "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20",
    )
)  # fmt: skip
# First numbers of IPv4 networks that are set aside (IANA special-purpose registry, RFC 6890).
_UNUSUAL = frozenset((0, 10, 100, 127, 169, 172, 192, 198, 203, *range(224, 256)))
# Between a carrier and its customers (RFC 6598).
_SHARED = ipaddress.ip_network("100.64.0.0/10")
_WITH_PORT = re.compile(r"(\d{1,3}(?:\.\d{1,3}){3}):(\d{1,5})|\[([0-9A-Fa-f:.]+)\]:(\d{1,5})", re.A)
_FOUR = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}", re.ASCII)
_BYTE = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_SERVER_PORTS = (80, 443)
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?", re.IGNORECASE | re.ASCII)
_LONGEST_HOST = 253
_SCHEMES = ("http", "https")


def read_ip(text: str) -> Address:
    """Return an address; an IPv4 address mapped into IPv6 comes back as IPv4.

    Raises ValueError with a Japanese sentence.
    """
    typed = narrow(text)
    if not typed:
        raise ValueError(texts.Values.EMPTY)
    try:
        address = ipaddress.ip_address(typed)
    except ValueError:
        raise ValueError(_ip_refusal(typed)) from None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address


def _ip_refusal(typed: str) -> str:
    words = texts.Values
    with_port = _WITH_PORT.fullmatch(typed)
    if with_port is not None:
        ip, port = with_port[1] or with_port[3], with_port[2] or with_port[4]
        return words.IP_PORT.format(ip=ip, port=port)
    if re.search(r"[,\s、]", typed):
        return words.IP_LIST
    if "/" in typed:
        return words.IP_NETWORK
    if _FOUR.fullmatch(typed):
        parts = typed.split(".")
        large = next((part for part in parts if int(part) > 255), None)
        if large is not None:
            return words.IP_NUMBER.format(part=large)
        return words.IP_ZEROS.format(suggestion=".".join(str(int(part)) for part in parts))
    if re.fullmatch(r"[\d.]+", typed, re.ASCII):
        return words.IP_PARTS.format(count=len([part for part in typed.split(".") if part]))
    return words.IP_V6 if typed.count(":") > 1 else words.IP


def ip_doubt(address: Address) -> str | None:
    """Return a remark on an address that no customer on the internet has."""
    if address.version == 4 and address.packed[0] not in _UNUSUAL:
        return None
    if any(address.version == net.version and address in net for net in _DOCUMENTATION):
        return None
    if address.version == 4 and address in _SHARED:
        return texts.Values.IP_SHARED
    if address.is_multicast or address.is_unspecified or address.is_loopback or address.is_reserved:
        return texts.Values.IP_SPECIAL
    return texts.Values.IP_PRIVATE if address.is_private or address.is_link_local else None


class Ip(ItemType):
    """One IPv4 or IPv6 address; shown as typed, since it is evidence."""

    name = "ip"
    sure = re.compile(rf"(?:{_BYTE}\.){{3}}{_BYTE}", re.ASCII)

    def parse(self, text: str, item: Item) -> Address:
        """Return the address."""
        del item
        return read_ip(text)

    def note(self, text: str, item: Item) -> str | None:
        """Return a remark on a private, shared or reserved address."""
        del item
        try:
            return ip_doubt(read_ip(text))
        except ValueError:
            return None

    def show(self, text: str, item: Item) -> str:
        """Return the address as typed, in half-width letters."""
        return text if self.check(text, item) else narrow(text)

    def compare_key(self, text: str) -> str:
        """Return the address in its canonical spelling."""
        try:
            return str(read_ip(text))
        except ValueError:
            return narrow(text)


class Port(ItemType):
    """A TCP source port, 1 to 65535."""

    name = "port"
    sure = re.compile(r"[1-9]\d{0,3}|[1-5]\d{4}", re.ASCII)

    def parse(self, text: str, item: Item) -> int:
        """Return the port."""
        del item
        typed = narrow(text)
        if not typed:
            raise ValueError(texts.Values.EMPTY)
        if not re.fullmatch(r"\d{1,5}", typed, re.ASCII) or int(typed) > 65535:
            raise ValueError(texts.Values.PORT)
        if int(typed) == 0:
            raise ValueError(texts.Values.PORT_ZERO)
        return int(typed)

    def note(self, text: str, item: Item) -> str | None:
        """Return a remark on 80 and 443: those are the server's side."""
        try:
            port = self.parse(text, item)
        except ValueError:
            return None
        return texts.Values.PORT_SERVER.format(port=port) if port in _SERVER_PORTS else None

    def show(self, text: str, item: Item) -> str:
        """Return the port in half-width digits."""
        try:
            return str(self.parse(text, item))
        except ValueError:
            return text

    def compare_key(self, text: str) -> str:
        """Return the digits without leading zeros."""
        return narrow(text).lstrip("0")


def read_url(text: str) -> SplitResult:
    """Return the parts of an http or https address; raises ValueError with a Japanese sentence."""
    typed = text.strip()
    if not typed:
        raise ValueError(texts.Values.EMPTY)
    try:
        return _split(typed)
    except ValueError:
        suggestion = _url_suggestion(typed)
        if suggestion is None:
            raise
    if narrow(typed) in suggestion and narrow(typed) != typed:
        raise ValueError(texts.Values.URL_WIDE.format(suggestion=suggestion))
    raise ValueError(texts.Values.URL_SUGGEST.format(suggestion=suggestion))


def _split(typed: str) -> SplitResult:
    """Return the parts of an address without looking for a better one."""
    if re.search(r"\s", typed):
        raise ValueError(texts.Values.URL_SPACE)
    try:
        parts = urlsplit(typed)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise ValueError(texts.Values.URL) from None
    if parts.scheme not in _SCHEMES:
        raise ValueError(texts.Values.URL_SCHEME)
    if parts.username is not None or parts.password is not None:
        raise ValueError(texts.Values.URL_USER)
    if not host_key(host):
        raise ValueError(texts.Values.URL_HOST)
    return parts


def _url_suggestion(typed: str) -> str | None:
    """Return a valid address that the text surely means, None when it is one or none is sure."""
    better = narrow(typed)
    if "://" not in better and not re.match(r"[A-Za-z]+:(?!\d)", better):
        better = "https://" + better
    if better == typed:
        return None
    try:
        _split(better)
    except ValueError:
        return None
    return better


def host_key(host: str) -> str:
    """Return a host name in ASCII and lower case (IDN as xn--…), empty when it is none."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        pass
    if len(host) > _LONGEST_HOST:
        return ""
    try:
        name = host.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    labels = name.split(".")
    if len(labels) < 2 or labels[-1].isdigit() or len(name) > _LONGEST_HOST:
        return ""
    return name if all(_LABEL.fullmatch(label) for label in labels) else ""


class Url(ItemType):
    """One http or https address; the host may be an international name."""

    name = "url"

    def parse(self, text: str, item: Item) -> str:
        """Return the address as typed, without white space around it."""
        del item
        read_url(text)
        return text.strip()

    def show(self, text: str, item: Item) -> str:
        """Return the address without white space around it."""
        return text if self.check(text, item) else text.strip()

    def compare_key(self, text: str) -> str:
        """Return host and path: scheme, case of the host and a closing slash do not count."""
        try:
            parts = read_url(text)
        except ValueError:
            return text.strip()
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
        query = f"?{parts.query}" if parts.query else ""
        return f"{host_key(parts.hostname or '')}{port}{parts.path.rstrip('/')}{query}"

    def suggest(self, text: str, item: Item) -> str | None:
        """Return the address in half-width letters and with https:// in front."""
        return _url_suggestion(text.strip()) if self.check(text, item) else None
