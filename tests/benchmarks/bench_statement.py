"""The 申出書: one order against an empty page, and 10,000 orders against 1,000."""

from __future__ import annotations

import statistics
from pathlib import Path

from tests.benchmarks.harness import Claim, main, process, processes, scratch

MODULE = ["-m", "tests.benchmarks.statement_process"]
MEGABYTE = 1024 * 1024
FEW, MANY = 1_000, 10_000
ROUNDS = 3

# The least that could be done: register the same fonts, write a page with nothing on it.
_FLOOR = """
import sys
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
fonts, to, *names = sys.argv[1:]
for name in names:
    pdfmetrics.registerFont(TTFont(name, f"{fonts}/{name}"))
canvas = Canvas(to, initialFontName=names[0])
canvas.showPage()
canvas.save()
"""
_FONTS = Path("resources") / "fonts"
_USUAL = ("BIZUDMincho-Regular.ttf", "BIZUDGothic-Regular.ttf")
_RARE = (*_USUAL, "TsuhoRareKanji-Regular.ttf")


def claims() -> list[Claim]:
    """Measure whole processes by turns."""
    with scratch() as folder:
        return [*_one(folder), *_many(folder)]


def _one(folder: Path) -> list[Claim]:
    to = str(folder / "one.pdf")
    found = processes(
        {
            "usual floor": ["-c", _FLOOR, str(_FONTS), to, *_USUAL],
            "usual": [*MODULE, "1", to, "架空太郎"],
            "rare floor": ["-c", _FLOOR, str(_FONTS), to, *_RARE],
            "rare": [*MODULE, "1", to, "𠮷田太郎"],
        },
        rounds=11,
        warm_up=2,
    )
    claims = []
    for kind, words in (("usual", "one order"), ("rare", "one order with a rare kanji")):
        ours, floor = found[kind].seconds, found[f"{kind} floor"].seconds
        note = f"{ours * 1e3:.0f} ms / {floor * 1e3:.0f} ms, whole processes"
        claims.append(Claim(f"{words} / an empty page", ours / floor, 2.0, note))
    return claims


def _many(folder: Path) -> list[Claim]:
    """Compare what an order costs, leaving out what a document costs without orders."""
    seconds: dict[int, list[float]] = {1: [], FEW: [], MANY: []}
    peak = 0
    for _ in range(ROUNDS):
        for count, spent in seconds.items():
            log = folder / "seconds.txt"
            run = process(
                [*MODULE, str(count), str(folder / "many.pdf"), "架空太郎", str(log)], timeout=600
            )
            spent.append(float(log.read_text(encoding="ascii")))
            peak = max(peak, run.peak_bytes)
    fixed, few, many = (statistics.median(spent) for spent in seconds.values())
    each_few, each_many = (few - fixed) / FEW, (many - fixed) / MANY
    note = f"{each_many * 1e3:.2f} ms / {each_few * 1e3:.2f} ms"
    cost = Claim("an order of 10,000 / an order of 1,000", each_many / each_few, 1.30, note)
    memory = peak / MEGABYTE
    return [cost, Claim("peak memory with 10,000 orders", memory, 250.0, unit="MB")]


if __name__ == "__main__":
    raise SystemExit(main(claims))
