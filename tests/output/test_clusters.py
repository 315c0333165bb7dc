from hypothesis import given
from hypothesis import strategies as st

from wizard.output.clusters import clusters, printable


def test_a_selector_stays_with_its_base() -> None:
    assert clusters("葛\U000e0100城 𠮷") == ["葛\U000e0100", "城", " ", "𠮷"]


def test_a_combining_mark_stays_with_its_base() -> None:
    assert clusters("か\u3099き") == ["か\u3099", "き"]


@given(st.text())
def test_clusters_joined_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


def test_what_has_no_ink_goes_and_line_ends_are_one_kind() -> None:
    text = "a\u200bb\u202ec\ufeff\u200d\x00\x07\xadd\r\ne\rf\u2028g\x0bh"
    assert printable(text) == "abcd\ne\nf\ng\nh"


def test_spaces_tabs_and_half_characters_stay() -> None:
    text = " \u3000\t\u2003\u00a0\ud842x"
    assert printable(text) == text


@given(st.text(alphabet=st.characters()))
def test_no_text_is_too_odd(text: str) -> None:
    clusters(printable(text))
