"""E-mail addresses, the odd ones of Japanese carriers included."""

from __future__ import annotations

import re

from wizard import texts
from wizard.domain.form import Item
from wizard.domain.item_types.base import ItemType
from wizard.domain.item_types.network import host_key
from wizard.domain.item_types.widths import narrow

# Carriers long gave out addresses with dots at the start, at the end and in a row, which RFC
# 5322 forbids outside quotes; they receive mail, so any run of these letters is taken.
_LOCAL = re.compile(r"""[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}|"[ -!#-\[\]-~]{1,62}\"""", re.ASCII)
_LONGEST = 254


def read_email(text: str) -> str:
    """Return an address without white space around it; raises ValueError with a sentence."""
    typed = text.strip()
    if not typed:
        raise ValueError(texts.Values.EMPTY)
    narrowed = narrow(typed)
    if narrowed != typed and _refusal(narrowed) is None:
        raise ValueError(texts.Values.EMAIL_WIDE.format(suggestion=narrowed))
    refusal = _refusal(typed)
    if refusal is not None:
        raise ValueError(refusal)
    return typed


def _refusal(typed: str) -> str | None:
    if len(typed) > _LONGEST:
        return texts.Values.EMAIL_TWO if typed.count("@") > 1 else texts.Values.EMAIL_DOMAIN
    local, at, domain = typed.rpartition("@")
    if re.search(r"@.*[,;、\s].*@", typed):
        return texts.Values.EMAIL_TWO
    if not at or (("@" in local) and not local.startswith('"')):
        return texts.Values.EMAIL_AT
    if not _LOCAL.fullmatch(local):
        return texts.Values.EMAIL_LOCAL
    if not re.search("[^0-9.]", domain) or not host_key(domain) or domain.endswith("."):
        return texts.Values.EMAIL_DOMAIN
    return None


class Email(ItemType):
    """One e-mail address."""

    name = "email"
    sure = re.compile(r"[A-Za-z0-9._+-]{1,64}@(?:[a-z0-9]{1,30}\.){1,5}[a-z]{2,10}", re.ASCII)

    def parse(self, text: str, item: Item) -> str:
        """Return the address."""
        del item
        return read_email(text)

    def show(self, text: str, item: Item) -> str:
        """Return the address without white space around it."""
        return text if self.check(text, item) else text.strip()

    def compare_key(self, text: str) -> str:
        """Return the address in lower case: no provider tells letters apart by case."""
        return narrow(text).lower()

    def suggest(self, text: str, item: Item) -> str | None:
        """Return the address in half-width letters."""
        if self.check(text, item) is None:
            return None
        return narrow(text) if _refusal(narrow(text)) is None else None
