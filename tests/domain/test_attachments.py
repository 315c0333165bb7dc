"""How much is attached, against a limit that nobody has confirmed."""

from __future__ import annotations

import pytest

from wizard.domain.attachments import (
    Attachment,
    Budget,
    Offer,
    budget_of,
    doubt_about,
    size_words,
    too_much,
    weigh,
    weight_lines,
)

TEN = Budget(10_000_000)
PDF = Attachment("申出書_20261121.pdf", 400_000)
PICTURE = Attachment("画面.JPG", 9_700_000)


def test_what_fits_needs_no_offers() -> None:
    weight = weigh([PDF, Attachment("a.png", 9_600_000)], TEN)
    assert weight.fits
    assert weight.offers == ()
    assert weight_lines(weight, TEN) == (
        "添付するもの　2個　合計 10.0MB",
        "目安の上限 10.0MB（上限は未確認です。e-Govの画面の案内に合わせてください）",
    )


def test_what_is_too_large_gets_every_offer_that_helps() -> None:
    weight = weigh([PDF, PICTURE], TEN)
    assert not weight.fits
    assert weight.bytes_over == 100_000
    assert weight.offers == (Offer.SMALLER_PICTURES, Offer.FEWER_FILES, Offer.AT_THE_STATION)
    assert weight_lines(weight, TEN)[-1] == "合計が目安の上限を100KB超えています。"


def test_offers_that_do_not_help_are_not_made() -> None:
    assert weigh([Attachment("記録.pdf", 11_000_000)], TEN).offers == (Offer.AT_THE_STATION,)
    two = [Attachment("記録.pdf", 6_000_000), Attachment("記録2.pdf", 6_000_000)]
    assert weigh(two, TEN).offers == (Offer.FEWER_FILES, Offer.AT_THE_STATION)


def test_too_many_files() -> None:
    few = Budget(10_000_000, limit_count=2, confirmed=True)
    weight = weigh([Attachment(f"{n}.jpg", 10) for n in range(5)], few)
    assert weight.files_over == 3
    assert weight.offers == (Offer.FEWER_FILES, Offer.AT_THE_STATION)
    assert weight_lines(weight, few)[1:] == (
        "目安の上限 10.0MB、2個",
        "数が目安の上限より3個多くなっています。",
    )


def test_nothing_attached() -> None:
    assert weigh([], TEN).fits


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0バイト"), (999, "999バイト"), (1000, "1KB"), (1_250_000, "1.2MB")]
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert size_words(size) == words


def test_every_offer_has_its_words() -> None:
    assert all(offer.label and offer.help for offer in Offer)


def test_without_a_known_limit_everything_fits() -> None:
    none = budget_of(None)
    assert weigh([PICTURE], none).fits
    assert len(weight_lines(weigh([PICTURE], none), none)) == 1


def test_the_budget_is_read_from_the_plain_table() -> None:
    table = {"limit_bytes": 5, "limit_count": 2, "confirmed": True, "source": "x"}
    assert budget_of(table) == Budget(5, 2, confirmed=True)


def test_a_picture_that_was_tried_is_not_offered_again() -> None:
    tried = Attachment("画面.jpg", 11_000_000, tried=True)
    assert weigh([PDF, tried], TEN).offers == (Offer.FEWER_FILES, Offer.AT_THE_STATION)


def test_the_statement_alone_leaves_nothing_to_offer() -> None:
    alone = Attachment("申出書.pdf", 11_000_000, fixed=True)
    assert weigh([alone], TEN).offers == ()
    assert too_much([alone], TEN) == ()


@pytest.mark.parametrize(
    ("sizes", "gone"),
    [
        ([4, 3], ()),
        ([4, 9, 2], (1,)),
        ([4, 6, 3, 5], (1, 2)),  # none is enough alone: the largest, then the smallest enough
        ([4, 5, 5], (1,)),
        ([11, 1, 1], (1, 2)),  # even without all others it is too much
    ],
)
def test_as_few_as_possible_go(sizes: list[int], gone: tuple[int, ...]) -> None:
    files = [Attachment(f"{i}.pdf", size, fixed=i == 0) for i, size in enumerate(sizes)]
    assert too_much(files, Budget(10)) == gone


def test_too_many_files_go_until_the_number_fits() -> None:
    files = [Attachment(f"{i}.pdf", i) for i in range(4)]
    assert len(too_much(files, Budget(100, limit_count=2))) == 2


@pytest.mark.parametrize("name", ["a.EXE", "a.zip", "届出.xml", "a.tar.gz"])
def test_types_that_may_not_be_taken_are_told_calmly(name: str) -> None:
    assert doubt_about(name).endswith("。")


@pytest.mark.parametrize("name", ["a.pdf", "a.jpg", "a.png", "a.eml", "a.txt", "zip", ".exe", ""])
def test_other_types_are_not_doubted(name: str) -> None:
    assert doubt_about(name) == ""
