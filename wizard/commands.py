"""The commands without a window (HOUSE.md's contract; others script them).

Exit code 0 fine, 1 problems found, 2 it could not be done; then one Japanese sentence on the
error stream says what happened and what to do, never a traceback.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from wizard import __version__, texts
from wizard.clock import fresh_key, now
from wizard.command_line import FAILED, FINE, PROBLEMS, STOPPED, parse, print_json, tell
from wizard.domain.case import Case, SourceKind
from wizard.domain.checks import Checker
from wizard.domain.derived import new_case
from wizard.domain.doubts import Doubts
from wizard.domain.form import Form
from wizard.domain.item_types import shown
from wizard.domain.plain import Plain, order_name, plain_case, plain_problem
from wizard.domain.safe_texts import SafeTexts
from wizard.errors import UserError
from wizard.formdefs.answers import AnswersFile, read_answers
from wizard.formdefs.character_tables import safe_texts
from wizard.formdefs.column_words import load_guesses
from wizard.formdefs.loader import load_form
from wizard.formdefs.log_formats import load_log_formats, load_match_rules
from wizard.formdefs.own_layouts import load_all_layouts
from wizard.formdefs.tables import load_tables
from wizard.log import Log
from wizard.paths import Paths, private_paths
from wizard.storage import settings
from wizard.storage.casefile import create, open_case
from wizard.storage.found_again import find_again

Command = Callable[[argparse.Namespace, Paths], int]
SAMPLE = Path("sample") / "case.toml"


def run(arguments: Sequence[str], paths: Paths) -> int:
    """Run one command; `arguments` start with its name. Prints, and returns the exit code."""
    try:
        options = parse(arguments, COMMANDS)
        command: Command = options.command
        code = command(options, paths)
        sys.stdout.flush()
    except UserError as error:
        print(error.sentence, file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # Who reads our output has seen enough (`… | head`): that is no failure.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        print(texts.Commands.STOPPED, file=sys.stderr)
        return STOPPED
    except OSError as error:
        reason = texts.Commands.REASONS.get(errno.errorcode.get(error.errno or 0, ""))
        words = texts.Commands.SYSTEM_REFUSED
        print(words.format(reason=reason or texts.Commands.NO_REASON), file=sys.stderr)
        return FAILED
    except Exception as error:  # noqa: BLE001 - no traceback reaches a person
        log = Log(paths.log_dir, now)
        log.note_error(type(error), error, error.__traceback__)
        print(texts.Commands.UNEXPECTED.format(log=log.path), file=sys.stderr)
        return FAILED
    else:
        return code


def new(options: argparse.Namespace, paths: Paths) -> int:
    """Make a new case, empty or filled from the sample and/or an answers file."""
    form = load_form(paths.forms_dir)
    given = AnswersFile()
    if options.sample:
        given = _join(given, _answers(paths.forms_dir / SAMPLE, form, SourceKind.SAMPLE))
    if options.answers:
        given = _join(given, _answers(options.answers, form, SourceKind.ANSWERS_FILE))
    case = _case_of(form, given, settings.load(paths.config_dir).labels)
    if options.sample or options.answers:
        from wizard.output.narrative import refresh_narrative

        refresh_narrative(form, case, now(), paths.templates_dir)
    with create(options.case, case, lock_dir=paths.lock_dir):
        print(texts.Commands.CREATED.format(path=options.case))
    return FINE


def import_files(options: argparse.Namespace, paths: Paths) -> int:
    """Take order files, parcel lists and access logs into a case."""
    from wizard.command_import import import_into

    return import_into(options, paths)


def show(options: argparse.Namespace, paths: Paths) -> int:
    """Print every answer and order."""
    form = load_form(paths.forms_dir)
    with open_case(options.case, lock_dir=paths.lock_dir, read_only=True) as file:
        case = file.read()
    if options.json:
        print_json(plain_case(form, case))
        return FINE
    print(texts.Commands.CASE_NUMBER.format(number=case.number))
    for place in case.places(form.items):
        item, answer = form.items[place.item], case.answer(place)
        words = shown(item, answer)
        if words:
            owner = order_name(case, place)
            print(texts.Commands.ANSWER.format(owner=owner, label=item.label, value=words))
    return FINE


def check(options: argparse.Namespace, paths: Paths) -> int:
    """Print what is missing, cannot be right, or has a character that e-Gov refuses."""
    form = load_form(paths.forms_dir)
    with open_case(options.case, lock_dir=paths.lock_dir, read_only=True) as file:
        case = file.read()
    problems = [*Checker(form).problems(case), *_safe_texts(paths).refused(form, case)]
    doubts = Doubts(form).problems(case, now().date())  # remarks: no reason to fail
    if options.json:
        found = {"problems": problems, "doubts": doubts}
        print_json({name: [plain_problem(case, p) for p in some] for name, some in found.items()})
        return PROBLEMS if problems else FINE
    for problem in (*problems, *doubts):
        level = texts.Commands.LEVELS[problem.level.value]
        print(texts.Commands.PROBLEM.format(level=level, message=problem.message))
    print(texts.Commands.CHECKED.format(count=len(problems)))
    return PROBLEMS if problems else FINE


def export(options: argparse.Namespace, paths: Paths) -> int:
    """Write the 申出書 PDF and the copy-ready text into a folder."""
    form = load_form(paths.forms_dir)
    with open_case(options.case, lock_dir=paths.lock_dir, read_only=True) as file:
        case = file.read()
    find_again(case, options.case)
    options.to.mkdir(parents=True, exist_ok=True)
    files, warnings = _write_bundle(form, case, options.to, paths)
    if options.json:
        print_json({"files": [{"path": str(path), "kind": kind} for path, kind in files]})
    else:
        for path, _ in files:
            print(texts.Commands.WRITTEN.format(path=path))
    tell(warnings)
    return PROBLEMS if warnings else FINE


def verify(options: argparse.Namespace, paths: Paths) -> int:
    """Check that the case file is whole."""
    with open_case(options.case, lock_dir=paths.lock_dir, read_only=True) as file:
        findings = file.verify()
    if options.json:
        print_json({"findings": list[Plain](findings)})
    else:
        print(*(findings or [texts.Commands.WHOLE]), sep="\n")
    return PROBLEMS if findings else FINE


def self_test(options: argparse.Namespace, paths: Paths) -> int:
    """Load every form, render the sample, make its PDF, draw the window once."""
    del options
    from wizard.app import prove_window
    from wizard.output.pages import PdfPages

    form = load_form(paths.forms_dir)
    load_tables(paths.resources_dir)
    layouts = load_all_layouts(paths.resources_dir / "order_exports", paths.order_layouts_dir, form)
    if layouts.broken:
        raise layouts.broken[0]
    load_guesses(paths.resources_dir)
    load_log_formats(paths.resources_dir / "log_formats")
    load_match_rules(paths.resources_dir)
    # The file system may hold a page open a moment longer on Windows.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        private = private_paths(home)._replace(
            forms_dir=paths.forms_dir, resources_dir=paths.resources_dir
        )
        case = _case_of(form, _answers(paths.forms_dir / SAMPLE, form, SourceKind.SAMPLE), {})
        with create(home / "sample.tsuho", case, lock_dir=private.lock_dir) as file:
            case = file.read()
            findings = file.verify()
        files, warnings = _write_bundle(form, case, home, paths)
        pages = PdfPages(files[0][0])
        count = pages.count
        pages.render(0, 1.0)
        pages.close()
        prove_window(private)
    tell((*findings, *warnings, *(refused.sentence for refused in layouts.refused)))
    words = texts.Commands.SELF_TEST
    print(words.format(version=__version__, orders=len(case.orders), pages=count))
    return PROBLEMS if findings or warnings else FINE


def _write_bundle(
    form: Form, case: Case, folder: Path, paths: Paths
) -> tuple[Sequence[tuple[Path, str]], Sequence[str]]:
    from wizard.output.bundle import write_bundle

    bundle = write_bundle(
        form,
        case,
        folder,
        safe=_safe_texts(paths),
        now=now(),
        templates_dir=paths.templates_dir,
        fonts_dir=paths.fonts_dir,
    )
    return bundle.files, bundle.warnings


def _safe_texts(paths: Paths) -> SafeTexts:
    kept = settings.load(paths.config_dir)
    return safe_texts(paths.resources_dir, lambda: kept.replacements, lambda: kept.limits)


def _answers(path: Path, form: Form, source: SourceKind) -> AnswersFile:
    return read_answers(path, form, now(), fresh_key, source)


def _join(first: AnswersFile, second: AnswersFile) -> AnswersFile:
    return AnswersFile(
        {**first.answers, **second.answers},
        (*first.orders, *second.orders),
        (*first.notes, *second.notes),
        {**first.marks, **second.marks},
    )


def _case_of(form: Form, given: AnswersFile, labels: Mapping[str, str]) -> Case:
    at, key, orders, notes = now(), fresh_key(), given.orders, given.notes
    return new_case(form, at, key, given.answers, orders, notes, given.marks, labels)


COMMANDS: Mapping[str, Command] = {
    "new": new,
    "import": import_files,
    "show": show,
    "check": check,
    "export": export,
    "verify": verify,
    "self-test": self_test,
}
