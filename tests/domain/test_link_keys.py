"""Values that mean the same have the same key; values that do not, have not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.domain.link_keys import (
    address_keys,
    email_keys,
    ip_keys,
    name_keys,
    phone_keys,
    prefecture_of,
)


def address(text: str) -> str:
    return address_keys([text])[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("東京都千代田区架空町一丁目2-3", "東京都千代田区架空町１丁目２番３号"),
        ("東京都千代田区架空町1-2-3", "東京都　千代田区　架空町１－２－３"),
        ("東京都千代田区架空町1-2-3", "東京都千代田区架空町1−2ー3"),
        ("東京都千代田区架空町1-2-3", "〒100-0000 東京都千代田区架空町1の2の3"),
        ("架空町二十三番地4", "架空町23-4"),
        ("架空町十丁目1", "架空町10-1"),
        ("架空町百二番地", "架空町102"),
        ("架空町一〇丁目1", "架空町10-1"),
        ("見本町9-8-7 見本荘201号室", "見本町9-8-7見本荘２０１"),
        ("見本町9-8-7 見本ビル4F", "見本町9丁目8番7号　見本ビル４階"),
        ("見本町9-8-7 401", "見本町9-8-7-401号室"),
        ("見本町1 ﾀﾞｲﾔﾋﾞﾙ", "見本町1 ダイヤビル"),
        ("大字見本1-2", "見本1-2"),
        ("見本町1丁1-1", "見本町1丁目1-1"),
        ("見本町三丁1-1", "見本町3-1-1"),
        ("北海道札幌市北区北二十四条西3丁目", "北海道札幌市北区北24条西三丁目"),
        ("100-0000 東京都千代田区架空町1-2", "東京都千代田区架空町1-2"),
        ("１００－００００東京都千代田区架空町1-2", "東京都千代田区架空町1-2"),
        ("1000000東京都千代田区架空町1-2", "〒 100-0000 東京都千代田区架空町1-2"),
        ("霞が関1-2", "霞ヶ関1-2"),
        ("霞ケ関1-2", "霞ヶ関1-2"),
        ("Mihon 1-2 Kakuu", "ＭＩＨＯＮ　１－２　kakuu"),
        ("見本町\n1-2", "見本町1-2"),
    ],
)
def test_ways_of_writing_one_address_have_one_key(one: str, other: str) -> None:
    assert address(one)
    assert address(one) == address(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("見本町9-8-7 見本荘201", "見本町9-8-7 見本荘202"),
        ("見本町9-8-7 見本ビル4階", "見本町9-8-7 見本ビル5階"),
        ("見本町1-2-3 401", "見本町1-2-3401"),
        ("見本町1-23", "見本町12-3"),
        ("三番町5-6", "三5-6"),
        ("見本ビル1号館2", "見本ビル1-2"),
        ("北四条1", "北五条1"),
        ("見本町100-0000", "見本町"),
        ("100-0000-1見本町", "-1見本町"),
        ("東京都府中市1-2", "広島県府中市1-2"),
    ],
)
def test_other_addresses_have_other_keys(one: str, other: str) -> None:
    assert address(one) != address(other)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "東京都千代田区",
        "架空町",
        "　",
        "同上",
        "見本市四条",
        "見本区八丁堀",
        "100-0000",
        "1000000見本町",
    ],
)
def test_what_has_no_number_says_no_address(text: str) -> None:
    assert address(text) == ""


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=8))
def test_reading_many_at_a_time_is_reading_each(values: list[str]) -> None:
    for keys in (address_keys, name_keys, phone_keys, email_keys, ip_keys):
        assert keys(values) == [keys([value])[0] for value in values]


@pytest.mark.parametrize(
    ("address_text", "prefecture"),
    [("東京都千代田区1", "東京都"), ("神奈川県横浜市1", "神奈川県"), ("千代田区1", ""), ("", "")],
)
def test_the_prefecture_of_a_key(address_text: str, prefecture: str) -> None:
    assert prefecture_of(address(address_text)) == prefecture


def test_phones_mails_names_and_ip_addresses() -> None:
    assert (
        len(
            set(
                phone_keys(
                    [
                        "090-0000-0001",
                        "09000000001",
                        "０９０ー００００ー０００１",
                        "+81 90 0000 0001",
                    ]
                )
            )
        )
        == 1
    )
    assert phone_keys(["なし", "000", "03-0000-0000"]) == ["", "", "0300000000"]
    assert email_keys(["Taro@Example.com ", "ｔａｒｏ@example.com", "なし"]) == [
        "taro@example.com"
    ] * 2 + [""]
    assert name_keys(["架空　太郎 様", "架空太郎", "男"]) == ["架空太郎", "架空太郎", ""]
    assert ip_keys(["2001:DB8:0::45", "2001:db8::45", "10.0.0.5", "127.0.0.1", "x"]) == [
        "2001:db8::45", "2001:db8::45", "", "", "",
    ]  # fmt: skip
