"""The command `import`: order files, parcel lists and access logs in one call (HOUSE.md).

Everything is worked out in memory first and saved at once: a file that cannot be read leaves
the case as it was.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path

from wizard import texts
from wizard.clock import fresh_key, now
from wizard.command_line import FINE, PROBLEMS, print_json, tell
from wizard.domain.case import Case
from wizard.domain.form import Form
from wizard.domain.item_types import shown
from wizard.domain.item_types.widths import narrow
from wizard.domain.plain import Plain, plain_answer, plain_case, plain_order
from wizard.errors import ImportFileError, UserError
from wizard.formdefs.loader import load_form
from wizard.formdefs.log_formats import load_log_formats, load_match_rules
from wizard.formdefs.own_layouts import load_all_layouts
from wizard.intake.decode import Undecided
from wizard.intake.log_import import LogsTaken, take_in_logs
from wizard.intake.matching import OrderMatch
from wizard.intake.merging import Difference
from wizard.intake.sorting import sort_files
from wizard.intake.taking import Taken, take_in
from wizard.paths import Paths
from wizard.storage.casefile import open_case

_SAYS = texts.Commands
_COMMAS = re.compile("[,、]")  # a full-width comma is narrow by then


def import_into(options: argparse.Namespace, paths: Paths) -> int:
    """Take files into a case and print what came of it; returns the exit code.

    What stands in the case is never overwritten.

    Args:
        options: `case`, `files`, `orders`, `layout`, `accept_matches` and `json`.
        paths: every folder the program uses.

    Raises:
        UserError: a file cannot be taken in; the case is as before.
    """
    form = load_form(paths.forms_dir)
    wanted = _wanted(options.orders)
    formats = load_log_formats(paths.resources_dir / "log_formats")
    sources, logs = sort_files(options.files, formats)
    taken, found = Taken(), LogsTaken()
    with open_case(options.case, lock_dir=paths.lock_dir) as file:
        case, moment = file.read(), now()
        if sources:
            taken = _take_orders(case, sources, form, paths, wanted, options.layout, moment)
        if logs:
            found = take_in_logs(
                case,
                logs,
                formats,
                load_match_rules(paths.resources_dir),
                wanted=wanted,
                accept=options.accept_matches,
                now=moment,
            )
        file.apply([*taken.changes, *found.changes])
    differences = [*taken.differences, *found.differences]
    notices = [*taken.notices, *found.notices, *(_told(form, each) for each in differences)]
    if options.layout is not None and not sources:
        notices.append(_SAYS.LAYOUT_UNUSED)
    if logs and not case.orders:
        notices.append(_SAYS.NO_ORDERS)
    if options.json:
        _print(form, case, taken, found, notices)
    else:
        if sources:
            counts = {"new": taken.new, "filled": taken.filled, "same": taken.same}
            print(_SAYS.IMPORTED.format(**counts))
        if logs:
            print(_SAYS.SEARCHED.format(taken=len(found.taken), asked=len(found.matches)))
        tell(notices)
    return PROBLEMS if differences or taken.broken_rows else FINE


def _wanted(typed: str | None) -> set[str]:
    """Return the order numbers of `--orders`, none when it was not given.

    Raises:
        UserError: it was given, but names nothing: that must not mean everything.
    """
    if typed is None:
        return set()
    numbers = {number.strip() for number in _COMMAS.split(narrow(typed))} - {"", "#"}
    if not numbers:
        raise UserError(_SAYS.ORDERS_EMPTY, _SAYS.ORDERS_EMPTY_DO, "no numbers")
    return numbers


def _take_orders(
    case: Case,
    sources: Sequence[Path],
    form: Form,
    paths: Paths,
    wanted: Collection[str],
    layout: str | None,
    moment: datetime,
) -> Taken:
    shipped = paths.resources_dir / "order_exports"
    layouts = load_all_layouts(shipped, paths.order_layouts_dir, form)
    try:
        taken = take_in(
            case,
            sources,
            layouts.every,
            wanted=wanted,
            layout=layout,
            new_key=fresh_key,
            now=moment,
        )
    except Undecided as question:
        # Its own advice is to compare previews, which only the window can show.
        raise ImportFileError(question.what, _SAYS.UNDECIDED_DO, question.detail) from None
    taken.notices += [each.sentence for each in (*layouts.broken, *layouts.refused)]
    return taken


def _told(form: Form, difference: Difference) -> str:
    item = form.item(difference.place.item)
    says = _SAYS.DIFFERENT_HELD if difference.is_held else _SAYS.DIFFERENT
    return (says if difference.line is None else _SAYS.LINE_LACKS).format(
        number=difference.number,
        label=item.label,
        old=shown(item, difference.old),
        new=shown(item, difference.new),
    )


def _print(form: Form, case: Case, taken: Taken, found: LogsTaken, notices: Sequence[str]) -> None:
    """Print the orders that the files spoke of as they stand now, and what was noticed."""
    met = {order.key for order in taken.orders(case)}
    met |= {match.clue.key for match in found.matches if match.candidates}
    orders: list[Plain] = [plain_order(form, each) for each in case.orders if each.key in met]
    differences: list[Plain] = []
    for each in (*taken.differences, *found.differences):
        item = form.item(each.place.item)
        old, new = plain_answer(item, each.old), plain_answer(item, each.new)
        differences.append({"order": each.number, "item": item.id, "old": old, "new": new})
    matches: list[Plain] = [_match(match, found) for match in found.matches]
    print_json(
        {
            "orders": orders,
            "answers": plain_case(form, Case(answers=case.answers))["answers"],
            "notices": list[Plain](notices),
            "differences": differences,
            "matches": matches,
        }
    )


def _match(match: OrderMatch, found: LogsTaken) -> Plain:
    candidates: list[Plain] = []
    for each in match.candidates:
        line = each.line
        candidates.append(
            {
                "file": line.file,
                "at": line.at.isoformat(),
                "ip": line.ip or None,
                "reasons": list[Plain](each.reasons),
                "cautions": list[Plain](each.cautions),
            }
        )
    return {
        "order": match.clue.number,
        "taken": match.clue.key in found.taken,
        "candidates": candidates,
        "note": match.note,
    }
