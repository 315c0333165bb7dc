"""The log never holds an answer, a name or a file's content."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from wizard.errors import CaseFileError
from wizard.log import Log, scrub

NOW = datetime(2026, 8, 20, 21, 4, tzinfo=timezone(timedelta(hours=9)))


def a_log(folder: Path) -> Log:
    return Log(folder / "log", lambda: NOW)


def raised(error: Exception) -> Exception:
    with pytest.raises(type(error)) as caught:
        raise error
    return caught.value


def test_an_exception_is_told_without_its_message(tmp_path: Path) -> None:
    log = a_log(tmp_path)
    error = raised(ValueError("山田太郎 taro@example.com 4111111111111111"))
    log.note_error(type(error), error, error.__traceback__)
    text = log.path.read_text(encoding="utf-8")
    assert text.startswith("2026-08-20T21:04:00+09:00 ValueError at test_log:")
    for secret in ("山田", "taro", "4111"):
        assert secret not in text


def test_the_detail_of_an_error_of_ours_is_kept_as_far_as_it_is_plain(tmp_path: Path) -> None:
    log = a_log(tmp_path)
    error = raised(CaseFileError("開けません", "閉じてください", "errno=13 架空堂"))
    log.note_error(type(error), error, error.__traceback__)
    text = log.path.read_text(encoding="utf-8")
    assert "errno=13" in text
    assert "架空堂" not in text
    assert "開けません" not in text


def test_messages_of_qt_lose_names_and_paths() -> None:
    home = str(Path.home())
    told = scrub(f'cannot open "{home}/書類/架空堂.tsuho" in {home}/x/架空堂')
    assert home not in told
    assert "架空堂" not in told
    assert told.startswith("cannot open")


def test_the_log_turns_over_and_stays_small(tmp_path: Path) -> None:
    log = a_log(tmp_path)
    for _ in range(4):
        log.note("x" * 200_000)
    sizes = sorted(path.stat().st_size for path in log.path.parent.iterdir())
    assert len(sizes) == 2
    assert sum(sizes) < 1_000_000


def test_a_log_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file stands where the folder should be", encoding="utf-8")
    a_log(tmp_path).note("line")
