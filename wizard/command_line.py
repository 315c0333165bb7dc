"""What every command without a window has in common: its arguments, its answer, its exit code."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from wizard import __version__, texts
from wizard.errors import UserError

FINE, PROBLEMS, FAILED, STOPPED = 0, 1, 2, 130


def tell(sentences: Iterable[str]) -> None:
    """Print sentences on the error stream."""
    for sentence in sentences:
        print(sentence, file=sys.stderr)


def print_json(data: object) -> None:
    """Print plain data as JSON that a person can read, too."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


class _Slip(Exception):  # noqa: N818 - never leaves this module
    """argparse's own word about wrong arguments; English, so it is not shown."""


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        if prefix is None:  # argparse itself asks for an empty one, too
            prefix = texts.Commands.USAGE
        super().add_usage(usage, actions, groups, prefix)


class _Parser(argparse.ArgumentParser):
    """argparse in Japanese: its own headings are English and not meant to be translated."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(prog, description=description, formatter_class=_Help, add_help=False)
        self.given = self.add_argument_group(texts.Commands.GIVEN)
        self.options = self.add_argument_group(texts.Commands.OPTIONS)
        self.options.add_argument("-h", "--help", action="help", help=texts.Commands.SHOW_HELP)

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
    parser = _Parser("tsuho-wizard", words.DESCRIPTION)
    parser.options.add_argument(
        "--version", action="version", version=__version__, help=words.SHOW_VERSION
    )
    commands = parser.add_subparsers(
        title=words.COMMANDS, metavar=words.COMMAND, required=True, parser_class=_Parser
    )
    subs: dict[str, _Parser] = {}
    for name, handler in handlers.items():
        sub = commands.add_parser(name, help=words.HELP[name], description=words.HELP[name])
        sub.set_defaults(command=handler)
        if name != "self-test":
            sub.given.add_argument("case", type=Path, metavar="CASE", help=words.CASE_FILE)
        if name not in {"new", "self-test"}:
            sub.options.add_argument("--json", action="store_true", help=words.AS_JSON)
        subs[name] = sub
    new, take, export = subs["new"].options, subs["import"], subs["export"].options
    new.add_argument("--sample", action="store_true", help=words.SAMPLE)
    new.add_argument("--answers", type=Path, metavar="FILE.toml", help=words.ANSWERS)
    take.given.add_argument("files", type=Path, nargs="+", metavar="FILE", help=words.FILES)
    take.options.add_argument("--orders", metavar="N,N", help=words.ORDERS)
    take.options.add_argument("--layout", metavar="NAME", help=words.LAYOUT)
    take.options.add_argument("--accept-matches", action="store_true", help=words.ACCEPT_MATCHES)
    export.add_argument("--to", type=Path, required=True, metavar="DIR", help=words.TO)
    return parser
