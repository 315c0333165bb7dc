"""Long words wrap where they are shown; nothing else is touched."""

import pytest

from wizard.ui.logs.breaking import breakable

BREAK = "\u200b"


@pytest.mark.parametrize(
    "text", ["", "注文の日時の43秒後に、注文を確定する画面（/shopping/checkout）へ", "203.0.113.45"]
)
def test_what_fits_is_left(text):
    assert breakable(text) == text


@pytest.mark.parametrize(
    "text", ["アクセス元　2001:db8:1234:5678:9abc:def0:1234:5678", "x" * 200, "/a" * 40]
)
def test_what_is_long_wraps_and_says_the_same(text):
    found = breakable(text)
    assert found.replace(BREAK, "") == text
    assert max(map(len, found.split(BREAK))) <= 26
    assert not found.endswith(BREAK)
