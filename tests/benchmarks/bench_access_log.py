"""Finding 100 orders in an access log of 1 GB and 30 days, against what grep and zcat take.

Ordered by time (bisection), the same minutes in any order (one pass), and packed.
"""

from __future__ import annotations

import gzip
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

from tests.benchmarks.harness import ROOT, Claim, against, main, scratch
from wizard.formdefs.log_formats import load_log_formats, load_match_rules
from wizard.intake.access_log import read_logs
from wizard.intake.leads import Clue
from wizard.intake.log_time import seconds_of
from wizard.intake.matching import find_purchases

SIZE = 1_000_000_000  # bytes
DAYS = 30
ORDERS = 100
ORDERED, UNORDERED, PACKED = 0.3, 3.0, 1.5
START = datetime(2026, 7, 20, tzinfo=timezone(timedelta(hours=9)))
AGENTS = (
    (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Chrome/126.0.0.0 Safari/537.36"
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
        "Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
    ),
)
KINDS = 5000  # different lines, but for their time
SENT = 0.03  # of the lines are POST, a tenth of them the purchase


def _line_ends() -> tuple[list[tuple[bytes, bytes]], float]:
    """Return what stands before and behind the time of lines, and their mean length."""
    chance = random.Random(1)
    ends: list[tuple[bytes, bytes]] = []
    for number in range(KINDS):
        request = f"GET /products/detail/{chance.randrange(9999)}"
        if chance.random() < SENT:
            request = "POST /shopping/checkout" if chance.random() < 0.1 else "POST /cart/add_item"
        before = f"203.0.113.{number % 250 + 1} - - ["
        behind = f'] "{request} HTTP/1.1" 200 {chance.randrange(99999)} "https://shop.example.com/products/list" "{AGENTS[number % 2]}"\n'
        ends.append((before.encode(), behind.encode()))
    mean = sum(len(a) + len(b) for a, b in ends) / KINDS + len("20/Jul/2026:00:00:00 +0900")
    return ends, mean


def _minutes(size: int) -> Iterator[Callable[[], bytes]]:
    """Yield the lines of every minute, to be made when asked for."""
    ends, mean = _line_ends()
    count = DAYS * 24 * 60
    each = max(1, round(size / mean / count))
    for minute in range(count):

        def lines(minute: int = minute) -> bytes:
            at = START + timedelta(minutes=minute)
            stamp = f"{at:%d/%b/%Y:%H:%M}"
            chance = random.Random(minute)
            return b"".join(
                a + f"{stamp}:{place * 60 // each:02} +0900".encode() + b
                for place, (a, b) in enumerate(chance.choices(ends, k=each))
            )

        yield lines


def write_log(path: Path, size: int, *, ordered: bool = True) -> Path:
    """Write a combined log of about `size` bytes."""
    minutes = list(_minutes(size))
    if not ordered:
        random.Random(2).shuffle(minutes)
    with path.open("wb") as file:
        for lines in minutes:
            file.write(lines())
    return path


def pack(path: Path) -> Path:
    """Pack a log as servers do when they rotate it; the plain one goes."""
    packed = path.with_name(path.name + ".gz")
    with path.open("rb") as source, gzip.open(packed, "wb", compresslevel=6) as target:
        shutil.copyfileobj(source, target, 1 << 20)
    path.unlink()
    return packed


def search(path: Path) -> Callable[[], int]:
    """Return the work: opening the log and finding the candidates of the orders."""
    formats = load_log_formats(ROOT / "resources" / "log_formats")
    rules = load_match_rules(ROOT / "resources")
    first = seconds_of(START)
    chance = random.Random(3)
    times = [first + chance.randrange(DAYS * 86_400) for _ in range(ORDERS)]
    clues = [Clue(str(number), str(number), at, 0) for number, at in enumerate(times)]

    def work() -> int:
        found = find_purchases(read_logs([path], formats), clues, rules)
        return sum(bool(match.candidates) for match in found.matches)

    if work() < ORDERS // 4:
        raise AssertionError("the orders were not found")
    return work


def grep(path: Path) -> Callable[[], object]:
    """Return the floor: one literal that is nowhere in the file."""
    command = ["grep", "-F", "POST /shopping/nowhere", str(path)]
    return lambda: subprocess.run(command, check=False, capture_output=True)


def unpack(path: Path) -> Callable[[], object]:
    """Return the floor for a packed log."""
    command = f"zcat '{path}' | wc -l"
    return lambda: subprocess.run(command, shell=True, check=True, capture_output=True)


def claims(size: int = SIZE) -> list[Claim]:
    """Measure the three kinds of log; nothing where there is no grep and zcat."""
    if not (shutil.which("grep") and shutil.which("zcat")):
        return []
    title = f"100 orders in {size / 1e9:g} GB"
    with scratch() as folder:
        log = write_log(folder / "access.log", size)
        ordered = against(
            f"{title}, ordered / grep -F", search(log), grep(log), limit=ORDERED, rounds=7
        )
        packed = pack(log)
        gz = against(
            f"{title}, .gz / zcat | wc -l",
            search(packed),
            unpack(packed),
            limit=PACKED,
            rounds=3,
            warm_up=1,
        )
        packed.unlink()
        log = write_log(folder / "mixed.log", size, ordered=False)
        mixed = against(
            f"{title}, unordered / grep -F",
            search(log),
            grep(log),
            limit=UNORDERED,
            rounds=5,
            warm_up=1,
        )
    return [ordered, mixed, gz]


if __name__ == "__main__":
    raise SystemExit(main(claims))
