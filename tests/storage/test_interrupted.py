"""A save that is cut off, and a disk that is full: the last saved state is there."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.invented import (
    as_somebody,
    give_to_somebody,
    invented_case,
    order,
    plain_sqlite,
    same,
    typed,
)
from wizard import texts
from wizard.domain.case import Case, Place
from wizard.domain.changes import Change, Group, Insert, SetAnswer
from wizard.errors import CaseFileError
from wizard.storage.casefile import create, open_case

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX signals and limits")
BIG = [SetAnswer(Place("incident.reason"), None, typed("長い文章" * 40_000))]

# Each number is printed only after it was saved; the orders and the marks move with it.
WRITER = """
import sys
from pathlib import Path
from wizard.domain.case import Answer, Order, Place
from wizard.domain.changes import Group, Insert, Move, Remove, SetAnswer, SetMark
from wizard.storage.casefile import open_case
file = open_case(Path(sys.argv[1]), lock_dir=Path(sys.argv[2]))
count = len(file.read().orders)
for number in range(100_000):
    text = str(number)
    record = Order("w" + text, {"order.number": Answer(text * 3000)})
    file.apply([
        SetMark("number", None, text),
        SetAnswer(Place("case.notes"), None, Answer(text)),
        Insert(Group.ORDERS, 0, record),
        Move(Group.ORDERS, 0, count),
    ])
    count += 1
    print(text, flush=True)
"""

# Leaves the file changed on disk, its journal beside it and nobody there to finish.
CUT_OFF = """
import os, sys
from pathlib import Path
from wizard.storage.casefile import open_case
file = open_case(Path(sys.argv[1]), lock_dir=Path(sys.argv[2]))
connection = file._connection
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE answers SET text = 'half'")
connection.execute("DELETE FROM records WHERE scope = 'order'")
connection.cache_flush()
os._exit(9)
"""

LIMITED = """
import resource, sys
from pathlib import Path
from wizard.domain.case import Answer, Place
from wizard.domain.changes import SetAnswer
from wizard.errors import CaseFileError
from wizard.storage.casefile import open_case
path = Path(sys.argv[1])
with open_case(path, lock_dir=Path(sys.argv[2])) as file:
    size = path.stat().st_size
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        file.apply([SetAnswer(Place("incident.reason"), None, Answer("x" * 500_000))])
    except CaseFileError as error:
        print(ascii(error.what))
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    file.apply([SetAnswer(Place("case.notes"), None, Answer("after"))])
"""


@posix
@pytest.mark.parametrize("seed", range(4))
def test_killed_in_the_middle_of_many_saves(path: Path, lock_dir: Path, seed: int) -> None:
    wait = random.Random(seed).uniform(0.02, 0.25)
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(lock_dir)], stdout=subprocess.PIPE, text=True
    )
    with writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "0\n"
        time.sleep(wait)  # any moment will do
        writer.send_signal(signal.SIGKILL)
        acknowledged = [0, *map(int, writer.stdout.read().split())][-1]
    with open_case(path, lock_dir=lock_dir) as file:
        assert file.verify() == []
        case = file.read()
        number = int(case.marks["number"])
        assert number in (acknowledged, acknowledged + 1)  # saved, but not told any more
        assert case.text("case.notes") == str(number)
        assert [each.key for each in case.orders[3:]] == [f"w{n}" for n in range(number + 1)]
        assert case.orders[-1].text("order.number") == str(number) * 3000
        file.apply([SetAnswer(Place("case.notes"), None, typed("続き"))])


@pytest.fixture
def cut_off(path: Path, lock_dir: Path) -> Path:
    """Return a case file whose save was cut off half-way, with its journal."""
    done = subprocess.run([sys.executable, "-c", CUT_OFF, str(path), str(lock_dir)], check=False)
    assert done.returncode == 9
    assert path.with_name(path.name + "-journal").stat().st_size > 0
    assert "half" in path.read_bytes().decode(errors="ignore")
    return path


@posix
def test_a_cut_off_save_is_taken_back(cut_off: Path, lock_dir: Path) -> None:
    with open_case(cut_off, lock_dir=lock_dir) as file:
        assert same(file.read(), invented_case())
        assert file.verify() == []
    assert not cut_off.with_name(cut_off.name + "-journal").exists()


@posix
def test_a_cut_off_save_is_taken_back_by_who_only_reads(cut_off: Path, lock_dir: Path) -> None:
    with open_case(cut_off, lock_dir=lock_dir, read_only=True) as file:
        assert same(file.read(), invented_case())
        assert file.verify() == []


@posix
def test_a_cut_off_save_on_a_read_only_disk(cut_off: Path, lock_dir: Path, somebodys: Path) -> None:
    folder = somebodys / "disk"
    folder.mkdir()
    for name in (cut_off.name, cut_off.name + "-journal"):
        cut_off.with_name(name).rename(folder / name)
        give_to_somebody(folder / name)
        (folder / name).chmod(0o444)
    give_to_somebody(folder)
    folder.chmod(0o555)
    with as_somebody():
        with pytest.raises(CaseFileError) as caught:
            open_case(folder / cut_off.name, lock_dir=lock_dir, read_only=True)
        assert caught.value.what == texts.CaseFile.UNFINISHED_SAVE[0]


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Mount a disk of 400 KB; needs root."""
    disk = folder / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


needs_mount = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="mounting needs root"
)


@needs_mount
def test_a_full_disk(tmp_path: Path, lock_dir: Path) -> None:
    with (
        small_disk(tmp_path) as disk,
        create(disk / "a.tsuho", invented_case(), lock_dir=lock_dir) as file,
    ):
        with pytest.raises(CaseFileError) as caught:
            file.apply(BIG)
        assert caught.value.what == texts.CaseFile.DISK_FULL[0]
        assert same(file.read(), invented_case())
        # Not a byte left: neither a new journal nor a copy nor a new case.
        filler = disk / "filler"
        with filler.open("wb", buffering=0) as out, contextlib.suppress(OSError):
            while True:
                out.write(bytes(4096))
        for attempt in (
            lambda: file.apply([Insert(Group.ORDERS, 0, order("new"))]),
            lambda: file.save_copy(disk / "copy.tsuho"),
            lambda: create(disk / "b.tsuho", invented_case(), lock_dir=lock_dir),
        ):
            with pytest.raises(CaseFileError) as caught:
                attempt()
            assert caught.value.what == texts.CaseFile.DISK_FULL[0]
        assert sorted(each.name for each in disk.iterdir()) == ["a.tsuho", "filler"]
        assert same(file.read(), invented_case())
        assert file.verify() == []
        filler.unlink()
        changes: list[Change] = [Insert(Group.ORDERS, 0, order("new"))]
        file.apply(changes)  # the same changes again, now that there is room
        case = invented_case()
        case.apply(changes[0])
        assert same(file.read(), case)


@needs_mount
def test_the_disk_is_taken_away(tmp_path: Path, lock_dir: Path) -> None:
    with small_disk(tmp_path) as disk:
        file = create(disk / "a.tsuho", invented_case(), lock_dir=lock_dir)
        subprocess.run(["umount", "-l", str(disk)], check=True)
        with pytest.raises(CaseFileError) as caught:
            file.apply(BIG)
        assert caught.value.what == texts.CaseFile.GONE[0]
        file.close()
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(disk)], check=True)


def test_a_file_that_may_not_grow(path: Path, lock_dir: Path) -> None:
    with open_case(path, lock_dir=lock_dir) as file:
        file._connection.pragma("max_page_count", 1)  # that is: as many as it has
        with pytest.raises(CaseFileError) as caught:
            file.apply(BIG)
        assert caught.value.what == texts.CaseFile.DISK_FULL[0]
        assert same(file.read(), invented_case())
        file._connection.pragma("max_page_count", 10**6)
        file.apply(BIG)
        assert file.verify() == []


@posix
def test_the_system_refuses_to_write(path: Path, lock_dir: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path), str(lock_dir)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    assert done.stdout.strip() in map(
        ascii, (texts.CaseFile.CANNOT_WRITE[0], texts.CaseFile.DISK_FULL[0])
    )
    with open_case(path, lock_dir=lock_dir) as file:
        case = invented_case()
        assert file.verify() == []
        found = file.read()
        assert found.answers["incident.reason"] == case.answers["incident.reason"]
        assert found.text("case.notes") == "after"


def test_a_file_in_the_middle_of_its_first_save_is_never_seen(
    tmp_path: Path, lock_dir: Path
) -> None:
    create(tmp_path / "a.tsuho", Case(), lock_dir=lock_dir).close()
    with plain_sqlite(tmp_path / "a.tsuho") as other:
        assert other.execute("SELECT count(*) FROM meta").fetchone() == (3,)
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["a.tsuho"]
