"""Dates, points in time, money and whole numbers."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.making import item
from wizard.domain.item_types import JAPAN, TYPES, format_date

DATE, MOMENT, YEN, INTEGER = (TYPES[n] for n in ("date", "datetime", "yen", "integer"))
DAY = date(2026, 8, 20)
AT = datetime(2026, 8, 1, 22, 14, 5, tzinfo=JAPAN)


@pytest.mark.parametrize(
    "text",
    [
        "2026-08-20",
        "2026/8/20",
        "2026.8.20",
        "20260820",
        "2026年8月20日",
        "2026年 8月 20日",
        "2026年8月20日(木)",
        "2026年8月20日（木曜日）",
        "西暦2026年8月20日",
        "令和8年8月20日",
        "令和８年８月２０日",
        "R8.8.20",
        "r8/8/20",
        "Ｒ８．８．２０",
        "㋿8年8月20日",
        "２０２６／８／２０",
        "2026－08－20",
        "２０２６ー８ー２０",
    ],
)
def test_ways_to_write_a_date(text: str) -> None:
    assert DATE.parse(text, item("date")) == DAY
    assert DATE.show(text, item("date")) == "2026年8月20日(木)"
    assert DATE.compare_key(text) == "2026-08-20"
    assert DATE.note(text, item("date")) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和元年5月1日", date(2019, 5, 1)),
        ("令和1年5月1日", date(2019, 5, 1)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("平成元年1月8日", date(1989, 1, 8)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("昭和元年12月25日", date(1926, 12, 25)),
        ("大正15年12月24日", date(1926, 12, 24)),
        ("T1.7.30", date(1912, 7, 30)),
        ("明治45年7月29日", date(1912, 7, 29)),
        ("㍻31年4月30日", date(2019, 4, 30)),
        ("㍼64年1月7日", date(1989, 1, 7)),
        ("R6.2.29", date(2024, 2, 29)),
    ],
)
def test_japanese_eras(text: str, day: date) -> None:
    assert DATE.parse(text, item("date")) == day


@given(st.dates(date(2019, 5, 1), date(2117, 12, 31)))
def test_every_day_of_reiwa_reads_the_same_both_ways(day: date) -> None:
    era = f"令和{day.year - 2018}年{day.month}月{day.day}日"
    if day.year - 2018 < 100:
        assert DATE.parse(era, item("date")) == day
    assert DATE.parse(format_date(day), item("date")) == day
    assert DATE.note(format_date(day), item("date")) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2026-02-30", "2026年2月に30日はありません"),
        ("2025-02-29", "29日はありません"),
        ("2026-13-01", "13月はありません"),
        ("2026-00-10", "0月はありません"),
        ("平成31年5月1日", "平成31年5月1日はありません"),
        ("昭和65年1月1日", "昭和65年"),
        ("令和元年4月30日", "元号"),
        ("令和0年5月1日", "元号"),
        ("8月20日", "年が入っていません"),
        ("8/20", "年が入っていません"),
        ("2026年8月", "日が入っていません"),
        ("令和8年8月", "日が入っていません"),
        ("26/8/20", "西暦4桁"),
        ("0026-08-20", "26年"),
        ("きのう", "読み取れません"),
        ("2026-08-20 22:14", "2026年8月20日"),
        ("2026年8月20日22時14分", "日付だけ"),
    ],
)
def test_dates_that_cannot_be(text: str, says: str) -> None:
    wrong = DATE.check(text, item("date"))
    assert wrong is not None
    assert says in wrong
    assert DATE.show(text, item("date")) == text


def test_a_weekday_that_does_not_fit_gets_a_remark() -> None:
    assert DATE.check("2026年8月20日(金)", item("date")) is None
    note = DATE.note("2026年8月20日(金)", item("date"))
    assert note is not None
    assert "木曜日" in note


@pytest.mark.parametrize(
    "text",
    [
        "2026-08-01T22:14:05+09:00",
        "2026-08-01T22:14:05",
        "2026-08-01 22:14:05",
        "2026-08-01 22:14:05 +0900",
        "2026-08-01T22:14:05.123456+09:00",
        "2026-08-01T13:14:05Z",
        "2026-08-01T13:14:05+00:00",
        "2026-08-01 13:14:05 UTC",
        "2026-08-01T09:14:05-04:00",
        "2026/8/1 22:14:05",
        "2026/08/01　22：14：05",
        "2026年8月1日 22時14分5秒",
        "2026年8月1日22時14分05秒",
        "2026年8月1日(土) 22:14:05（日本時間）",
        "2026年8月1日（土）22:14:05",
        "令和8年8月1日 22:14:05",
        "2026/8/1 午後10:14:05",
        "2026/8/1 10:14:05 PM",
        "2026-08-01 22:14:05 JST",
        "[01/Aug/2026:22:14:05 +0900]",
        "01/Aug/2026:13:14:05 +0000",
    ],
)
def test_ways_to_write_a_point_in_time(text: str) -> None:
    parsed = MOMENT.parse(text, item("datetime"))
    assert isinstance(parsed, datetime)
    assert parsed.replace(microsecond=0) == AT
    assert parsed.utcoffset() == timedelta(hours=9)
    assert MOMENT.show(text, item("datetime")) == "2026年8月1日(土) 22:14:05（日本時間）"
    assert MOMENT.compare_key(text) == "2026-08-01T22:14:05+09:00"


def test_a_time_in_another_zone_may_fall_on_another_day() -> None:
    shown = MOMENT.show("2026-08-01T22:14:05Z", item("datetime"))
    assert shown == "2026年8月2日(日) 07:14:05（日本時間）"
    note = MOMENT.note("2026-08-01T22:14:05Z", item("datetime"))
    assert note is not None
    assert "日本時間" in note


@pytest.mark.parametrize(
    "text", ["2026/8/1 22:14", "2026-08-01T22:14+09:00", "2026年8月1日22時14分"]
)
def test_a_time_without_seconds_is_valid_with_a_remark(text: str) -> None:
    purchased = replace(item("datetime"), id="order.purchased_at")
    assert MOMENT.check(text, purchased) is None
    note = MOMENT.note(text, purchased)
    assert note is not None
    assert "秒" in note
    assert MOMENT.show(text, purchased) == "2026年8月1日(土) 22:14（日本時間）"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2026-08-01", "時刻が入っていません"),
        ("令和8年8月1日", "2026年8月1日 22:14:05"),
        ("22:14:05", "日時として"),
        ("午後10時ごろ", "日時として"),
        ("2026-08-01 24:00:00", "0時から23時"),
        ("2026-08-01 22:60:00", "0分から59分"),
        ("2026-08-01T22:14:60+09:00", "59秒"),
        ("2026-02-30T22:14:05+09:00", "2月に30日はありません"),
        ("2026-08-01 午後12:14:05", "24時間"),
        ("2026-08-01 午後13:14:05", "23時"),
        ("2026-08-01 22:14:05+19:00", "時差"),
        ("8月1日 22:14:05", "年が入っていません"),
        ("x" * 5000, "日時として"),
    ],
)
def test_points_in_time_that_cannot_be(text: str, says: str) -> None:
    wrong = MOMENT.check(text, item("datetime"))
    assert wrong is not None
    assert says in wrong


@given(st.integers(-600_000_000, 5_000_000_000))
def test_every_moment_reads_the_same_in_every_zone(seconds: int) -> None:
    at = datetime.fromtimestamp(0, JAPAN) + timedelta(seconds=seconds)
    for text in (at.isoformat(), at.astimezone(UTC).isoformat(), f"{at:%Y/%m/%d %H:%M:%S}"):
        assert MOMENT.parse(text, item("datetime")) == at
        assert MOMENT.compare_key(text) == at.isoformat()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set on this system")
def test_the_zone_of_the_computer_plays_no_part(monkeypatch: pytest.MonkeyPatch) -> None:
    before = os.environ.get("TZ")
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        assert MOMENT.parse("2026/8/1 22:14:05", item("datetime")) == AT
    finally:
        if before is None:
            monkeypatch.delenv("TZ")
        else:
            monkeypatch.setenv("TZ", before)
        time.tzset()


@pytest.mark.parametrize(
    "text",
    [
        "39600",
        "39,600",
        "39600円",
        "¥39,600",
        "￥３９，６００",
        "３９６００円",
        "\\39,600",
        "39,600円",
        "¥39,600-",
        "39600.00",
        "3万9600円",
        " 39、600 ",
        "円39600",
        "JPY 39,600",
    ],
)
def test_ways_to_write_money(text: str) -> None:
    assert YEN.parse(text, item("yen")) == 39600
    assert YEN.show(text, item("yen")) == "39,600円"
    assert YEN.compare_key(text) == "39600"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("-500", "マイナス"),
        ("△500", "マイナス"),
        ("¥-500", "マイナス"),
        ("(500)", "マイナス"),
        ("39600.5", "端数"),
        ("39,60", "位置"),
        ("$10.00", "円以外"),
        ("10 USD", "円以外"),
        ("たかい", "読み取れません"),
        ("1" * 13, "桁数"),
        ("1" * 5000, "桁数"),
    ],
)
def test_money_that_cannot_be(text: str, says: str) -> None:
    wrong = YEN.check(text, item("yen"))
    assert wrong is not None
    assert says in wrong


def test_nothing_for_nothing_gets_a_remark() -> None:
    assert YEN.check("0", item("yen")) is None
    assert YEN.note("0円", item("yen")) is not None
    assert INTEGER.note("0", item("integer")) is not None
    assert YEN.note("1", item("yen")) is None
    assert INTEGER.note("1", item("integer")) is None


@given(st.integers(0, 10**12 - 1))
def test_amounts_come_back_from_how_they_are_shown(amount: int) -> None:
    assert YEN.parse(YEN.show(str(amount), item("yen")), item("yen")) == amount
    assert INTEGER.parse(INTEGER.show(str(amount), item("integer")), item("integer")) == amount


@pytest.mark.parametrize("text", ["2", "２", "2個", " 2 ", "2点", "2.0"])
def test_ways_to_write_a_quantity(text: str) -> None:
    assert INTEGER.parse(text, item("integer")) == 2
    assert INTEGER.show(text, item("integer")) == "2"


@pytest.mark.parametrize(
    ("text", "says"),
    [("-1", "マイナス"), ("1.5", "小数"), ("二", "数字"), ("1,00", "位置"), ("9" * 20, "桁数")],
)
def test_quantities_that_cannot_be(text: str, says: str) -> None:
    wrong = INTEGER.check(text, item("integer"))
    assert wrong is not None
    assert says in wrong


@pytest.mark.parametrize("text", ["1,2万", "1,23万", "1,2345万5"])
def test_a_slip_before_ten_thousand_is_no_amount(text: str) -> None:
    assert YEN.check(text, item("yen")) is not None
    assert YEN.parse("12万", item("yen")) == 120_000
