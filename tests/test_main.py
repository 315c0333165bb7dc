"""The door of the program: how it ends when it is stopped."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from wizard import __main__, texts
from wizard.paths import Paths

ROOT = Path(__file__).resolve().parent.parent
STOP_AT_LOADING = """
import sys

class Stop:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[1]:
            raise KeyboardInterrupt

sys.meta_path.insert(0, Stop())
from wizard.__main__ import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize(
    ("module", "arguments", "words"),
    [
        ("wizard.commands", ["show", "架空.tsuho"], texts.Commands.STOPPED),
        ("wizard.app", [], ""),
    ],
)
def test_stopping_while_it_loads_ends_quietly(
    module: str, arguments: list[str], words: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STOP_AT_LOADING, module, *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.returncode == 130
    assert done.stderr.strip() == words
    assert done.stdout == ""


def test_a_command_gets_its_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def run(arguments: list[str], paths: Paths) -> int:
        asked.append(arguments)
        return 7

    monkeypatch.setattr("wizard.commands.run", run)
    assert __main__.main(["show", "架空.tsuho"]) == 7
    assert asked == [["show", "架空.tsuho"]]
