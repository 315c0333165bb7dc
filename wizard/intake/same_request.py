"""Which lines of other files tell of the very same request as a line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wizard.intake.access_line import AccessLine
from wizard.intake.log_time import seconds_of

SECONDS = 5  # a second log of the same request may write another second
_MOST = 4


def same_requests(line: AccessLine, others: Sequence[AccessLine]) -> tuple[AccessLine, ...]:
    """Return the line of each other file that tells of the same request as `line`.

    A file in which two lines fit leaves open which of them it is, so it gives none; nor does any
    when the file of `line` itself has a second one.

    Args:
        line: of one visitor.
        others: more lines of that visitor.
    """
    fitting: dict[Path, dict[str, AccessLine]] = {}
    for other in others:
        if is_same_request(line, other):
            fitting.setdefault(other.path, {}).setdefault(other.raw, other)
    if line.path in fitting:
        return ()
    found: dict[str, AccessLine] = {}
    for each in fitting.values():
        if len(each) == 1:
            found.update(each)
    nearest = sorted(found.values(), key=lambda each: abs(each.at - line.at))
    return tuple(nearest[:_MOST])


def is_same_request(one: AccessLine, other: AccessLine) -> bool:
    """Return True when two lines may tell of one request: method, address, answer and moment."""
    return (
        abs(seconds_of(one.at) - seconds_of(other.at)) <= SECONDS
        and _alike(one.method, other.method)
        and _alike(one.status, other.status)
        and _is_same_target(one, other)
    )


def _alike(one: str, other: str) -> bool:
    """Return True for equal texts; a shop system's own log leaves some out."""
    return not one or not other or one == other


def _is_same_target(one: AccessLine, other: AccessLine) -> bool:
    path, _, query = _address(one.target).partition("?")
    path_too, _, query_too = _address(other.target).partition("?")
    # A shop system's own log may write the address without what follows `?`.
    told = bool(one.format.done) == bool(other.format.done) or bool(query and query_too)
    return path == path_too and (query == query_too or not told)


def _address(target: str) -> str:
    """Return an address without scheme and host, which a load balancer writes."""
    scheme, found, rest = target.partition("://")
    if not found or "/" in scheme or "?" in scheme:
        return target
    return "/" + rest.partition("/")[2]
