"""`links.toml` and `red_flags.toml`: the real ones load, broken ones name file and key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from wizard.errors import FormsError
from wizard.formdefs.flag_defs import read_flag_rules
from wizard.formdefs.loader import load_form
from wizard.formdefs.tables import load_tables


def test_the_real_rules(root: Path) -> None:
    form = load_form(root / "forms")
    assert [kind.id for kind in form.links.kinds if not kind.alone] == ["user_agent"]
    asked = {link_item.item for kind in form.links.kinds for link_item in kind.items}
    assert {"order.access.ip", "order.buyer.email", "order.recipient.name"} <= asked
    rules = read_flag_rules(root / "resources")
    assert rules.high_yen > 0
    assert rules.forwarding
    assert not any(word.confirmed for word in rules.forwarding)
    assert all(word.source for word in rules.forwarding)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('read_as = "ip"', 'read_as = "gps"', "read_as"),
        (
            'items = [{ item = "order.access.ip" }]',
            'items = [{ item = "company.name" }]',
            "company.name",
        ),
        (
            'items = [{ item = "order.access.ip" }]',
            'items = [{ item = "order.nothing" }]',
            "order.nothing",
        ),
        ('items = [{ item = "order.access.ip" }]', "items = []", "items"),
        ('id = "ip"', 'id = "email"', "email"),
        ('label = "住所"', 'label = "住所"\nweight = 3', "weight"),
    ],
)
def test_a_broken_link_is_named(copied: Path, old: str, new: str, named: str) -> None:
    breaking(copied / "forms" / "links.toml", old, new)
    refuses(lambda: load_form(copied / "forms"), "links.toml", named)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("high_yen = 100000", "high_yen = 0", "high_yen"),
        ("high_yen = 100000", "", "high_yen"),
        ("night_to = 5", "night_to = 24", "night_to"),
        ("short_orders = 2", "short_orders = 1", "short_orders"),
        ('word = "転送"', 'word = "tenso"', "tenso"),
        ('word = "転送"', 'word = "転送"\nsure = true', "sure"),
    ],
)
def test_a_broken_flag_is_named(copied: Path, old: str, new: str, named: str) -> None:
    breaking(copied / "resources" / "tables" / "red_flags.toml", old, new)
    refuses(lambda: load_tables(copied / "resources"), "red_flags.toml", named)


def breaking(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def refuses(load: Callable[[], object], file: str, named: str) -> None:
    with pytest.raises(FormsError) as refused:
        load()
    assert file in refused.value.detail
    assert named in refused.value.detail
