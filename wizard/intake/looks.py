"""What a cell looks like, for telling columns apart whose names say nothing."""

from __future__ import annotations

import re

from wizard import texts
from wizard.domain.item_types import PREFECTURES
from wizard.domain.order_layout import Reading

_POSTAL_CODE = re.compile(r"'?\u3012?\s?(\d{3}-\d{4}|\d{7})", re.ASCII)
_PHONE = re.compile(r"'?(?:0\d{9,10}|0\d{1,4}-\d{1,4}-\d{3,4}|\+81[-\s]?\d[\d\s-]{8,12})", re.ASCII)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[A-Za-z0-9-]{2,}")
_DAY = re.compile(
    r"(?:19|20)\d\d[-/.\u5e74]\d{1,2}[-/.\u6708]\d{1,2}\u65e5?(?:[T ]+\d{1,2}:\d{2}.*)?", re.ASCII
)
_AMOUNT = re.compile(
    r"[\\\u00a5\uffe5]?-?(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d{1,2})?\u5186?", re.ASCII
)
_ADDRESS = re.compile(f"[{texts.Intake.ADDRESS_SIGNS}]")
_NAME = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{1,8}"
    "(?:[ \u3000][\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{1,8})?"
)
_CODE = re.compile(r"#?[0-9A-Za-z][0-9A-Za-z_-]{0,39}", re.ASCII)
_IP = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}", re.ASCII)
_AGENT = re.compile(r"Mozilla/\d|Opera/\d")


def looks_like(reading: Reading, text: str) -> bool:
    """Return True when a text looks like a phone number, a postal code, a time or a number."""
    patterns = {
        Reading.PHONE: _PHONE,
        Reading.POSTAL_CODE: _POSTAL_CODE,
        Reading.DATETIME: _DAY,
        Reading.PRICE: _AMOUNT,
        Reading.INTEGER: _AMOUNT,
    }
    pattern = patterns.get(reading)
    return pattern is not None and pattern.fullmatch(text.strip()) is not None


def kinds_of(text: str) -> frozenset[str]:
    """Return every kind of content that a trimmed cell may be.

    The words are ``phone postal_code email moment amount count prefecture address name full_name
    code ip user_agent``.
    """
    tests = {
        "phone": _PHONE.fullmatch(text),
        "postal_code": _POSTAL_CODE.fullmatch(text),
        "email": _EMAIL.fullmatch(text),
        "moment": _DAY.fullmatch(text),
        "amount": _AMOUNT.fullmatch(text),
        "count": re.fullmatch(r"[1-9]\d{0,2}", text, re.ASCII),
        "prefecture": text in PREFECTURES,
        "address": len(text) > 3 and not text.isascii() and _ADDRESS.search(text),
        "name": _NAME.fullmatch(text),
        "full_name": (" " in text or "\u3000" in text) and _NAME.fullmatch(text),
        "code": any(map(str.isdecimal, text)) and _CODE.fullmatch(text),
        "ip": _IP.fullmatch(text),
        "user_agent": _AGENT.match(text),
    }
    return frozenset(kind for kind, found in tests.items() if found)
