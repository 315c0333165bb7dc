"""How often numbers that are no card are taken for one: measured, printed and held to limits.

`pytest -s tests/domain/test_card_false_positives.py` shows the table. Samples are the invented
files under `tests/data`; generated numbers are drawn with a fixed seed, in the forms in which
platforms, carriers and shops write them.
"""

from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from wizard.domain import card_numbers
from wizard.domain.card_issuers import ISSUERS
from wizard.domain.hidden_cards import ColumnHiding, hide_in_line, hide_in_text

DATA = Path(__file__).resolve().parents[1] / "data"
DRAWN = 2000


def digits(draw: random.Random, count: int) -> str:
    return "".join(draw.choices("0123456789", k=count))


def article(draw: random.Random, start: str) -> str:
    """Return an article number (EAN-13) that begins so."""
    body = start + digits(draw, 12 - len(start))
    weighed = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(body))
    return body + str(-weighed % 10)


def jan(draw: random.Random) -> str:
    return article(draw, draw.choice(("45", "49")))


def moment(draw: random.Random) -> str:
    return (
        f"2026{draw.randint(1, 12):02}{draw.randint(1, 28):02}{draw.randint(0, 23):02}"
        + "".join(f"{draw.randint(0, 59):02}" for _ in range(2))
    )


def mobile(draw: random.Random) -> str:
    return f"0{draw.choice('789')}0-{digits(draw, 4)}-{digits(draw, 4)}"


def fixed(draw: random.Random) -> str:
    return f"0{draw.randint(1, 9)}-{digits(draw, 4)}-{digits(draw, 4)}"


def parcel(draw: random.Random) -> str:
    return f"{digits(draw, 4)}-{digits(draw, 4)}-{digits(draw, 4)}"


def apache(draw: random.Random) -> str:
    return (
        f"203.0.113.{draw.randint(1, 254)} - - [01/Aug/2026:22:{digits(draw, 1)}4:05 +0900] "
        f'"POST /shopping/checkout?t={draw.randint(1_600_000_000_000, 1_799_999_999_999)} HTTP/1.1" '
        f'{draw.choice((200, 302, 404))} {draw.randint(100, 99999)} "-" "Mozilla/5.0 (Windows NT '
        f'10.0; Win64; x64) Chrome/{draw.randint(100, 140)}.0.{digits(draw, 4)}.{digits(draw, 3)}"'
    )


def alb(draw: random.Random) -> str:
    return (
        f"https 2026-08-01T13:14:05.{digits(draw, 6)}Z app/shop/{draw.randbytes(8).hex()} "
        f"203.0.113.{draw.randint(1, 254)}:{draw.randint(1024, 65535)} 10.0.0.5:80 0.001 0.0{digits(draw, 2)} "
        f'0.000 302 302 512 1{digits(draw, 3)} "POST https://shop.example.com:443/checkout HTTP/2.0" '
        f'"Root=1-{draw.randbytes(4).hex()}-{draw.randbytes(12).hex()}"'
    )


Draw = Callable[[random.Random], str]
# What it is, how one is drawn, and the share that may be hit.
NEVER: dict[str, Draw] = {
    "JAN": jan,
    "JAN, two in a row": lambda d: f"{jan(d)} {jan(d)}",
    "EAN of other countries beginning with 4": lambda d: article(d, "4"),
    "mobile phone": mobile,
    "fixed phone": fixed,
    "phone +81": lambda d: "+81 " + mobile(d)[1:],
    "phone without hyphens": lambda d: mobile(d).replace("-", ""),
    "two phones in a row": lambda d: f"{mobile(d)} {fixed(d)}",
    "postal code and phone": lambda d: f"{digits(d, 3)}-{digits(d, 4)} {mobile(d)}",
    "postal code, address number, phone": lambda d: f"〒{digits(d, 7)} 1-2-3 {fixed(d)}",
    "parcel (12 digits)": lambda d: digits(d, 12),
    "parcel in fours": parcel,
    "two parcels in a row": lambda d: f"{parcel(d)} {parcel(d)}",
    "Amazon order": lambda d: f"{d.choice(('249', '250', '503'))}-{digits(d, 7)}-{digits(d, 7)}",
    "Rakuten order": lambda d: f"{digits(d, 6)}-2026080{d.randint(1, 9)}-{digits(d, 10)}",
    "Yahoo order": lambda d: f"kakuu-store-1{digits(d, 7)}",
    "EC-CUBE, カラーミー order": lambda d: digits(d, 8),
    "order by time (14 digits)": moment,
    "order by time and serial (16, 17 digits)": lambda d: moment(d) + digits(d, d.choice((2, 3))),
    "Unix time in ms and µs": lambda d: "17" + digits(d, d.choice((11, 14))),
    "time of a log": lambda d: f"2026-08-0{d.randint(1, 9)} 22:14:05.{digits(d, 6)}",
    "IPv4": lambda d: ".".join(str(d.randint(1, 254)) for _ in range(4)),
    "fraction": lambda d: f"35.{digits(d, 14)}",
    "amounts": lambda d: f"{d.randint(1, 999):,},{digits(d, 3)} {d.randint(1, 99)},{digits(d, 3)}",
    "注文番号 + 16 digits": lambda d: f"注文番号：{digits(d, 16)}",
    "送り状番号 + 13 to 16 digits": lambda d: f"送り状番号は{digits(d, d.randint(13, 16))}です",
    "order_id= + 16 digits": lambda d: f"order_id={digits(d, 16)}",
    "corporate number with 法人番号": lambda d: f"法人番号 {d.choice('12356789')}{digits(d, 12)}",
}
# No word beside them and no form of their own: only issuer ranges and Luhn tell them from cards.
SELDOM: dict[str, tuple[Draw, float]] = {
    "any 16 digits, no word beside": (lambda d: digits(d, 16), 0.04),
    "any 13 digits, no word beside": (lambda d: digits(d, 13), 0.015),
    "any 19 digits, no word beside": (lambda d: digits(d, 19), 0.03),
    "Shopify ids (13 digits from 5, 6)": (lambda d: d.choice("56") + digits(d, 12), 0.0),
    "hexadecimal, 32": (lambda d: d.randbytes(16).hex(), 0.001),
    "UUID": (lambda d: "-".join(d.randbytes(n).hex() for n in (4, 2, 2, 2, 6)), 0.001),
    "access log line": (apache, 0.0),
    "ALB log line": (alb, 0.001),
}


def rate(draw: Draw) -> float:
    source = random.Random(20260801)
    texts = (draw(source) for _ in range(DRAWN))
    return (
        sum(hide_in_text(text).cards > 0 or hide_in_line(text).cards > 0 for text in texts) / DRAWN
    )


@pytest.mark.parametrize("kind", NEVER)
def test_numbers_with_a_form_or_word_of_their_own_are_never_hit(kind: str) -> None:
    found = rate(NEVER[kind])
    print(f"\n{kind}: {found:.3%}")
    assert found == 0.0


@pytest.mark.parametrize("kind", SELDOM)
def test_bare_digits_are_hit_no_oftener_than_ranges_and_luhn_allow(kind: str) -> None:
    draw, most = SELDOM[kind]
    found = rate(draw)
    print(f"\n{kind}: {found:.3%} (limit {most:.1%})")
    assert found <= most


# --- the samples ----------------------------------------------------------------------------------


def text_of(path: Path) -> str:
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError(path.name)


def rows_of(path: Path) -> list[list[str]]:
    delimiter = "\t" if path.suffix == ".txt" else ","
    return list(csv.reader(io.StringIO(text_of(path), newline=""), delimiter=delimiter))


# The first digit of a run tells its kind and stays; a JAN stays whole, for its check digit.
OTHER_DIGITS = re.compile(r"(?<!\d)(?!4[59]\d{11}(?!\d))(\d)(\d+)")
ORDERS = sorted((DATA / "orders").glob("*.[ct][sx][vt]"))
LOGS = sorted((DATA / "logs").glob("*.log"))


def test_nothing_in_the_samples_is_hit() -> None:
    cells = lines = hits = long = 0  # long: may be a card's by their length alone
    for path in ORDERS:
        header, *rows = rows_of(path)
        hiding = ColumnHiding(header)
        for row in rows:
            for index, cell in enumerate(row):
                cells += 1
                long += card_numbers.may_hold_card_number(cell)
                hits += hiding.cell(index, cell).cards + hide_in_text(cell).cards
        for line in text_of(path).splitlines():  # as a row that is shown for repair
            lines += 1
            hits += hide_in_text(line).cards
    for path in LOGS:
        for line in text_of(path).splitlines():
            lines += 1
            long += card_numbers.may_hold_card_number(line)
            hits += hide_in_line(line).cards
    print(
        f"\nsamples: {hits} of {cells} cells and {lines} lines hit ({hits / (cells + lines):.3%}); "
        f"{long} of them hold thirteen digits close together"
    )
    assert len(ORDERS) >= 9
    assert len(LOGS) >= 3
    assert cells > 500
    assert hits == 0


def test_the_samples_with_other_digits_are_hardly_ever_hit() -> None:
    """Few numbers of the samples are long, so each is drawn anew many times in its own form."""
    draw = random.Random(20260801)
    texts = hits = long = 0

    def drawn(text: str) -> str:
        return OTHER_DIGITS.sub(lambda run: run[1] + digits(draw, len(run[2])), text)

    for _ in range(40):
        for path in ORDERS:
            header, *rows = rows_of(path)
            hiding = ColumnHiding(header)
            for row in rows:
                for index, cell in enumerate(map(drawn, row)):
                    texts += 1
                    long += card_numbers.may_hold_card_number(cell)
                    hits += hiding.cell(index, cell).cards
        for path in LOGS:
            for line in map(drawn, text_of(path).splitlines()):
                texts += 1
                long += card_numbers.may_hold_card_number(line)
                hits += hide_in_line(line).cards
    print(
        f"\nsamples drawn anew: {hits} of {texts} cells and lines hit ({hits / texts:.4%}), {long} long"
    )
    assert long >= 40
    assert hits / texts < 0.0005


# --- and no card is missed --------------------------------------------------------------------------


def a_card(draw: random.Random) -> str:
    """Return a number of any issuer, of any of its lengths."""
    row = draw.choice(ISSUERS)
    length = draw.choice((row.usual, *row.others))
    start = str(draw.randint(int(row.low), int(row.high)))
    body = start + digits(draw, length - len(start) - 1)
    return next(body + last for last in "0123456789" if card_numbers.luhn(body + last))


def grouped(number: str, sign: str) -> str:
    sizes = {15: (4, 6, 5), 14: (4, 6, 4), 13: (4, 3, 3, 3)}.get(len(number), (4, 4, 4, 4, 3))
    parts, at = [], 0
    for size in sizes:
        parts.append(number[at : at + size])
        at += size
    return sign.join(part for part in parts if part)


WRITTEN: dict[str, Callable[[str], str]] = {
    "bare": str,
    "spaces": lambda n: grouped(n, " "),
    "hyphens": lambda n: grouped(n, "-"),
    "spaced hyphens": lambda n: grouped(n, " - "),
    "full-width": lambda n: grouped(n, "－").translate({48 + d: 0xFF10 + d for d in range(10)}),
    "in a sentence": lambda n: f"カードは{n}で、注文番号は1024です",
    "twos": lambda n: " ".join(n[i : i + 2] for i in range(0, len(n), 2)),
    "behind a phone": lambda n: f"03-0000-0000　{grouped(n, ' ')}",
    "in fours behind a label of another kind": lambda n: f"注文番号 {grouped(n, ' ')}",
}


@pytest.mark.parametrize("way", WRITTEN)
def test_every_card_number_is_hit_however_it_is_written(way: str) -> None:
    source = random.Random(1)
    for _ in range(500):
        number = a_card(source)
        if card_numbers.is_article_number(number) and way != "in a sentence":
            continue  # an old 13-digit number that is also a right article number
        text = WRITTEN[way](number)
        hidden = hide_in_text(text)
        assert hidden.cards == 1, (way, text)
        plain = "".join(str(int(c)) for c in hidden.text if c.isdigit())
        assert number not in plain
        assert number[:6] in plain
        assert number[-4:] in plain
