"""Makes pictures of the list smaller, one after the other; the full-size copies stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wizard import texts
from wizard.domain.attached import Attached
from wizard.errors import AttachmentError, OutputError, UserError
from wizard.output.pictures import make_smaller
from wizard.storage.attached import keep_bytes
from wizard.storage.fresh_files import Naming, forget


@dataclass(frozen=True, slots=True)
class Shrunk:
    """What became of the pictures.

    Attributes:
        made: what stands in the list instead, by the path it had before.
        refused: why the others stay as they are.
        had_place: one of them told where it was taken; its lighter copy does not.
    """

    made: Mapping[str, Attached]
    refused: tuple[UserError, ...]
    had_place: bool


def shrink_all(files: Sequence[Attached], naming: Naming, cancelled: Callable[[], bool]) -> Shrunk:
    """Write a lighter copy beside each picture that gets lighter.

    Args:
        files: the pictures as they are attached.
        naming: how the copies are called.
        cancelled: tells whether to stop; then the copies made so far are removed.
    """
    made: dict[str, Attached] = {}
    refused: list[UserError] = []
    had_place = False
    for file in files:
        if cancelled():
            for new in made.values():
                if new.full:
                    forget(Path(new.path))
            return Shrunk({}, (), had_place=False)
        full = Path(file.path)
        try:
            smaller = make_smaller(full)
            wanted = texts.Files.SMALLER.format(stem=full.stem)
            path = keep_bytes(smaller.content, wanted, full.parent, naming)
        except OutputError as error:  # the picture is the reason: it is not tried again
            made[file.path] = replace(file, tried=True)
            refused.append(error)
        except AttachmentError as error:  # the disk is: it can be tried again
            refused.append(error)
        else:
            had_place |= smaller.had_place
            made[file.path] = replace(
                file, path=str(path), size=len(smaller.content), full=file.path, tried=True
            )
    return Shrunk(made, tuple(refused), had_place)
