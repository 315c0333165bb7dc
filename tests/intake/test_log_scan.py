"""Which lines of a log are looked at, and that none is passed over unsaid."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.intake.log_making import CHROME, IP, STAMP, Logs, combined, order, write
from wizard.domain.case import Case
from wizard.domain.log_format import LogFormat
from wizard.intake import log_scan
from wizard.intake.access_line import AccessLine, LineReader
from wizard.intake.access_log import open_log
from wizard.intake.log_blocks import BLOCK, LONGEST_LINE, Watch
from wizard.intake.log_proof import Prover
from wizard.intake.log_scan import find_lines
from wizard.intake.log_time import clf_offset, seconds_of, spans, written_offset
from wizard.intake.matching import Findings

JST = timezone(timedelta(hours=9))
AT = datetime(2026, 8, 1, 22, 14, 5, tzinfo=JST)
WIDTH = 300
COMMON = f'{IP} - - [{STAMP}] "POST /shopping/checkout HTTP/1.1" 302 512'
SENT = b'] "POST '


def lines_of(found: Findings) -> list[AccessLine]:
    (match,) = found.matches
    return [each.line for each in match.candidates]


def sought(
    path: Path, formats: tuple[LogFormat, ...], *, watch: Watch | None = None, width: int = WIDTH
) -> list[str]:
    """Return the lines found around the order's time, as text."""
    at = seconds_of(AT)
    wanted = spans([(at - width, at + width)])
    needles = [SENT.decode()]
    found = find_lines(open_log(path, formats), needles, wanted, watch or Watch())
    return [line.decode() for _, line in found]


# --- a later line may be written otherwise than the first ones ----------------------------------
@pytest.mark.parametrize(
    ("first", "later", "format_name", "port"),
    [
        (f"{IP}:40000 - - [{STAMP}]", f"{IP} - - [{STAMP}]", "combined", ""),
        (f"{IP} - - [{STAMP}]", f"{IP} 53124 - - [{STAMP}]", "with_port", "53124"),
        (f"{IP} - - [{STAMP}]", f"{IP}:53124 - - [{STAMP}]", "with_port", "53124"),
        (f"{IP} - - [{STAMP}]", f"shop.example.com:443 {IP} - - [{STAMP}]", "vhost_combined", ""),
    ],
)
def test_the_form_may_change_after_the_first_lines(
    logs: Logs, first: str, later: str, format_name: str, port: str
) -> None:
    early = combined("21:00:00", request="GET /").replace(f"{IP} - - [", first.split("[")[0] + "[")
    line = combined().replace(f"{IP} - - [", later.split("[")[0] + "[")
    found = logs.find(Case(orders=(order(),)), logs.write(*[early] * 70, line))
    (best,) = lines_of(found)
    assert (best.ip, best.port, best.format.name, best.user_agent) == (
        IP,
        port,
        format_name,
        CHROME,
    )
    assert found.notices == ()


def test_a_format_with_less_does_not_hide_what_a_later_line_tells(logs: Logs) -> None:
    early = COMMON.replace("22:14:05", "21:00:00").replace("POST", "GET")
    found = logs.find(Case(orders=(order(),)), logs.write(*[early] * 70, combined()))
    assert lines_of(found)[0].user_agent == CHROME
    found = logs.find(
        Case(orders=(order(),)), logs.write(*[combined("21:00:00")] * 70, COMMON, name="b.log")
    )
    assert [each.format.name for each in lines_of(found)] == ["common"]


def test_lines_that_cannot_be_read_are_counted(logs: Logs) -> None:
    odd = combined().replace(" - - ", " ").replace(f"{IP} ", "a [b] ")
    far = odd.replace("22:14:05", "23:14:05")
    found = logs.find(
        Case(orders=(order(),)), logs.write(*[combined("21:00:00")] * 9, odd, odd, far)
    )
    assert [notice for notice in found.notices if "2行" in notice and "読めない" in notice]
    other = odd.replace("/shopping/checkout", "/wp-login.php")
    found = logs.find(Case(orders=(order(),)), logs.write(*[combined("21:00:00")] * 9, other))
    assert found.notices == ()


@pytest.mark.parametrize("first", ["+0000", "+0900", "-0500"])
@pytest.mark.parametrize("way", ["plain", "packed"])
def test_the_zone_may_change_after_the_first_lines(
    logs: Logs, tmp_path: Path, first: str, way: str
) -> None:
    early = combined("11:00:00", request="GET /").replace("+0900", first)
    for zone, clock in (("+0000", "13:14:05"), ("+0900", "22:14:05"), ("-0400", "09:14:05")):
        late = combined(clock).replace("+0900", zone)
        path = logs.write(*[early] * 70, late, name=f"{zone[1:]}.log")
        if way == "packed":
            data = gzip.compress(path.read_bytes())
            path = tmp_path / "a.log.gz"
            path.write_bytes(data)
        assert sought(path, logs.formats) == [late], zone


def test_minutes_of_another_time_are_passed_over_by_their_bytes(
    logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise the time of every line that sends something would be read."""
    path = logs.write(*[combined("21:00:00")] * 5, combined())
    asked: list[int] = []
    plain = log_scan._Search._is_wanted

    def asking(self: log_scan._Search, data: bytearray, start: int, stop: int) -> bool:
        asked.append(start)
        return plain(self, data, start, stop)

    monkeypatch.setattr(log_scan._Search, "_is_wanted", asking)
    assert sought(path, logs.formats) == [combined()]
    assert len(asked) == 1


@pytest.mark.parametrize("text", ["+0900", "-0430", "+0000", "+0545"])
def test_offsets_are_written_as_they_are_read(text: str) -> None:
    assert clf_offset(written_offset(f"01/Aug/2026:22:14:05 {text}")) == text.encode()


def test_a_whole_address_in_the_request_is_found(logs: Logs) -> None:
    line = combined(request="POST https://shop.example.com/shopping/checkout")
    (best,) = lines_of(logs.find(Case(orders=(order(),)), logs.write(line)))
    assert best.target == "https://shop.example.com/shopping/checkout"


# --- what is left out, and what is not ----------------------------------------------------------
def test_a_line_whose_time_cannot_be_told_comes_along(logs: Logs) -> None:
    odd = combined(request="POST /a").replace("01/Aug/2026:22:14:05 +0900", "a while ago")
    path = logs.write(combined("21:00:00"), odd, combined("23:00:00"))
    assert sought(path, logs.formats) == [odd]


def test_a_line_too_long_within_a_block_is_counted(logs: Logs) -> None:
    long = combined(agent="x" * (LONGEST_LINE + 1))
    path = logs.write(combined("22:14:00"), long, combined("22:14:07"))
    watch = Watch()
    found = sought(path, logs.formats, watch=watch)
    assert found == [combined("22:14:00"), combined("22:14:07")]
    assert watch.long_lines == 1


# --- logs whose times rise ----------------------------------------------------------------------
def rising(count: int, start: datetime) -> Iterator[str]:
    for number in range(count):
        at = start + timedelta(seconds=number)
        yield combined(f"{at:%H:%M:%S}", request="GET /", day=f"{at:%d/%b/%Y}")


@pytest.fixture
def bisected(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make logs of any size be searched by bisection, in small steps; never as a whole."""

    def never(*args: object, **more: object) -> None:
        raise AssertionError("read as a whole")

    monkeypatch.setattr(log_scan, "_SMALL", 0)
    monkeypatch.setattr(log_scan, "_NEAR", 1 << 10)
    monkeypatch.setattr(log_scan, "_STRETCH", 1 << 10)
    monkeypatch.setattr(log_scan, "LONGEST_LINE", 1 << 10)
    monkeypatch.setattr(log_scan, "blocks", never)


@pytest.mark.usefixtures("bisected")
def test_a_slow_answer_stands_behind_later_lines_and_is_found(logs: Logs) -> None:
    """The time is that of the request, and the line is written when it has been answered."""
    lines = list(rising(3000, AT - timedelta(seconds=1500)))
    slow = combined()
    lines.insert(1500 + 50, slow)  # 50 seconds late
    assert sought(logs.write(*lines), logs.formats, width=2) == [slow]


@pytest.mark.usefixtures("bisected")
@pytest.mark.parametrize("late", [1, 100])
def test_times_may_fall_a_little(logs: Logs, late: int) -> None:
    lines = list(rising(3000, AT - timedelta(seconds=1500)))
    for place in range(0, 2800, 7):  # among the probes, too
        lines[place + late], lines[place] = lines[place], lines[place + late]
    lines.insert(1500, combined())
    assert sought(logs.write(*lines), logs.formats) == [combined()]


def test_times_that_fall_far_are_searched_as_a_whole(
    logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_scan, "_SMALL", 0)
    lines = list(rising(3000, AT - timedelta(seconds=1500)))
    path = logs.write(*lines[1500:], combined(), *lines[:1500])
    assert sought(path, logs.formats) == [combined()]


# --- NULs: a log that was emptied in use, or cut by a crash --------------------------------------
@pytest.mark.parametrize("count", [1, 200, 70_000, 140_000, 300_000, 900_000])
def test_a_log_that_was_emptied_in_use_is_read(logs: Logs, count: int) -> None:
    path = logs.folder / "a.log"
    path.write_bytes(b"\0" * count + (combined() + "\n").encode())
    found = logs.find(Case(orders=(order(),)), path)
    (best,) = lines_of(found)
    assert (best.ip, best.raw, best.offset) == (IP, combined(), count)
    assert found.notices == ()
    assert Prover().prove([best])[best.path, best.offset].line == 1


@pytest.mark.parametrize("count", [1, 200, 70_000, 140_000, 300_000])
@pytest.mark.parametrize("cut", [0, 2])
def test_behind_nuls_an_address_may_be_cut_and_is_not_read(
    logs: Logs, count: int, cut: int
) -> None:
    """03.0.113.45 would be somebody else."""
    path = logs.folder / "a.log"
    behind = combined()[cut:] + "\n" + combined("22:14:09") + "\n"
    path.write_bytes((combined("21:00:00") + "\n").encode() + b"\0" * count + behind.encode())
    found = logs.find(Case(orders=(order(),)), path)
    (best,) = lines_of(found)
    assert best.raw == combined("22:14:09")
    assert [notice for notice in found.notices if "読めない行が1行" in notice]


def test_nuls_up_to_the_end_of_a_block_are_remembered(logs: Logs) -> None:
    path = logs.folder / "a.log"
    head = (combined("21:00:00") + "\n").encode()
    nuls = b"\0" * (BLOCK - len(head))
    path.write_bytes(head + nuls + f"{combined()[2:]}\n{combined('22:14:09')}\n".encode())
    found = logs.find(Case(orders=(order(),)), path)
    assert [each.raw for each in lines_of(found)] == [combined("22:14:09")]


def test_nuls_that_fill_a_sector_are_those_of_a_crash(logs: Logs) -> None:
    path = logs.folder / "a.log"
    path.write_bytes(b"\0" * 1024 + (combined()[1:] + "\n" + combined("22:14:09")).encode())
    found = logs.find(Case(orders=(order(),)), path)
    assert [each.raw for each in lines_of(found)] == [combined("22:14:09")]


def test_a_line_whose_end_was_lost_in_nuls_ends_there(logs: Logs) -> None:
    path = logs.folder / "a.log"
    cut = combined("22:14:01")[:-40]
    path.write_bytes(f"{combined('21:00:00')}\n{cut}".encode() + b"\0" * 9 + b"x\n")
    (best,) = lines_of(logs.find(Case(orders=(order(),)), path))
    assert best.raw == cut
    assert Prover().prove([best])[best.path, best.offset].line == 2


def test_what_stands_behind_nuls_is_counted_apart(logs: Logs) -> None:
    path = logs.folder / "a.log"
    cut, behind = combined("22:14:01"), combined("22:14:02")[2:]
    path.write_bytes(f"{combined('21:00:00')}\n{cut}\0\0{behind}\n".encode())
    found = logs.find(Case(orders=(order(),)), path)
    assert [each.raw for each in lines_of(found)] == [cut]
    assert any("読めない行が1行" in notice for notice in found.notices)


def test_nuls_alone_are_no_text(formats: tuple[LogFormat, ...], tmp_path: Path) -> None:
    from wizard.errors import ImportFileError

    path = tmp_path / "a.log"
    for data in (b"\0" * 1000, b"\0" * 600_000, b"\0a\0b\n" * 100):
        path.write_bytes(data)
        with pytest.raises(ImportFileError) as told:
            open_log(path, formats)
        assert told.value.do


# --- which reader a log asks for ----------------------------------------------------------------
def test_a_log_with_ports_doubts_what_may_end_in_one(logs: Logs, tmp_path: Path) -> None:
    doubtful = combined(ip="2001:db8::1:5312").encode()
    ports = open_log(write(tmp_path / "p.log", f"{IP}:53124{combined()[len(IP) :]}"), logs.formats)
    plain = open_log(write(tmp_path / "q.log", combined()), logs.formats)
    told = [each.reader().read(doubtful, each.path, 0) for each in (ports, plain)]
    assert [line.ip for line in told if line] == ["", "2001:db8::1:5312"]
    assert isinstance(plain.reader(), LineReader)
