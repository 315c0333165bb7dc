"""What is said on the phone: facts that are known, and nothing that was not stated."""

from __future__ import annotations

from tests.domain.making import order, texts
from wizard.domain.case import Case
from wizard.domain.milestones import Milestone
from wizard.domain.phone_words import phone_words

WHO = {
    "company.name": "株式会社架空商店",
    "shop.name": "架空堂",
    "applicant.name": "見本　花子",
}


def test_everything_that_is_known_is_said() -> None:
    answers = {
        **WHO,
        "report.sent_at": "2026-11-21T21:04:00+09:00",
        "report.receipt_number": "２０２６１１２１２１０５００００01",
    }
    case = Case(
        texts(answers),
        (order("o"), order("p")),
        marks={Milestone.SENT.mark: "2026-11-22T08:00:00+09:00"},
    )
    who, what, reported, ask = phone_words(case).split("\n")
    assert who == "株式会社架空商店の見本 花子と申します。"
    assert "当店「架空堂」" in what
    assert "2件" in what
    assert reported.startswith("2026年11月21日(土)に")
    assert "202611212105000001" in reported
    assert "被害届" in ask


def test_nothing_is_said_that_was_not_stated() -> None:
    answers = {"report.sent_at": "2026-11-21T21:04:00+09:00", "report.receipt_number": "2026"}
    words = phone_words(Case(texts(answers)))
    assert "e-Gov" not in words
    assert "到達番号" not in words
    assert words.startswith("ネットショップを営んでいる者です。")
    assert "{" not in words
    assert "件" not in words.split("\n")[1]


def test_a_part_of_who_calls() -> None:
    assert phone_words(Case(texts({"shop.name": "架空堂"}))).startswith("架空堂の者です。")
    only_name = phone_words(Case(texts({"applicant.name": "見本花子"})))
    assert only_name.startswith("ネットショップを営んでいる見本花子と申します。")


def test_sent_without_a_time_and_with_an_odd_number() -> None:
    case = Case(
        texts({"report.receipt_number": "12"}),
        marks={Milestone.SENT.mark: "2026-11-22T08:00:00+09:00"},
    )
    words = phone_words(case)
    assert "e-Govで「サイバー事案に関する通報」を送っています。" in words
    assert "2026年" not in words
    assert "到達番号" not in words
