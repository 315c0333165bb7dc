"""The commands without a window (HOUSE.md's contract; others script them).

Exit code 0 fine, 1 problems found, 2 it could not be done; then one Japanese sentence on the
error stream says what happened and what to do, never a traceback.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from wizard import __version__, texts
from wizard.clock import fresh_key, now
from wizard.domain.case import Case, Place, SourceKind, new_case_number
from wizard.domain.changes import Change
from wizard.domain.checks import Checker, Problem
from wizard.domain.derived import starting_answers
from wizard.domain.form import Form
from wizard.domain.item_types import shown
from wizard.domain.plain import Plain, plain_case, plain_order
from wizard.errors import AnswersFileError, UserError
from wizard.formdefs.answers import AnswersFile, read_answers
from wizard.formdefs.loader import load_form
from wizard.formdefs.order_layouts import load_order_layouts
from wizard.formdefs.tables import load_tables
from wizard.paths import Paths, private_paths
from wizard.storage.casefile import create, open_case

FINE, PROBLEMS, FAILED = 0, 1, 2
SAMPLE = Path("sample") / "case.toml"


def run(arguments: Sequence[str], paths: Paths) -> int:
    """Run one command; `arguments` start with its name. Prints, and returns the exit code."""
    try:
        options = _parser().parse_args(list(arguments))
        command: Callable[[argparse.Namespace, Paths], int] = options.command
        return command(options, paths)
    except UserError as error:
        print(error.sentence, file=sys.stderr)
        return FAILED
    except OSError as error:
        reason = error.strerror or type(error).__name__
        print(texts.Commands.SYSTEM_REFUSED.format(reason=reason), file=sys.stderr)
        return FAILED


def new(options: argparse.Namespace, paths: Paths) -> int:
    """Make a new case, empty or filled from the sample and/or an answers file."""
    form = load_form(paths.forms_dir)
    case = Case(number=new_case_number(now().date(), fresh_key()))
    if options.sample:
        _take_over(case, _answers(paths.forms_dir / SAMPLE, form, SourceKind.SAMPLE))
    if options.answers:
        _take_over(case, _answers(options.answers, form, SourceKind.ANSWERS_FILE))
    case.answers.update(starting_answers(form, case.answers, now()))
    if options.sample or options.answers:
        from wizard.output.bundle import refresh_narrative

        refresh_narrative(form, case, now(), paths.templates_dir)
    with create(options.case, case, lock_dir=paths.lock_dir):
        print(texts.Commands.CREATED.format(path=options.case))
    return FINE


def import_files(options: argparse.Namespace, paths: Paths) -> int:
    """Take orders from the shop's order files into a case."""
    from wizard.intake.order_export import merge, read_orders

    form = load_form(paths.forms_dir)
    layouts = load_order_layouts(paths.resources_dir / "order_exports", form)
    wanted = {n.strip() for n in options.orders.split(",") if n.strip()} if options.orders else None
    taken: list[Plain] = []
    notices: list[str] = []
    with open_case(options.case, lock_dir=paths.lock_dir) as file:
        case = file.read()
        changes: list[Change] = []
        for source in options.files:
            found = read_orders(
                source, layouts, layout=options.layout, new_key=fresh_key, now=now()
            )
            numbers = {order.text("order.number") for order in found.orders}
            if wanted is not None and wanted - numbers and len(options.files) == 1:
                missing = "、".join(sorted(wanted - numbers))
                raise AnswersFileError(
                    texts.Commands.NO_SUCH_ORDER.format(numbers=missing),
                    texts.Commands.NO_SUCH_ORDER_DO,
                )
            chosen = [o for o in found.orders if wanted is None or o.text("order.number") in wanted]
            plan = merge(case, chosen)
            act = plan.act(frozenset())
            for change in act.changes:
                case.apply(change)
            changes += act.changes
            taken += [plain_order(form, order) for order in chosen]
            notices += found.notices
            notices += [problem.message for problem in found.row_problems]
            notices += [difference.message for difference in plan.differences]
        file.apply(changes)
    if options.json:
        _print_json({"orders": taken, "notices": list[Plain](notices)})
    else:
        print(texts.Commands.IMPORTED.format(count=len(taken)))
        for notice in notices:
            print(notice, file=sys.stderr)
    return FINE


def show(options: argparse.Namespace, paths: Paths) -> int:
    """Print every answer and order."""
    form = load_form(paths.forms_dir)
    with open_case(options.case, lock_dir=paths.lock_dir, read_only=True) as file:
        case = file.read()
    if options.json:
        _print_json(plain_case(form, case))
        return FINE
    print(texts.Commands.CASE_NUMBER.format(number=case.number))
    for place in case.places(form.items):
        item, answer = form.items[place.item], case.answer(place)
        words = shown(item, answer)
        if words:
            owner = _owner(case, place)
            print(texts.Commands.ANSWER.format(owner=owner, label=item.label, value=words))
    return FINE


def check(options: argparse.Namespace, paths: Paths) -> int:
    """Print what is missing or cannot be right."""
    form = load_form(paths.forms_dir)
    with open_case(options.case, lock_dir=paths.lock_dir, read_only=True) as file:
        case = file.read()
    problems = Checker(form).problems(case)
    if options.json:
        _print_json({"problems": [_plain_problem(case, problem) for problem in problems]})
    else:
        for problem in problems:
            level = texts.Commands.LEVELS[problem.level.value]
            print(texts.Commands.PROBLEM.format(level=level, message=problem.message))
        print(texts.Commands.CHECKED.format(count=len(problems)))
    return PROBLEMS if problems else FINE


def export(options: argparse.Namespace, paths: Paths) -> int:
    """Write the 申出書 PDF and the copy-ready text into a folder."""
    from wizard.output.bundle import write_bundle

    form = load_form(paths.forms_dir)
    with open_case(options.case, lock_dir=paths.lock_dir, read_only=True) as file:
        case = file.read()
    options.to.mkdir(parents=True, exist_ok=True)
    bundle = write_bundle(
        form,
        case,
        options.to,
        now=now(),
        templates_dir=paths.templates_dir,
        fonts_dir=paths.fonts_dir,
    )
    if options.json:
        _print_json({"files": [{"path": str(path), "kind": kind} for path, kind in bundle.files]})
    else:
        for path, _ in bundle.files:
            print(texts.Commands.WRITTEN.format(path=path))
    for warning in bundle.warnings:
        print(warning, file=sys.stderr)
    return PROBLEMS if bundle.warnings else FINE


def verify(options: argparse.Namespace, paths: Paths) -> int:
    """Check that the case file is whole."""
    with open_case(options.case, lock_dir=paths.lock_dir, read_only=True) as file:
        findings = file.verify()
    if options.json:
        _print_json({"findings": list[Plain](findings)})
    else:
        print(*(findings or [texts.Commands.WHOLE]), sep="\n")
    return PROBLEMS if findings else FINE


def self_test(options: argparse.Namespace, paths: Paths) -> int:
    """Load every form, render the sample, make its PDF, draw the window once."""
    del options
    from wizard.app import prove_window
    from wizard.output.bundle import write_bundle
    from wizard.output.pages import PdfPages

    form = load_form(paths.forms_dir)
    load_tables(paths.resources_dir)
    load_order_layouts(paths.resources_dir / "order_exports", form)
    # The file system may hold a page open a moment longer on Windows.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        private = replace(
            private_paths(home), forms_dir=paths.forms_dir, resources_dir=paths.resources_dir
        )
        case = Case(number=new_case_number(now().date(), fresh_key()))
        _take_over(case, _answers(paths.forms_dir / SAMPLE, form, SourceKind.SAMPLE))
        with create(home / "sample.tsuho", case, lock_dir=private.lock_dir) as file:
            case = file.read()
            findings = file.verify()
        bundle = write_bundle(
            form,
            case,
            home,
            now=now(),
            templates_dir=paths.templates_dir,
            fonts_dir=paths.fonts_dir,
        )
        pages = PdfPages(bundle.files[0][0])
        count = pages.count
        pages.render(0, 1.0)
        pages.close()
        prove_window(private)
    for line in (*findings, *bundle.warnings):
        print(line, file=sys.stderr)
    print(
        texts.Commands.SELF_TEST.format(version=__version__, orders=len(case.orders), pages=count)
    )
    return PROBLEMS if findings or bundle.warnings else FINE


def _answers(path: Path, form: Form, source: SourceKind) -> AnswersFile:
    return read_answers(path, form, now(), fresh_key, source)


def _take_over(case: Case, found: AnswersFile) -> None:
    case.answers.update(found.answers)
    case.orders.extend(found.orders)
    case.notes.extend(found.notes)
    case.marks.update(found.marks)
    case.forget_order_index()


def _plain_problem(case: Case, problem: Problem) -> Plain:
    return {
        "level": problem.level.value,
        "item": problem.place.item,
        "order": _owner(case, problem.place) or None,
        "message": problem.message,
    }


def _owner(case: Case, place: Place) -> str:
    """Return the number of the order a place is in, or which one it is; empty for the case."""
    if not place.owner or place.item.startswith("note."):
        return ""
    index = case.order_index(place.owner)
    number = case.orders[index].text("order.number")
    return number or texts.Commands.NTH_ORDER.format(position=index + 1)


def _print_json(data: Plain) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


class _Parser(argparse.ArgumentParser):
    """Says in Japanese what is wrong with the arguments."""

    def error(self, message: str) -> NoReturn:
        raise UserError(texts.Commands.BAD_ARGUMENTS, texts.Commands.BAD_ARGUMENTS_DO, message)


def _parser() -> _Parser:
    words = texts.Commands
    parser = _Parser(prog="tsuho-wizard", description=words.DESCRIPTION)
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, parser_class=_Parser)

    def command(
        name: str, does: Callable[[argparse.Namespace, Paths], int], *, case: bool = True
    ) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=words.HELP[name], description=words.HELP[name])
        sub.set_defaults(command=does)
        if case:
            sub.add_argument("case", type=Path, metavar="CASE")
        return sub

    sub = command("new", new)
    sub.add_argument("--sample", action="store_true")
    sub.add_argument("--answers", type=Path, metavar="FILE.toml")
    sub = command("import", import_files)
    sub.add_argument("files", type=Path, nargs="+", metavar="FILE")
    sub.add_argument("--orders", metavar="N,N")
    sub.add_argument("--layout", metavar="NAME")
    sub.add_argument("--json", action="store_true")
    for name, does in (("show", show), ("check", check), ("verify", verify)):
        command(name, does).add_argument("--json", action="store_true")
    sub = command("export", export)
    sub.add_argument("--to", type=Path, required=True, metavar="DIR")
    sub.add_argument("--json", action="store_true")
    command("self-test", self_test, case=False)
    return parser
