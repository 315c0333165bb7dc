"""Developer commands, standard library only: run, test, check, bench, build, demo.

Makes `.venv` by itself, installs the exact versions of `requirements.lock` (with hashes) and,
on Debian and Ubuntu, the system libraries that Qt needs (as root; otherwise it prints the
exact command). Usage: ``python dev.py COMMAND [arguments]``.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PROGRAM = "tsuho-wizard"

# Shared objects that PySide6's wheels expect from the system, and Debian's packages for them.
# Looked up by loading them, so that Ubuntu's renamed packages (…t64) are found too.
OFFSCREEN_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
BUILD_TOOLS = {"objdump": "binutils"}
# The program's commands that open no window (tests/test_dev.py holds this against commands.py).
WINDOWLESS = ("new", "import", "show", "check", "export", "verify", "self-test")


def main(arguments: Sequence[str]) -> int:
    """Run one developer command; return its exit code."""
    commands: dict[str, Callable[[Sequence[str]], int]] = {
        "run": run,
        "test": test,
        "check": check,
        "bench": bench,
        "build": build,
        "demo": demo,
    }
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python still parses this file
        print("Python 3.11 以上で実行してください。 / Python 3.11 or newer is needed.")
        return 2
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        print("Commands:", ", ".join(commands))
        return 2
    return commands[arguments[0]](arguments[1:])


def run(arguments: Sequence[str]) -> int:
    """Open the window (arguments are handed on, e.g. a case file or a command)."""
    window = not arguments or arguments[0] not in WINDOWLESS
    if window and not has_display():
        print(
            "画面(ディスプレイ)が見つからないため、ウィンドウを開けません。"
            "「python dev.py demo」で、見本の書類と全ページの画像を out/ に作れます。"
        )
        print("No display: try `python dev.py demo` (documents and pictures in out/).")
        return 2
    if not prepare(OFFSCREEN_LIBRARIES | (WINDOW_LIBRARIES if window else {})):
        return 2
    return call([str(PYTHON), "-m", "wizard", *arguments])


def test(arguments: Sequence[str]) -> int:
    """Run the tests (pytest arguments are handed on)."""
    if not prepare(OFFSCREEN_LIBRARIES):
        return 2
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    pytest = [str(PYTHON), "-m", "pytest"]
    if arguments:
        return call([*pytest, *arguments], offscreen)
    # Each part of the window in a process of its own: widgets that earlier tests left in the
    # one QApplication make every change of the look slower for the later ones.
    parts = window_tests()
    apart = [f"--ignore={part}" for part in parts]
    return worst(
        call([*pytest, "-q", *apart], offscreen),
        *(call([*pytest, "-q", part], offscreen) for part in parts),
    )


def worst(*codes: int) -> int:
    """Return 0 only if every exit code is 0; a process that a signal ended has a negative one."""
    return next((abs(code) for code in codes if code), 0)


def window_tests() -> list[str]:
    """Return the folders of tests that open the window."""
    found = {file.parent for file in (ROOT / "tests" / "ui").glob("*/test_*.py")}
    parts = [ROOT / "tests" / "end_to_end", *sorted(found)]
    return [part.relative_to(ROOT).as_posix() for part in parts]


def check(arguments: Sequence[str]) -> int:
    """Run ruff, mypy --strict and the architecture test."""
    del arguments
    if not prepare(OFFSCREEN_LIBRARIES):
        return 2
    python = str(PYTHON)
    results = [
        call([python, "-m", "ruff", "check", "."]),
        call([python, "-m", "ruff", "format", "--check", "."]),
        call([python, "-m", "mypy"]),
        call([python, "-m", "pytest", "-q", "tests/test_architecture.py"]),
    ]
    return worst(*results)


def bench(arguments: Sequence[str]) -> int:
    """Measure every claim of speed and memory against a floor in the same run."""
    if not prepare(OFFSCREEN_LIBRARIES):
        return 2
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    return call([str(PYTHON), "tests/benchmarks/run.py", *arguments], offscreen)


def build(arguments: Sequence[str]) -> int:
    """Build the one-folder program and let it prove itself with `self-test`."""
    del arguments
    if not prepare(OFFSCREEN_LIBRARIES | WINDOW_LIBRARIES, BUILD_TOOLS):
        return 2
    dist, work = ROOT / "dist", ROOT / "build"
    code = call(
        [
            *(str(PYTHON), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
            *("--distpath", str(dist), "--workpath", str(work)),
            str(ROOT / "packaging" / "pyinstaller.spec"),
        ]
    )
    if code:
        return code
    program = frozen_program(dist)
    size = sum(
        f.stat().st_size for f in program.parent.rglob("*") if f.is_file() and not f.is_symlink()
    )
    print(f"{program.relative_to(ROOT)}: {size / 1e6:.0f} MB in one folder")
    code = call([str(program), "self-test"], {"QT_QPA_PLATFORM": "offscreen"})
    print("self-test of the frozen program:", "passed" if code == 0 else f"FAILED ({code})")
    return code


def demo(arguments: Sequence[str]) -> int:
    """Make the sample's documents and a picture of every page into out/."""
    if not prepare(OFFSCREEN_LIBRARIES):
        return 2
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    return call([str(PYTHON), "tests/end_to_end/pictures.py", *arguments], offscreen)


def has_display() -> bool:
    """Return whether a window can be shown here."""
    if sys.platform in {"win32", "darwin"}:
        return True
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def frozen_program(dist: Path) -> Path:
    """Return the built program inside `dist`."""
    return dist / PROGRAM / (PROGRAM + (".exe" if os.name == "nt" else ""))


def prepare(libraries: Mapping[str, str], tools: Mapping[str, str] | None = None) -> bool:
    """Make the virtual environment and find the system's libraries; False when it cannot."""
    return _system_libraries(libraries, tools or {}) and _virtual_environment()


def call(command: Sequence[str], environment: Mapping[str, str] | None = None) -> int:
    """Run a command in the project's root with UTF-8 output; return its exit code."""
    env = {**os.environ, "PYTHONUTF8": "1", **(environment or {})}
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def _virtual_environment() -> bool:
    stamp = VENV / "installed-lock"
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if PYTHON.is_file() and stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return True
    print("必要な部品を .venv に用意しています。 / Preparing .venv …", flush=True)
    if not PYTHON.is_file() and not _make_venv():
        return False
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if call([*pip, "--require-hashes", "--requirement", str(LOCK)]):
        print("部品を入れられませんでした。 / Installing requirements.lock failed.")
        return False
    stamp.write_text(wanted, encoding="utf-8")
    return True


def _make_venv() -> bool:
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except (OSError, subprocess.CalledProcessError):
        shutil.rmtree(VENV, ignore_errors=True)
        # Debian ships ensurepip apart from Python.
        if not _install_packages(["python3-venv"]):
            return False
        venv.create(VENV, with_pip=True, clear=True)
    return True


def _system_libraries(libraries: Mapping[str, str], tools: Mapping[str, str]) -> bool:
    if not sys.platform.startswith("linux"):
        return True
    missing = [package for name, package in libraries.items() if not _loads(name)]
    missing += [package for tool, package in tools.items() if shutil.which(tool) is None]
    return not missing or _install_packages(missing)


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _install_packages(packages: Sequence[str]) -> bool:
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("Installing system packages:", " ".join(packages), flush=True)
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        call(["apt-get", "update", "-qq"], quiet)
        return call([*command, "-qq"], quiet) == 0
    print("次のコマンドを実行してから、もう一度お試しください。 / Please run this, then try again:")
    print("  sudo " + " ".join(command))
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
