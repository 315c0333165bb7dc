from decimal import Decimal

import pytest

from wizard.domain.order_layout import Zone
from wizard.intake import cells
from wizard.intake.notices import Notice


@pytest.mark.parametrize(
    ("text", "value", "original", "notice"),
    [
        ("03-0000-0000", "03-0000-0000", "", None),
        ("09000000000", "09000000000", "", None),
        ("+81 90-0000-0000", "090-0000-0000", "+81 90-0000-0000", None),
        ("+819000000000", "09000000000", "+819000000000", None),
        ("+81-3-0000-0000", "03-0000-0000", "+81-3-0000-0000", None),
        ("+81 (0)90-0000-0000", "090-0000-0000", "+81 (0)90-0000-0000", None),
        ("+81 090-0000-0000", "090-0000-0000", "+81 090-0000-0000", None),
        ("+1 202-555-0100", "+1 202-555-0100", "", None),
        ("9000000000", "9000000000", "", Notice.PHONE_ZERO),
        ("300000000", "300000000", "", Notice.PHONE_ZERO),
        ("9E+09", "9E+09", "", Notice.LOST_DIGITS),
        ("90-1234-5678", "90-1234-5678", "", Notice.PHONE_ZERO),
        ("3-1234-5678", "3-1234-5678", "", Notice.PHONE_ZERO),
        ("3-12-34", "3-12-34", "", Notice.PHONE_ZERO),
        ("202-555-0100", "202-555-0100", "", None),
    ],
)
def test_phones(text, value, original, notice):
    assert cells.phone(text) == (value, original, notice)


@pytest.mark.parametrize(
    ("text", "value", "original", "notice"),
    [
        ("1000000", "1000000", "", None),
        ("100-0000", "100-0000", "", None),
        ("600001", "0600001", "600001", Notice.POSTAL_ZERO),
        ("60001", "60001", "", Notice.POSTAL_SHORT),
        ("0600", "0600", "", None),
        ("60-1", "60-1", "", None),
        ("SW1A 1", "SW1A 1", "", None),
    ],
)
def test_only_a_lost_zero_of_a_postal_code_is_put_back(text, value, original, notice):
    assert cells.postal_code(text) == (value, original, notice)


@pytest.mark.parametrize(
    ("text", "value"),
    [("60-1", "060-0001"), ("0-21", "000-0021"), ("600001", "0600001")],
)
def test_a_postal_code_of_two_columns_gets_all_its_zeros_back(text, value):
    assert cells.postal_pieces(text) == (value, text, Notice.POSTAL_ZERO)


@pytest.mark.parametrize("text", ["100-0001", "1000-01", "100", "100-00001", "SW1-1"])
def test_other_pieces_of_a_postal_code_stay(text):
    assert cells.postal_pieces(text) == (text, "", None)


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        ("2月3日", True),
        ("3-Feb", True),
        ("2001/2/3", True),
        ("2026-02-03", True),
        ("2026-02-03 00:00:00", True),
        ("2-3", False),
        ("2月3日ビル", False),
        ("3-Gai", False),
        ("2026-02-03 22:14:05", False),
        ("1-2026-02", False),
    ],
)
def test_an_address_that_a_spreadsheet_made_a_date(text, is_date):
    assert cells.is_date_like(text) is is_date
    assert cells.address(text) == (text, "", Notice.DATE_ADDRESS if is_date else None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("JP-13", "東京都"),
        ("JP13", "東京都"),
        ("13", "東京都"),
        ("JP-01", "北海道"),
        ("47", "沖縄県"),
        ("JP-48", "JP-48"),
        ("0", "0"),
        ("東京都", "東京都"),
        ("Tokyo", "Tokyo"),
    ],
)
def test_prefecture_codes(text, value):
    assert cells.prefecture(text)[0] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("太郎 架空", "架空 太郎"),
        ("太郎\u3000架空", "架空\u3000太郎"),
        ("𠮷子 髙見", "髙見 𠮷子"),
        ("タロウ カクウ", "カクウ タロウ"),
        ("Taro Kakuu", "Taro Kakuu"),
        ("架空太郎", "架空太郎"),
        ("ジョン 二郎 架空", "ジョン 二郎 架空"),
    ],
)
def test_only_a_japanese_name_of_two_parts_is_turned_round(text, value):
    found, original, notice = cells.family_first(text)
    assert found == value
    assert (original, notice) == ((text, Notice.NAME_TURNED) if value != text else ("", None))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-08-01 22:14:05", "2026-08-01T22:14:05+09:00"),
        ("2026-08-01 22:14:05 +0900", "2026-08-01T22:14:05+09:00"),
        ("2026-08-01 09:14:05 -0400", "2026-08-01T22:14:05+09:00"),
        ("2026-08-01T13:14:05Z", "2026-08-01T22:14:05+09:00"),
        ("2026-08-01 13:14:05 UTC", "2026-08-01T22:14:05+09:00"),
        ("2026/8/1 22:14:05", "2026-08-01T22:14:05+09:00"),
        ("2026-12-31 20:00:00 +0000", "2027-01-01T05:00:00+09:00"),
    ],
)
def test_times_are_told_in_japan_time_with_the_source_kept(text, value):
    assert cells.Clock().read(text) == (value, text, None)


def test_a_time_that_is_canonical_already_has_no_other_source_text():
    assert cells.Clock().read("2026-08-01T22:14:05+09:00") == (
        "2026-08-01T22:14:05+09:00",
        "",
        None,
    )


def test_a_time_without_offset_follows_the_layouts_zone_never_the_computers():
    assert cells.Clock(Zone.UTC).read("2026-08-01 13:14:05")[0] == "2026-08-01T22:14:05+09:00"
    assert cells.Clock(Zone.UTC).read("2026-08-01 13:14:05 +0900")[0].startswith("2026-08-01T13:14")


def test_missing_seconds_are_said_and_not_invented():
    found = cells.Clock().read("2026/8/1 22:14")
    assert found == ("2026-08-01T22:14+09:00", "2026/8/1 22:14", Notice.NO_SECONDS)


@pytest.mark.parametrize(
    "text",
    ["2026-13-01 00:00:00", "2026-02-30 10:00:00", "2026-08-01", "45870.9", "夜", "8/1/2026"],
)
def test_what_is_no_time_stays_as_it_stands(text):
    assert cells.Clock().read(text) == (text, "", Notice.BAD_TIME)


def test_a_layouts_own_time_formats():
    clock = cells.Clock(Zone.JAPAN, ("%d.%m.%Y %H:%M:%S", "%m/%d/%Y %H:%M"))
    assert clock.read("01.08.2026 22:14:05")[0] == "2026-08-01T22:14:05+09:00"
    assert clock.read("8/1/2026 22:14")[::2] == ("2026-08-01T22:14+09:00", Notice.NO_SECONDS)
    utc = cells.Clock(Zone.UTC, ("%d.%m.%Y %H:%M:%S",))
    assert utc.read("01.08.2026 13:14:05")[0] == "2026-08-01T22:14:05+09:00"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("39600", "39600"),
        ("39,600", "39600"),
        ("¥39,600", "39600"),
        ("39,600円", "39600"),
        ("３９６００", "39600"),
        ("18000.00", "18000.00"),
        ("-500", "-500"),
        ("$-45.00", "-45.00"),
        ("1,240,000.50", "1240000.50"),
        ("３９，６００", "39600"),
    ],
)
def test_numbers(text, number):
    assert cells.to_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "1e9",
        "2.49E+17",
        "nan",
        "1_000",
        "1.2.3",
        "9" * 40,
        "1.240,00",
        "1,5",
        "1,24",
        "12,3456",
        ",5",
    ],
)
def test_no_numbers(text):
    assert cells.to_number(text) is None


@pytest.mark.parametrize(
    ("text", "value", "notice"),
    [
        ("2", "2", None),
        ("2.00", "2", None),
        ("２", "2", None),
        ("1.5", "1.5", Notice.BAD_QUANTITY),
        ("二", "二", Notice.BAD_QUANTITY),
    ],
)
def test_quantities(text, value, notice):
    assert cells.integer(text)[::2] == (value, notice)


def test_amounts_are_rounded_half_up():
    assert [cells.whole_yen(Decimal(text)) for text in ("0.5", "1.5", "1080.49", "-2.5")] == [
        "1",
        "2",
        "1080",
        "-3",
    ]
