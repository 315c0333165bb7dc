"""The program as a process: what it loads, that it paints first, that it ends well."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

START = """
import json, sys
from pathlib import Path
from wizard.paths import private_paths
from wizard.app import Program, make_application
app = make_application()
program = Program(app, private_paths(Path(sys.argv[1])))
program.catch_errors()
seen = {}
def modules(name):
    seen[name] = sorted(m for m in sys.modules if m.split(".")[0] in WATCHED or m.startswith("wizard"))
WATCHED = {"reportlab", "jinja2", "pypdfium2", "apsw", "tomllib", "PIL"}
def painted():
    modules("painted")
    program.window.first_painted.disconnect(painted)
program.window.first_painted.connect(painted)
program.show(Path(sys.argv[2]) if len(sys.argv) > 2 else None)
def end():
    modules("ready")
    program.window.close()
    app.quit()
from PySide6.QtCore import QTimer
def wait():
    if program._ready:
        QTimer.singleShot(0, end)
    else:
        QTimer.singleShot(20, wait)
wait()
app.exec()
program.end()
print(json.dumps(seen))
"""


def run_python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).resolve().parent.parent
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=root,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def started(tmp_path_factory) -> Any:
    done = run_python(START, str(tmp_path_factory.mktemp("home")))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.strip().splitlines()[-1])


def test_after_the_start_nothing_that_makes_documents_is_loaded(started) -> None:
    loaded = {name.split(".")[0] for name in started["ready"]}
    assert not loaded & {"reportlab", "jinja2", "pypdfium2", "PIL"}
    assert not any(name.startswith("wizard.output") for name in started["ready"])
    assert not any(name.startswith("wizard.intake") for name in started["ready"])


def test_the_first_page_is_painted_before_cases_are_thought_of(started) -> None:
    for name in ("wizard.storage", "wizard.formdefs", "wizard.domain", "apsw", "tomllib"):
        assert not any(m == name or m.startswith(name + ".") for m in started["painted"]), name


def test_the_first_page_does_not_build_qts_enumerations() -> None:
    code = """
import enum, sys
from pathlib import Path
built = []
create = enum.EnumType._create_
def watch(cls, name, *more, **named):
    made = create(cls, name, *more, **named)
    built.append(made.__qualname__)
    return made
enum.EnumType._create_ = watch
from wizard.paths import private_paths
from wizard.app import Program, make_application
app = make_application()
program = Program(app, private_paths(Path(sys.argv[1])))
program.window.show()
app.processEvents()
assert program.window.home.isVisible()
print("AlignmentFlag" in built, len(built))
import os
sys.stdout.flush()
os._exit(0)
"""
    done = run_python(code, "/nonexistent")
    assert done.stdout.startswith("False"), done.stdout + done.stderr


def test_a_case_given_at_the_start_is_opened(tmp_path: Path) -> None:
    made = run_python(
        "import sys; from pathlib import Path; from wizard import commands;"
        "from wizard.paths import private_paths;"
        "sys.exit(commands.run(['new', sys.argv[2], '--sample'],"
        " private_paths(Path(sys.argv[1]))))",
        str(tmp_path / "home"),
        str(tmp_path / "見本 の 案件.tsuho"),
    )
    assert made.returncode == 0, made.stderr
    code = START.replace(
        'modules("ready")', "seen['case'] = program.keeper.wizard.name; modules('ready')"
    )
    done = run_python(code, str(tmp_path / "home"), str(tmp_path / "見本 の 案件.tsuho"))
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.strip().splitlines()[-1])
    assert seen["case"].endswith("の案件")
    assert "reportlab" not in {name.split(".")[0] for name in seen["ready"]}


def test_every_kind_of_page_has_a_maker(forms_dir: Path) -> None:
    from wizard.app import page_maker
    from wizard.formdefs.step_defs import PAGES

    for kind in PAGES:
        assert callable(page_maker(kind)), kind
    with pytest.raises(KeyError):
        page_maker("unknown")
