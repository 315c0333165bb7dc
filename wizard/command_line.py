"""The arguments of the commands without a window: what is allowed, and what a slip is told."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from wizard import __version__, texts
from wizard.errors import UserError


class _Slip(Exception):  # noqa: N818 - never leaves this module
    """argparse's own word about wrong arguments; English, so it is not shown."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _Slip(message)


def parse(arguments: Sequence[str], handlers: Mapping[str, object]) -> argparse.Namespace:
    """Return the parsed arguments; `command` is the handler to call with them.

    Args:
        arguments: without the program's name.
        handlers: by command name, every command of `texts.Commands.HELP`.

    Raises:
        UserError: the arguments are wrong; the sentence quotes them.
    """
    try:
        return _parser(handlers).parse_args(list(arguments))
    except _Slip as slip:
        words = texts.Commands
        typed = " ".join(arguments)
        raise UserError(
            words.BAD_ARGUMENTS.format(typed=typed), words.BAD_ARGUMENTS_DO, str(slip)
        ) from None


def _parser(handlers: Mapping[str, object]) -> _Parser:
    words = texts.Commands
    parser = _Parser(prog="tsuho-wizard", description=words.DESCRIPTION)
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, parser_class=_Parser)
    subs: dict[str, argparse.ArgumentParser] = {}
    for name, handler in handlers.items():
        sub = commands.add_parser(name, help=words.HELP[name], description=words.HELP[name])
        sub.set_defaults(command=handler)
        if name != "self-test":
            sub.add_argument("case", type=Path, metavar="CASE", help=words.CASE_FILE)
        if name not in {"new", "self-test"}:
            sub.add_argument("--json", action="store_true", help=words.AS_JSON)
        subs[name] = sub
    subs["new"].add_argument("--sample", action="store_true", help=words.SAMPLE)
    subs["new"].add_argument("--answers", type=Path, metavar="FILE.toml", help=words.ANSWERS)
    subs["import"].add_argument("files", type=Path, nargs="+", metavar="FILE", help=words.FILES)
    subs["import"].add_argument("--orders", metavar="N,N", help=words.ORDERS)
    subs["import"].add_argument("--layout", metavar="NAME", help=words.LAYOUT)
    subs["export"].add_argument("--to", type=Path, required=True, metavar="DIR", help=words.TO)
    return parser
