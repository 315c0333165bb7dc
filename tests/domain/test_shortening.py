"""A short version is whole sentences, ends as it must and never is too long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.domain.shortening import shorten

END = "続きは別紙。"

CASES = {
    ("短い。", 10): "短い。",
    ("一文目。二文目は長い文です。", 12): "一文目。" + END,
    ("一文目。\n二文目は長い文です。", 12): "一文目。\n" + END,
    ("一文目。\n\n\n二文目は長い文です。", 13): "一文目。\n" + END,
    ("見出し\n本文がつづきます。ながく。", 12): "見出し\n" + END,
    ("切れ目のない文がつづく", 8): END,
    ("驚いた！？それから届いた。", 12): "驚いた！？" + END,
    ("「はい。」と言われた。そのあと", 11): END,  # 。 inside the bracket ends nothing
    ("「はい。」と言われた。そのあと続いた。", 17): "「はい。」と言われた。" + END,
    ("（注。開いたまま\n次の行。三つ目の文がある。", 18): "（注。開いたまま\n" + END,
    ("a.com/?q=1.5 を見た。次の文はさらに長い。", 24): "a.com/?q=1.5 を見た。" + END,
    ("終わり。」続き。それからあと。", 14): "終わり。」続き。" + END,
}


@pytest.mark.parametrize(("text", "limit"), CASES)
def test_the_short_version(text: str, limit: int) -> None:
    assert shorten(text, limit, END) == CASES[text, limit]


def test_no_room_for_the_ending() -> None:
    assert shorten("これは長い。", len(END) - 1, END) is None


@given(st.text(st.sampled_from("あ。！」「（\n a")), st.integers(0, 30))
def test_never_too_long_and_never_within_a_sentence(text: str, limit: int) -> None:
    short = shorten(text, limit, END)
    if len(text) <= limit:
        assert short == text
    elif short is None:
        assert limit < len(END)
    else:
        assert len(short) <= limit
        assert short.endswith(END)
        kept = short.removesuffix(END).rstrip()
        assert text.startswith(kept)
        rest = text[len(kept) :]
        assert not kept or kept[-1] in "。！」" or rest.lstrip(" ").startswith("\n")


def test_a_long_text_is_gone_through_once() -> None:
    text = "「あ。」い。" * 40_000
    assert shorten(text, 100_000, END) is not None
