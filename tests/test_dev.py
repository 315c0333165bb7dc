"""The developer commands: what they know without installing anything."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from wizard import texts

ROOT = Path(__file__).resolve().parent.parent


def load_dev():
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_windowless_commands_are_the_programs_commands() -> None:
    assert tuple(texts.Commands.HELP) == load_dev().WINDOWLESS


def test_run_without_a_display_points_to_the_demo(monkeypatch, capsys) -> None:
    dev = load_dev()
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(dev.sys, "platform", "linux")
    assert dev.main(["run"]) == 2
    assert "python dev.py demo" in capsys.readouterr().out


def test_unknown_command_lists_the_known_ones(capsys) -> None:
    assert load_dev().main(["fly"]) == 2
    assert "run, test, check, bench, build, demo" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("codes", "code"), [((0, 0), 0), ((0, -11), 11), ((0, 1, 0), 1), ((-11, 0), 11)]
)
def test_a_part_that_a_signal_ended_is_a_failure(codes, code) -> None:
    assert load_dev().worst(*codes) == code


@pytest.mark.parametrize("command", ["test", "check"])
def test_one_part_that_crashed_fails_the_whole(monkeypatch, command) -> None:
    dev = load_dev()
    codes = iter([0, -11, *[0] * 50])
    monkeypatch.setattr(dev, "prepare", lambda *_: True)
    monkeypatch.setattr(dev, "call", lambda *_: next(codes))
    assert dev.main([command]) != 0


def test_dev_uses_only_the_standard_library() -> None:
    program = "import ast,sys;t=ast.parse(open('dev.py',encoding='utf-8').read());"
    program += (
        "n={a.name.split('.')[0] for x in ast.walk(t) if isinstance(x,ast.Import) for a in x.names}"
    )
    program += "|{x.module.split('.')[0] for x in ast.walk(t) if isinstance(x,ast.ImportFrom)};"
    program += "print(sorted(n-set(sys.stdlib_module_names)))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_lock_pins_everything_with_hashes_and_names_no_index() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    entries = re.findall(
        r"^([A-Za-z0-9_.-]+)==([^ ;\\]+)[^\n]*\\\n((?:\s+--hash=\S+.*\n?)+)", lock, re.M
    )
    named = re.findall(r"^([A-Za-z0-9_.-]+)==", lock, re.M)
    assert [e[0] for e in entries] == named
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    for requirement in wanted:
        name = re.split(r"[<>=!~]", requirement)[0].lower()
        assert name in named, name


def test_qt_is_pinned_below_the_broken_release() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    version = re.search(r"^pyside6-essentials==(\d+)\.(\d+)", lock, re.M)
    assert version is not None
    assert (int(version[1]), int(version[2])) == (6, 11)


def test_every_folder_of_window_tests_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []
    dev = load_dev()
    monkeypatch.setattr(dev, "prepare", lambda _libraries: True)

    def call(command: list[str], _more: object = None) -> int:
        called.append(command)
        return 0

    monkeypatch.setattr(dev, "call", call)
    assert dev.test([]) == 0
    apart = {part.removeprefix("--ignore=") for part in called[0] if "--ignore=" in part}
    assert apart == {command[-1] for command in called[1:]}
    with_tests = {f.parent for f in (ROOT / "tests" / "ui").rglob("test_*.py")}
    assert {f.relative_to(ROOT).as_posix() for f in with_tests} <= apart
    assert "tests/end_to_end" in apart
