"""Values made comparable, thousands at a time: two texts with the same key mean the same.

Keys are only compared, never kept or shown, so full-width letters and half-width kana may be
read as what they stand for (NFKC), which is forbidden for anything that is kept. A text that
says nothing (no number in an address, no valid phone number) has the key "".

Many values are read in one go, because 10,000 orders bring 20,000 addresses: joined by line
ends, each rule runs once over all of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from wizard import texts
from wizard.domain.item_types.mail import read_email
from wizard.domain.item_types.network import ip_doubt, read_ip
from wizard.domain.item_types.phone import Phone, read_phone
from wizard.domain.item_types.places import PREFECTURES
from wizard.domain.link_rules import LinkReading

Keys = Callable[[Sequence[str]], list[str]]

_WORDS = texts.LinkWords
_KANJI = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff"
_NUMERALS = _WORDS.NUMERALS
_TEN, _HUNDRED = "\u5341", "\u767e"
_OTHER_DASHES = "\u2010-\u2015\u2212\u2500\u2501\u30fc"
_SIGNS = " ,.\u3001\u3002\u30fb\"'()[]\u300c\u300d"
# A look behind stands last in each: what a pattern begins with decides how fast it is found.
_PARTING = re.compile(f"[{re.escape(_SIGNS)}]+(?=\\d)", re.ASCII)
_POSTAL = re.compile(f"\u3012\\d{{3}}[-{_OTHER_DASHES}]?\\d{{4}}", re.ASCII)
# Without the sign it is one at the beginning only, where no number of a house stands.
_BARE_POSTAL = re.compile(
    f"\n\\d{{3}}[-{_OTHER_DASHES}]?\\d{{4}}(?![\\d{_OTHER_DASHES}-])", re.ASCII
)
_NUMBER = re.compile(f"[{_NUMERALS}{_TEN}{_HUNDRED}]+(?={_WORDS.NUMBERED})")
_COUNTED = re.compile(_WORDS.COUNTED, re.ASCII)
_FLOOR = re.compile("f(?<=\\df)(?![a-z])", re.ASCII)
_ROOM = re.compile(_WORDS.ROOM, re.ASCII)
_BETWEEN_DIGITS = re.compile(f"[{_OTHER_DASHES}{_WORDS.OF}](?<=\\d.)(?=\\d)", re.ASCII)
_OTHER_HYPHEN = re.compile("-(?:(?<!\\d-)|(?!\\d))", re.ASCII)
_SMALL_KE = re.compile(f"[{_WORDS.KE}](?<=[{_KANJI}].)(?=[{_KANJI}])")
# The number of a street (四条) is none of a house.
_DIGIT = re.compile(f"\\d(?!\\d*{_WORDS.STREET})", re.ASCII)
_TITLES = re.compile(f"(?:{_WORDS.NAME_TITLES})$", re.MULTILINE)
_ODD_SPACE = re.compile("[\t\v\f\r\x1c-\x1f\x85\u2028\u2029]")
_VOICED = ("\uff9e", "\uff9f")  # half-width marks that melt into the letter before them
_SHORT_PREFECTURES = frozenset(name for name in PREFECTURES if len(name) == 3)
_LONG_PREFECTURES = frozenset(name for name in PREFECTURES if len(name) == 4)
_MAIL = r"[a-z0-9._+-]{1,64}@(?:[a-z0-9-]{1,30}\.){1,5}[a-z]{2,10}"
_PLAIN_MAIL = re.compile(_MAIL, re.ASCII)
_PLAIN_MAILS = re.compile(rf"{_MAIL}(?:\n{_MAIL})*", re.ASCII)
_MOBILES = ("090", "080", "070", "050")
_MOBILE = 11  # digits
_SHORTEST_NAME = 2
_FEW = 60  # characters


def address_keys(values: Sequence[str]) -> list[str]:
    """Return the keys of addresses; the prefecture is kept as it stands in front, or not at all.

    The same are: full- and half-width letters and kana, spaces or none, kinds of hyphen,
    一丁目2番地3号 and 1-2-3, 二十四条 and 24条, a postal code in front or none, 大字 or none, ヶ ケ が
    between kanji, 4F and 4階, 201号室 and 201. Floor and room stay: other rooms are other addresses.
    Without a number there is no key.
    """
    text = _PARTING.sub(_parted, _joined(values).lower())
    for sign in _SIGNS:
        text = text.replace(sign, "")
    text = _POSTAL.sub("", text).replace(_WORDS.LARGE_SECTION, "")
    text = _BARE_POSTAL.sub("\n", f"\n{text}")[1:]
    text = _NUMBER.sub(_counted, text)
    text = _COUNTED.sub("-", _ROOM.sub("", text))
    text = _BETWEEN_DIGITS.sub("-", _FLOOR.sub(_WORDS.FLOOR, text))
    text = _SMALL_KE.sub(_WORDS.KE[0], _OTHER_HYPHEN.sub("", text))
    return [key if _DIGIT.search(key) else "" for key in text.split("\n")]


def prefecture_of(key: str) -> str:
    """Return the prefecture at the beginning of an address's key, or ""."""
    if key[:3] in _SHORT_PREFECTURES:
        return key[:3]
    return key[:4] if key[:4] in _LONG_PREFECTURES else ""


def name_keys(values: Sequence[str]) -> list[str]:
    """Return the keys of names: no spaces, no 様, one width; a single character is no name."""
    text = _TITLES.sub("", _joined(values).lower().replace(" ", ""))
    return [key if len(key) >= _SHORTEST_NAME else "" for key in text.split("\n")]


def phone_keys(values: Sequence[str]) -> list[str]:
    """Return phone numbers as digits; what is no phone number has no key."""
    digits = "\n".join(values).replace("-", "").split("\n")
    if len(digits) != len(values):
        return list(map(_phone, values))
    return [
        # The plain mobile numbers, which are most, are read without asking further.
        bare
        if len(bare) == _MOBILE and bare.startswith(_MOBILES) and bare.isascii() and bare.isdigit()
        else _phone(value)
        for bare, value in zip(digits, values, strict=True)
    ]


def email_keys(values: Sequence[str]) -> list[str]:
    """Return addresses in lower case; what is no mail address has no key."""
    joined = "\n".join(values).lower()
    if _PLAIN_MAILS.fullmatch(joined):
        return joined.split("\n")
    return [_email(value.strip().lower()) for value in values]


def ip_keys(values: Sequence[str]) -> list[str]:
    """Return IP addresses in their canonical spelling.

    One that no customer on the internet has (private, between carrier and customers, loopback)
    has no key: it is that of a proxy in front of the shop, and all orders share it.
    """
    return [_ip(value) for value in values]


def text_keys(values: Sequence[str]) -> list[str]:
    """Return texts without white space around them."""
    return [value.strip() for value in values]


KEYS: Mapping[LinkReading, Keys] = {
    LinkReading.ADDRESS: address_keys,
    LinkReading.NAME: name_keys,
    LinkReading.PHONE: phone_keys,
    LinkReading.EMAIL: email_keys,
    LinkReading.IP: ip_keys,
    LinkReading.TEXT: text_keys,
}


def _joined(values: Sequence[str]) -> str:
    """Return the values in lines, as NFKC writes them and with no white space but spaces."""
    joined = "\n".join(values)
    if joined.count("\n") >= len(values) or _ODD_SPACE.search(joined):
        joined = "\n".join(" ".join(value.split()) for value in values)
    if joined.isascii():
        return joined
    odd = [c for c in set(joined) if not c.isascii() and unicodedata.normalize("NFKC", c) != c]
    if len(odd) > _FEW or any(mark in joined for mark in _VOICED):
        return unicodedata.normalize("NFKC", joined)
    for character in odd:  # many times faster than normalising a long text
        joined = joined.replace(character, unicodedata.normalize("NFKC", character))
    return joined


def _parted(found: re.Match[str]) -> str:
    """Return the hyphen between two numbers: 2-3 401 is not 2-3401."""
    start = found.start()
    return "-" if start and found.string[start - 1].isdigit() else ""


def _counted(found: re.Match[str]) -> str:
    """Return kanji numerals up to 999 as digits: 二十三 → 23, 一〇 → 10."""
    text = found[0]
    if _TEN not in text and _HUNDRED not in text:
        return "".join(str(_NUMERALS.index(c)) for c in text)
    total, digit = 0, 0
    for character in text:
        if character in _NUMERALS:
            digit = digit * 10 + _NUMERALS.index(character)
        else:
            total += (digit or 1) * (10 if character == _TEN else 100)
            digit = 0
    return str(total + digit)


def _phone(value: str) -> str:
    if Phone.sure.fullmatch(value):
        return value.replace("-", "")
    try:
        return read_phone(value)
    except ValueError:
        return ""


def _email(value: str) -> str:
    if _PLAIN_MAIL.fullmatch(value):
        return value
    try:
        return read_email(unicodedata.normalize("NFKC", value)).lower()
    except ValueError:
        return ""


def _ip(value: str) -> str:
    try:
        address = read_ip(value)
    except ValueError:
        return ""
    return "" if ip_doubt(address) else str(address)
