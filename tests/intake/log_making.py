"""Invented access logs and orders for the tests of logs."""

from __future__ import annotations

from pathlib import Path

from wizard.domain.case import Answer, Case, Order
from wizard.domain.log_format import LogFormat, MatchRules
from wizard.intake.access_log import read_logs
from wizard.intake.matching import Findings, clues_of, find_purchases

IP = "203.0.113.45"
V6 = "2001:db8::1f"
CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/126.0.0.0 Safari/537.36"
)
STAMP = "01/Aug/2026:22:14:05 +0900"
AT = "2026-08-01T22:14:05+09:00"


def combined(
    at: str = "22:14:05",
    *,
    ip: str = IP,
    request: str = "POST /shopping/checkout",
    status: int = 302,
    agent: str = CHROME,
    more: str = "",
    day: str = "01/Aug/2026",
) -> str:
    """Return a line of combined."""
    return (
        f'{ip} - - [{day}:{at} +0900] "{request} HTTP/1.1" {status} 512 '
        f'"https://shop.example.com/" "{agent}"{more}'
    )


def order(number: str = "1024", at: str = AT, key: str = "", **answers: Answer) -> Order:
    """Return an order with a number and a time; more answers by the end of their id."""
    given = {f"order.{name.replace('__', '.')}": answer for name, answer in answers.items()}
    return Order(
        key or f"k{number}",
        {"order.number": Answer(number), "order.purchased_at": Answer(at), **given},
    )


def write(path: Path, *lines: str) -> Path:
    """Write lines as a server does."""
    path.write_bytes("".join(line + "\n" for line in lines).encode())
    return path


class Logs:
    """Searches files for the orders of a case."""

    def __init__(self, formats: tuple[LogFormat, ...], rules: MatchRules, folder: Path) -> None:
        self.formats, self.rules, self.folder = formats, rules, folder

    def write(self, *lines: str, name: str = "access.log") -> Path:
        return write(self.folder / name, *lines)

    def find(self, case: Case, *paths: Path, **more: object) -> Findings:
        logs = read_logs(paths, self.formats)
        assert not logs.refused, [str(each) for each in logs.refused]
        return find_purchases(logs, clues_of(case), self.rules, **more)  # type: ignore[arg-type]
