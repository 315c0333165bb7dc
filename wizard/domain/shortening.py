"""A short version of a text that is too long for a field: whole sentences, never cut within one.

Length is counted in characters (Unicode code points; a line end is 1).
"""

from __future__ import annotations

from collections.abc import Iterator

_ENDS = "。！？"
_OPEN = "「『（(【〔［[｛{〈《“‘"
_CLOSE = "」』）)】〕］]｝}〉》”’"


def shorten(text: str, limit: int, ending: str) -> str | None:
    """Return the text when it fits, else its first whole sentences followed by `ending`.

    Args:
        text: lines divided by a line feed.
        limit: the largest number of characters.
        ending: the sentence that says where the rest is.

    Returns:
        At most `limit` characters; None when not even `ending` fits.
    """
    if len(text) <= limit:
        return text
    room = limit - len(ending)
    if room < 0:
        return None
    kept = 0
    for end in _sentence_ends(text):
        if end > room:
            break
        kept = end
    whole = text[:kept].rstrip()
    new_line = "\n" if "\n" in text[len(whole) : kept] else ""
    return whole + new_line + ending


def _sentence_ends(text: str) -> Iterator[int]:
    """Yield the index after every sentence: after 。！？ outside brackets, and after a line.

    A bracket that is never closed counts up to the end of its line. ASCII marks end nothing:
    they stand in addresses of pages and in numbers.
    """
    depth = 0
    for index, character in enumerate(text, start=1):
        if character == "\n":
            depth = 0
            yield index
        elif character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif character in _ENDS and not depth and text[index : index + 1] not in _GOES_ON:
            yield index


# A further mark, or a bracket that was opened nowhere, still belongs to the sentence.
_GOES_ON = tuple(_ENDS + _CLOSE)
