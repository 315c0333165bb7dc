"""The house rules of the project, proved from the syntax trees (no module is imported)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "wizard"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Who may import whom, by the first part of the name under `wizard`.
LEAVES = {"texts", "errors"}
MAY_IMPORT = {
    "__init__": set(),
    "texts": set(),
    "errors": set(),
    "clock": set(),
    "log": LEAVES,
    "paths": LEAVES,
    "domain": LEAVES,
    "formdefs": LEAVES | {"domain"},
    "storage": LEAVES | {"domain"},
    "intake": LEAVES | {"domain"},
    "output": LEAVES | {"domain"},
    "ui": LEAVES | {"domain", "formdefs", "storage", "intake", "output"},
    "app": {"*"},
    "command_line": LEAVES,
    "commands": {"*"},
    # The command `import` on its own: it loads the readers of files, which no other one needs.
    "command_import": LEAVES
    | {"domain", "formdefs", "storage", "intake", "clock", "paths", "command_line"},
    "__main__": LEAVES | {"app", "commands", "paths"},
}
# A library and the only places that may import it.
ONLY_IN = {
    "PySide6": {"ui", "app"},
    "shiboken6": {"ui", "app"},
    "jinja2": {"output"},
    "reportlab": {"output"},
    "PIL": {"output"},
    "pypdfium2": {"output"},
    "apsw": {"storage"},
    "platformdirs": {"paths"},
    "jpholiday": {"domain"},
    "tomllib": {"formdefs"},
    "ua_parser": {"intake"},
    "openpyxl": {"intake"},
}
TOMLLIB_TOO = {"storage/settings.py"}
NETWORK = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "xmlrpc", "asyncio"}
LATE_IMPORTERS = {"app", "commands", "__main__"}
# A library that costs more than all else at its door, loaded when the first workbook is opened.
LATE_LIBRARIES = {"intake/workbooks.py": {"openpyxl"}}
LATE_TARGETS = (
    "wizard.output",
    "wizard.intake",
    "wizard.ui",
    "wizard.app",
    "wizard.commands",
    "wizard.command_import",
)
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


def place(module: Path) -> str:
    """Return the first part of a module's name under `wizard`."""
    return module.relative_to(PACKAGE).with_suffix("").parts[0]


def name_of(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"), str(module))


def imports(module: Path, *, top_only: bool = False) -> Iterator[tuple[str, int]]:
    """Yield every absolute module name a module imports, with the line."""
    tree = tree_of(module)
    inner = set()
    if top_only:
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.Lambda):
                inner |= {id(child) for child in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in inner:
            continue
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(module)}:{node.lineno}: relative import"
            base = node.module or ""
            for alias in node.names:
                yield f"{base}.{alias.name}", node.lineno


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_imports_follow_the_house(module: Path) -> None:
    here = place(module)
    assert here in MAY_IMPORT, f"{name_of(module)} has no place in the house"
    allowed = MAY_IMPORT[here]
    for name, line in imports(module):
        parts = name.split(".")
        if parts[0] != "wizard" or len(parts) < 2 or parts[1] == "__version__":
            continue
        target = parts[1]
        assert target == here or "*" in allowed or target in allowed, (
            f"{name_of(module)}:{line} imports {name}"
        )


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_libraries_stay_in_their_rooms(module: Path) -> None:
    for name, line in imports(module):
        library = name.split(".")[0]
        where = f"{name_of(module)}:{line} imports {name}"
        if library in ONLY_IN and not (library == "tomllib" and name_of(module) in TOMLLIB_TOO):
            assert place(module) in ONLY_IN[library], where
        assert not any(name == n or name.startswith(n + ".") for n in NETWORK), where
        assert not name.startswith("PySide6.QtNetwork"), where


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_late_imports_only_at_the_doors(module: Path) -> None:
    at_top = set(imports(module, top_only=True))
    for name, line in set(imports(module)) - at_top:
        if name in LATE_LIBRARIES.get(name_of(module), ()):
            continue
        where = f"{name_of(module)}:{line} imports {name} late"
        assert place(module) in LATE_IMPORTERS, where
        assert name.startswith(LATE_TARGETS), where


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_no_circles_hidden_behind_type_checking(module: Path) -> None:
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Name):
            assert node.id != "TYPE_CHECKING", f"{name_of(module)}:{node.lineno}"


def test_no_import_circles() -> None:
    names = {
        "wizard." + name_of(m).removesuffix(".py").replace("/", ".").removesuffix(".__init__"): m
        for m in MODULES
    }
    graph = {
        name: {
            target
            for full, _ in imports(module, top_only=True)
            for target in (full, full.rpartition(".")[0])
            if target in names and target != name
        }
        for name, module in names.items()
    }
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " → ".join((*path[path.index(name) :], name))
        if name in done:
            return
        for target in graph[name]:
            visit(target, (*path, name))
        done.add(name)

    for name in graph:
        visit(name, ())


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_nothing_happens_at_import_and_no_module_state(module: Path) -> None:
    for node in tree_of(module).body:
        where = f"{name_of(module)}:{node.lineno}"
        if isinstance(node, ast.Expr):
            assert isinstance(node.value, ast.Constant), f"{where}: a statement runs at import"
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [n for t in targets for n in (t.elts if isinstance(t, ast.Tuple) else [t])]
            for target in names:
                assert isinstance(target, ast.Name), where
                # Constants are upper case; type aliases are CamelCase.
                assert re.fullmatch(r"_?[A-Z]\w*|__\w+__", target.id), f"{where}: {target.id}"
        elif isinstance(node, ast.If):
            assert module.name == "__main__.py", f"{where}: a branch at import"
        else:
            assert isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef), (
                f"{where}: {type(node).__name__} at import"
            )
    for inner in ast.walk(tree_of(module)):
        assert not isinstance(inner, ast.Global), f"{name_of(module)}: global"


@pytest.mark.parametrize("module", [m for m in MODULES if m.name != "texts.py"], ids=name_of)
def test_japanese_sentences_live_in_texts(module: Path) -> None:
    tree = tree_of(module)
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) in documentation:
                continue
            found = "".join(JAPANESE.findall(node.value))
            assert len(found) <= 3, f"{name_of(module)}:{node.lineno}: {node.value[:30]}"


@pytest.mark.parametrize("module", [m for m in MODULES if m.name != "texts.py"], ids=name_of)
def test_modules_stay_small(module: Path) -> None:
    # texts.py is a catalogue: one place to look a sentence up is worth more than its length.
    lines = module.read_text(encoding="utf-8").count("\n")
    assert lines < 300, f"{name_of(module)} has {lines} lines"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_text_files_name_their_encoding(module: Path) -> None:
    for node in ast.walk(tree_of(module)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", None) or getattr(node.func, "id", "")
        constants = [a.value for a in node.args if isinstance(a, ast.Constant)]
        modes = [m for m in constants if isinstance(m, str) and re.fullmatch(r"[rwax+bt]+", m)]
        reads_text = name in {"read_text", "write_text"} or (
            name == "open"
            and (isinstance(node.func, ast.Name) or bool(modes))
            and not any("b" in mode for mode in modes)
        )
        if reads_text:
            assert "encoding" in {keyword.arg for keyword in node.keywords}, (
                f"{name_of(module)}:{node.lineno}: {name} without encoding"
            )


def test_every_module_says_what_it_is() -> None:
    for module in MODULES:
        assert ast.get_docstring(tree_of(module)), f"{name_of(module)} has no docstring"


def test_packaging_is_not_a_package() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
    assert not (ROOT / "packaging" / "build.py").exists()


def test_texts_and_init_import_nothing() -> None:
    for name in ("texts.py", "errors.py", "__init__.py"):
        assert list(imports(PACKAGE / name)) == [], name


def test_forms_and_resources_hold_data_only() -> None:
    for folder in ("forms", "resources"):
        assert list((ROOT / folder).rglob("*.py")) == []
