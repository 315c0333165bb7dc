"""Which of the files that were named together are order files and which are access logs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from wizard.domain.log_format import LogFormat
from wizard.intake.access_log import is_access_log
from wizard.intake.log_blocks import GZIP

_LOGS = (".log", ".gz")
_PACKED_ORDERS = (".csv.gz", ".tsv.gz", ".txt.gz", ".xlsx.gz")


def sort_files(
    paths: Sequence[Path], formats: Sequence[LogFormat]
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return the order files and the access logs, each in the order they were named.

    A file that is neither stays with the kind its name or its first bytes promise, so that the
    reader of that kind says what is wrong with it.

    Args:
        paths: of any kind, also missing ones.
        formats: every known format of access logs.
    """
    orders: list[Path] = []
    logs: list[Path] = []
    for path in paths:
        (logs if _is_log(path, formats) else orders).append(path)
    return tuple(orders), tuple(logs)


def _is_log(path: Path, formats: Sequence[LogFormat]) -> bool:
    if path.name.lower().endswith(_PACKED_ORDERS):
        return is_access_log(path, formats)
    return path.suffix.lower() in _LOGS or _is_packed(path) or is_access_log(path, formats)


def _is_packed(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(len(GZIP)) == GZIP
    except (OSError, ValueError):
        return False
