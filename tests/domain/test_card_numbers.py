import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.domain import card_numbers

# Numbers that the issuers publish for testing.
CARDS = [
    "4111111111111111",
    "4012888888881881",
    "4222222222222",
    "5555555555554444",
    "2223003122003222",
    "378282246310005",
    "371449635398431",
    "3530111333300000",
    "3566002020360505",
    "30569309025904",
    "38520000023237",
    "36227206271667",
    "6011111111111117",
    "6200000000000005",
]


@pytest.mark.parametrize("number", CARDS)
def test_card_numbers_are_found_and_masked(number):
    assert card_numbers.is_card_number(number)
    masked = card_numbers.mask(f"カード{number}です")
    assert masked == f"カード{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}です"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("4111 1111 1111 1111", "4111 11** **** 1111"),
        ("4111-1111-1111-1111", "4111-11**-****-1111"),
        ("3782 822463 10005", "3782 82**** *0005"),
        ("４１１１　１１１１　１１１１　１１１１", "４１１１　１１**　****　１１１１"),
        ("2-3 4111 1111 1111 1111", "2-3 4111 11** **** 1111"),
        ("4111111111111111 123", "411111******1111 123"),
        ("4111111111111111 5555555555554444", "411111******1111 555555******4444"),
        ("番号:4111111111111111/12/29", "番号:411111******1111/12/29"),
        ("4111 - 1111 - 1111 - 1111", "4111 - 11** - **** - 1111"),
        ("4111-1111 1111-1111", "4111-11** ****-1111"),
        ("41 11 11 11 11 11 11 11", "41 11 11 ** ** ** 11 11"),
        ("4111\u00a01111\u00a01111\u00a01111", "4111\u00a011**\u00a0****\u00a01111"),
        ("03-0000-0000 4111-1111-1111-1111", "03-0000-0000 4111-11**-****-1111"),
        ("注文番号 4111 1111 1111 1111", "注文番号 4111 11** **** 1111"),
        ("hotel 4111111111111111", "hotel 411111******1111"),
        # Mixed signs, alone and beside other numbers.
        ("4111 1111-1111 1111", "4111 11**-**** 1111"),
        ("2-3 4111 1111-1111 1111", "2-3 4111 11**-**** 1111"),
        ("1-2-3-4111 1111-1111 1111", "1-2-3-4111 11**-**** 1111"),
        ("4111 1111-1111 1111 03-0000-0000", "4111 11**-**** 1111 03-0000-0000"),
        ("4111 1111-1111 1111-123", "4111 11**-**** 1111-123"),
        ("注文番号 1024 4111-1111 1111-1111", "注文番号 1024 4111-11** ****-1111"),
        (
            "２－３　４１１１　１１１１－１１１１　１１１１",
            "２－３　４１１１　１１**－****　１１１１",
        ),
        ("４１１１－１１１１－１１１１－１１１１", "４１１１－１１**－****－１１１１"),
        ("4111ｰ1111ｰ1111ｰ1111", "4111ｰ11**ｰ****ｰ1111"),
        ("4111 ― 1111 ― 1111 ― 1111", "4111 ― 11** ― **** ― 1111"),
        # What is not seen comes along when a number is copied.
        ("4111\u200b1111\u200b1111\u200b1111", "4111\u200b11**\u200b****\u200b1111"),
        ("\u202d4111\u202c 1111 1111 1111", "\u202d4111\u202c 11** **** 1111"),
        # No phone and no article has that many digits, whatever stands in front.
        ("電話 4111111111111111", "電話 411111******1111"),
        ("tel:378282246310005", "tel:378282*****0005"),
        ("JAN 4111111111111111", "JAN 411111******1111"),
        ("電話番号 4111-1111-1111-1111", "電話番号 4111-11**-****-1111"),
        # A list whose numbers are of another length is no list of order numbers.
        ("注文番号 1024、4111111111111111", "注文番号 1024、411111******1111"),
    ],
)
def test_groups_wide_digits_and_neighbours(text, masked):
    assert card_numbers.mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "4111111111111112",  # wrong check digit
        "1234567890123452",  # right check digit, nobody's prefix
        "4901234567894",  # an article number (JAN)
        "4586831272343",  # an article number that is right by Luhn as well
        "注文番号：4111111111111111",  # a label says what it is
        "送り状番号は4111111111111111です",
        "order_id=4111111111111111",
        "注文番号 4111111111111111、5555555555554444、4012888888881881の3件",
        "1234-4111-1111 1111-1111-1234",  # two parcels; 4111-1111 1111-1111 is right by Luhn
        "9012 4111-1111 1111-1111-1234",
        "電話 4222222222222",  # as long as a phone number with its country may be
        "353-0000 090-0000-0001",  # a postal code and a phone, 18 digits from JCB's range
        "090-3456-7890 090-1234-5678",  # 3456 7890 090 1234 begins like American Express
        "35.4111111111111111",  # a fraction
        "9f4111111111111111abcdef0123",  # a piece of a hash
        "09012345678",
        "+81 90-1234-5678",
        "03-0000-0000 06-0000-0000",
        "249-0000000-0000000",
        "000000000000",
        "41111111111111111111111",  # too long to be one
        "2026-08-01 22:14:05",
        "",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert card_numbers.mask(text) == text


def test_the_article_number_above_is_right_by_luhn():
    assert card_numbers.luhn("4586831272343")


@given(st.text())
def test_masking_twice_changes_nothing_more_and_lengths_stay(text):
    masked = card_numbers.mask(text)
    assert len(masked) == len(text)
    assert card_numbers.mask(masked) == masked
    assert card_numbers.find(masked) == ()


@given(
    st.sampled_from(CARDS),
    st.text(st.sampled_from("0123456789 -a架空"), max_size=12),
    st.text(st.sampled_from("a架空"), min_size=1, max_size=3),
)
def test_a_card_number_never_survives_beside_words(number, before, apart):
    text = f"{before}{apart}{number}{apart}"
    assert number not in card_numbers.mask(text)
    assert card_numbers.may_hold_card_number(text)


def test_an_old_card_number_that_is_an_article_number_too_is_hidden_when_called_a_card():
    number = "4586831272343"
    assert card_numbers.mask(f"カード番号 {number}") != f"カード番号 {number}"


def test_a_value_known_to_be_a_card_is_hidden_though_its_last_digit_was_lost():
    assert card_numbers.mask_all("4111111111111110") == ("411111******1110", 1)
    assert card_numbers.mask_all("VISA 12/29") == ("VISA 12/29", 0)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("注文番号：4111111111111111", ["4111111111111111"]),
        ("送り状番号は4111111111111111、5555555555554444です",
         ["4111111111111111", "5555555555554444"]),
        ("電話 4222222222222", ["4222222222222"]),
        ("カード 4111111111111111", []),  # hidden anyway
        ("注文番号 4111111111111112", []),
        ("注文番号 1024", []),
        ("JAN 4586831272343", []),
    ],
)  # fmt: skip
def test_what_only_a_word_spares_is_in_doubt(text, numbers):
    assert [text[start:end] for start, end in card_numbers.in_doubt(text)] == numbers


@pytest.mark.parametrize(
    "number",
    [
        "2221000000000009",
        "2720000000000005",
        "2699000000000002",
        "5100000000000008",
        "5500000000000004",
        "3528000000000007",
        "3589000000000003",
        "30000000000004",
        "30500000000003",
        "30950000000000",
        "39000000000005",
        "6440000000000005",
        "6590000000000003",
    ],
)
def test_the_first_and_last_numbers_of_each_range_are_a_brand_s(number: str) -> None:
    assert card_numbers.is_card_number(number)


@pytest.mark.parametrize(
    "number",
    [
        "2220000000000000",
        "2721000000000004",
        "5000000000000009",
        "5600000000000003",
        "3527000000000008",
        "3590000000000000",
        "30600000000001",
        "30940000000001",
        "30960000000009",
        "40000000000002",
        "6430000000000007",
        "6600000000000001",
        "6100000000000006",
    ],
)
def test_numbers_right_outside_a_range_are_no_card_s(number: str) -> None:
    assert card_numbers.luhn(number)
    assert not card_numbers.is_card_number(number)
