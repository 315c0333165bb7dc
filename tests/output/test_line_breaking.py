import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wizard.output.clusters import clusters
from wizard.output.line_breaking import NEVER_FIRST, NEVER_LAST, break_lines

JAPANESE = (
    "、。ー々っゃァ」』）「『（…―あ漢字カナ０１２ＡＢ　 abc 123 1,000円 https://example.com/a?b=c "
)
ALPHABET = st.sampled_from(
    [*sorted(set(JAPANESE)), "葛\U000e0100", "か\u3099", "𠮷", "‥", "％", "!"]
)
TEXTS = st.lists(ALPHABET, max_size=120).map("".join)
ROOMS = st.floats(min_value=4, max_value=60).map(lambda room: round(room * 2) / 2)


def ems(text: str) -> float:
    """Width as in the bundled fonts: ASCII is half as wide, marks have no width of their own."""
    return sum(0.5 if part[0].isascii() else 1.0 for part in clusters(text))


def lines_of(text: str, room: float = 10) -> list[str]:
    return break_lines(text, room, ems)


def solid(line: str) -> str:
    return line.rstrip(" \u3000")


@given(TEXTS, ROOMS)
@settings(max_examples=400)
def test_joined_lines_are_the_text(text: str, room: float) -> None:
    assert "".join(lines_of(text, room)) == text


@given(TEXTS, ROOMS)
@settings(max_examples=400)
def test_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    for line in lines_of(text, room):
        assert ems(solid(line)) <= room
        assert ems(line) <= room + 2.0


KANJI_AND_MARKS = st.text(alphabet="、。ー々っァ」』）「『（…―あ漢字カナ", max_size=120)


def tied(before: str, after: str) -> bool:
    same_dash = before == after and before in "…―"
    return before in NEVER_LAST or after in NEVER_FIRST or same_dash


@given(KANJI_AND_MARKS, ROOMS)
@settings(max_examples=600)
@example("ああああ」」」」」」」」」」」」", 4)
def test_kinsoku_is_broken_only_inside_a_run_wider_than_a_line(text: str, room: float) -> None:
    lines = lines_of(text, room)
    at = 0
    for line in lines[:-1]:
        at += len(line)
        if not tied(text[at - 1], text[at]):
            continue
        start, end = at - 1, at + 1
        while start and tied(text[start - 1], text[start]):
            start -= 1
        while end < len(text) and tied(text[end - 1], text[end]):
            end += 1
        assert ems(text[start:end]) > room


LONG = (
    "当店（架空堂オンライン）では、2026年8月1日22時14分05秒に、「見本の腕時計（銀）」を39,600円で"
    "購入する注文を受けました。……しかし、カード会社から「名義人が利用した覚えがない」との連絡があり、"
    "ＩＰアドレス203.0.113.45からのアクセス（Mozilla/5.0 (Windows NT 10.0; Win64; x64)）を確認しました。"
    "チャージバックの金額は１２３，４５６円です。キャンセル――返品――はできませんでした。"
) * 6


@pytest.mark.parametrize("room", [room / 2 for room in range(24, 130)])
def test_a_hard_text_has_no_violation_at_any_width(room: float) -> None:
    lines = lines_of(LONG, room)
    assert "".join(lines) == LONG
    for before, after in pairwise(lines):
        assert after[0] not in NEVER_FIRST, (before, after)
        assert solid(before)[-1] not in NEVER_LAST, (before, after)
        # No number, word or dash is cut in two.
        assert not re.search(r"[0-9A-Za-z,.]$", before) or not re.match(r"[0-9A-Za-z,.]", after)
        assert not (before[-1] in "…―" and after[0] == before[-1])
        assert not (re.search("[０-９，]$", before) and re.match("[０-９，]", after))


def test_a_number_moves_to_the_next_line_whole() -> None:
    assert lines_of("ああああああああ1,234,567円", 10) == ["ああああああああ", "1,234,567円"]


def test_closing_marks_take_their_character_along() -> None:
    assert lines_of("あいうえおかきくけこ。さ", 10) == ["あいうえおかきくけ", "こ。さ"]


def test_an_opening_bracket_goes_with_what_it_opens() -> None:
    assert lines_of("あいうえおかきくけ「さし」", 10) == ["あいうえおかきくけ", "「さし」"]


def test_a_long_address_is_cut_after_its_separators() -> None:
    url = "https://shop.example.com/products/detail/1024?utm_source=mail&lang=ja"
    lines = lines_of(url, 15)
    assert "".join(lines) == url
    assert all(line[-1] in "/?&=_." for line in lines[:-1])
    assert not any(line.startswith("/") for line in lines[1:])


def test_an_escaped_address_is_cut_before_its_escapes() -> None:
    url = "https://example.com/" + "%E3%81%82" * 8
    lines = lines_of(url, 12)
    assert "".join(lines) == url
    assert all(line.startswith("%") for line in lines[1:])


def test_a_run_without_any_separator_is_cut_hard() -> None:
    assert lines_of("a" * 50, 10) == ["a" * 20, "a" * 20, "a" * 10]


def test_line_ends_blank_lines_and_indents_stay() -> None:
    text = "　一つ目。\n\n　　二つ目。\n"
    assert lines_of(text, 30) == ["　一つ目。", "", "　　二つ目。", ""]


def test_full_width_spaces_inside_stay() -> None:
    assert lines_of("氏名　　　　山田　太郎", 30) == ["氏名　　　　山田　太郎"]


def test_a_space_at_the_end_of_a_line_does_not_start_the_next() -> None:
    assert lines_of("aaaa bbbb cccc", 5) == ["aaaa bbbb ", "cccc"]


def test_many_spaces_flow_like_characters() -> None:
    text = "あ" + "　" * 25 + "い"
    lines = lines_of(text, 10)
    assert "".join(lines) == text
    assert max(map(ems, lines)) <= 10


def test_tabs_become_spaces_up_to_the_next_stop() -> None:
    assert lines_of("あ\tb\tc", 30) == ["あ  b   c"]


def test_a_base_is_never_parted_from_its_selector() -> None:
    text = "葛\U000e0100" * 12
    assert lines_of(text, 5) == ["葛\U000e0100" * 5, "葛\U000e0100" * 5, "葛\U000e0100" * 2]


@pytest.mark.parametrize("text", ["", "\n", " ", "　", "\t"])
def test_nothing_is_one_or_more_empty_lines(text: str) -> None:
    assert len(lines_of(text)) == text.count("\n") + 1


def test_a_room_narrower_than_a_character_still_ends() -> None:
    assert lines_of("あい。", 0.5) == ["あ", "い", "。"]
