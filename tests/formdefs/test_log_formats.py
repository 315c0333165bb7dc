"""The formats of access logs as delivered, and what is refused in such a file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wizard.errors import FormsError
from wizard.formdefs.log_formats import load_log_formats, load_match_rules

NAMES = {
    "alb",
    "cloudfront",
    "combined",
    "common",
    "eccube2",
    "eccube4",
    "iis",
    "vhost_combined",
    "with_port",
    "xserver",
}


def test_the_delivered_formats(resources_dir: Path) -> None:
    formats = load_log_formats(resources_dir / "log_formats")
    assert {each.name for each in formats} == NAMES
    assert [each.rank for each in formats] == sorted(each.rank for each in formats)


def test_each_says_where_it_comes_from_and_when_it_was_checked(resources_dir: Path) -> None:
    files = [*(resources_dir / "log_formats").glob("*.toml"), resources_dir / "log_matching.toml"]
    for path in files:
        head = path.read_text(encoding="utf-8").split("\n\n")[0]
        assert "Origin: " in head, path.name
        assert "Checked: 20" in head, path.name


def test_the_delivered_rules(resources_dir: Path) -> None:
    rules = load_match_rules(resources_dir)
    assert rules.window_minutes == 5
    assert any(page.final and page.confirmed for page in rules.pages)
    assert not any("curl" in word or "python" in word for word in rules.robots)
    words = [w for page in rules.pages for w in page.words]
    words += [*rules.other_pages, *rules.callbacks, *rules.robots, *rules.no_pages]
    assert all(word == word.casefold() for word in words), "compared in small letters"


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('title = "common形式"', "", "title"),
        ("rank = 50", "rank = 20", "rank"),
        ("rank = 50", "", "rank"),
        ("(?P<at>", "(?P<when>", "when"),
        ("(?P<client>", "(?P<ip>", "ip"),
        (r"\[(?P<at>[^\]]+)\]", r"\[(?P<at>[^\]]+\]", "line"),
        ('time = "clf"', 'time = "epoch"', "time"),
        ("needles = [", "needless = [", "need"),
        ('part = "port"', 'part = "cookie"', "part"),
    ],
)
def test_a_broken_format_is_named(
    resources_dir: Path, tmp_path: Path, old: str, new: str, named: str
) -> None:
    folder = tmp_path / "log_formats"
    shutil.copytree(resources_dir / "log_formats", folder)
    path = folder / "common.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FormsError) as told:
        load_log_formats(folder)
    assert "common.toml" in told.value.detail or named == "rank"
    assert named in told.value.sentence + told.value.detail


def test_broken_rules_are_named(resources_dir: Path, tmp_path: Path) -> None:
    text = (resources_dir / "log_matching.toml").read_text(encoding="utf-8")
    for old, new in (
        ('"10.0.0.0/8"', '"10.0.0.0/99"'),
        ("window_minutes = 5", "window_minutes = 0"),
    ):
        (tmp_path / "log_matching.toml").write_text(text.replace(old, new), encoding="utf-8")
        with pytest.raises(FormsError, match="log_matching"):
            load_match_rules(tmp_path)


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(FormsError):
        load_log_formats(tmp_path)
