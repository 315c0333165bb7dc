"""The character gate of e-Gov: text as its form accepts it, and every place that differs.

Attachments are not restricted, so the true spelling stays in the case and in the PDF; only what
is copied into e-Gov goes through here. What is accepted is told by `character_sets`, what
stands for the rest by `substitution`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import chain, zip_longest
from typing import NamedTuple

from wizard.domain.character_sets import (
    CLUSTER_REST,
    FOLDED,
    accepted_characters,
    belongs_to,
    outside,
)
from wizard.domain.character_sets import is_jis_x_0208 as is_jis_x_0208
from wizard.domain.substitution import GETA as GETA
from wizard.domain.substitution import OPEN as OPEN
from wizard.domain.substitution import SILENT as SILENT
from wizard.domain.substitution import CharacterTables as CharacterTables
from wizard.domain.substitution import Proposal, Substitutes
from wizard.domain.substitution import Why as Why

_REMEMBERED = 20_000  # characters; a text with more different ones is looked up anew
_KEPT = 16  # gates with own replacements; about as many as fields decide differently
# The stretches of lone characters of a text, and the clusters that stand between them.
Split = tuple[list[str], list[str]]


class Swap(NamedTuple):
    """One place of the typed text where something else is written.

    Attributes:
        start: index of its first character in the typed text, in Python's characters.
        before: what was typed.
        after: what is written instead; may be empty.
        why: the reason.
        choices: with `Why.CHOICE`, the substitutes to choose from.
    """

    start: int
    before: str
    after: str
    why: Why
    choices: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Return whether the person still has to decide."""
        return self.why in OPEN


class Finding(NamedTuple):
    """All places of a text where the same was typed, for telling it once.

    Attributes:
        places: at how many places.
        decided: the person has decided about it (accepted, chosen, written).
    """

    before: str
    after: str
    why: Why
    choices: tuple[str, ...]
    places: int
    decided: bool

    @property
    def is_open(self) -> bool:
        """Return whether the person still has to decide."""
        return self.why in OPEN


class Cleaned:
    """The text as e-Gov accepts it, and what was changed.

    Attributes:
        source: the typed text.
        text: what is copied.
    """

    def __init__(self, source: str, text: str, gate: Gate, split: Split | None = None) -> None:
        self.source = source
        self.text = text
        self._gate = gate
        self._split = split

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What a person must hear of, once for each different character."""
        return () if self._split is None else tuple(self._gate.findings(self._split))

    @cached_property
    def swaps(self) -> tuple[Swap, ...]:
        """Every place that differs, in order of the text."""
        return tuple(self.each_swap())

    def each_swap(self) -> Iterator[Swap]:
        """Yield the same one by one, for who needs the first ones only."""
        return iter(()) if self._split is None else self._gate.swaps(self._split)

    @property
    def is_open(self) -> bool:
        """Return whether a place is left that the person has to decide."""
        return any(finding.is_open for finding in self.findings)


def restore(text: str, swaps: Iterable[Swap]) -> str:
    """Return the typed text, from what was written and every place that differs."""
    pieces: list[str] = []
    at = typed = 0
    for swap in swaps:
        same = swap.start - typed
        pieces += (text[at : at + same], swap.before)
        at += same + len(swap.after)
        typed = swap.start + len(swap.before)
    return "".join([*pieces, text[at:]])


class Gate:
    """Checks and repairs text for e-Gov; make one, use it for every field and on any thread.

    Args:
        tables: the substitution tables.
    """

    def __init__(self, tables: CharacterTables) -> None:
        self.tables = tables
        self.accepted = accepted_characters()
        self._own: dict[str, Proposal] = {}
        self._substitutes = Substitutes(tables, self.accepted)
        self._known: dict[str, Proposal] = {}
        self._table = _Table(self)
        # The cache has a lock of its own; a gate that two threads make at once is the same.
        self._kept = lru_cache(_KEPT)(self._make_with_own)
        # Scans in C find what is refused; nothing more is done for text without any.
        self._refused = re.compile(outside(self.accepted | {"\n"}))
        self._rest = re.compile(CLUSTER_REST)

    def with_own(self, own: Mapping[str, str]) -> Gate:
        """Return a gate that knows the person's replacements (character → text) and no others.

        They win over every table, but never touch a character that e-Gov accepts. A text that
        e-Gov would refuse in its turn is repaired; 〓 means that no substitute is wanted. Those
        asked for last are kept, and all share what was found in the tables.
        """
        return self._kept(frozenset(own.items()))

    def accepts(self, text: str) -> bool:
        """Return whether e-Gov takes the text as it is, in either spelling of the seven cells."""
        return all(c in FOLDED for c in self._refused.findall(text))

    def clean(self, text: str) -> Cleaned:
        """Return the text as e-Gov accepts it, and what was changed.

        Accepted text comes back unchanged (the seven cells in the spelling that is written);
        cleaning twice equals cleaning once.
        """
        if self._refused.search(text) is None:
            return Cleaned(text, text, self)
        apart, clusters = split = self._split(text)
        whole = text
        if clusters:
            written = [self.propose(cluster).after for cluster in clusters]
            whole = "".join(chain.from_iterable(zip(apart, [*written, ""], strict=True)))
        return Cleaned(text, whole.translate(self._table), self, split)

    def propose(self, cluster: str) -> Proposal:
        """Return what stands for one refused character with its marks."""
        known = self._own.get(cluster) or self._known.get(cluster)
        if known is None:
            known = self._substitutes.propose(cluster)
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            self._known[cluster] = known
        return known

    def swaps(self, split: Split) -> Iterator[Swap]:
        """Yield every place of a text where something else is written."""
        at = 0
        for stretch, cluster in zip_longest(*split):
            for found in self._refused.finditer(stretch):
                yield Swap(at + found.start(), found[0], *self.propose(found[0]))
            at += len(stretch)
            if cluster is not None:
                yield Swap(at, cluster, *self.propose(cluster))
                at += len(cluster)

    def findings(self, split: Split) -> Iterator[Finding]:
        """Yield what a person must hear of, once for each different character."""
        apart, clusters = split
        counts = Counter(self._refused.findall("".join(apart)))
        counts.update(clusters)
        for before, count in counts.items():
            proposal = self.propose(before)
            if proposal.why not in SILENT:
                yield Finding(before, *proposal, count, before in self._own)

    def _split(self, text: str) -> Split:
        apart: list[str] = []
        clusters: list[str] = []
        at = 0
        for found in self._rest.finditer(text):
            start = found.start()
            if start > at and belongs_to(found[0], text[start - 1]):
                start -= 1
            apart.append(text[at:start])
            at = found.end()
            clusters.append(text[start:at])
        apart.append(text[at:])
        return apart, clusters

    def _make_with_own(self, own: frozenset[tuple[str, str]]) -> Gate:
        # `self` is always the gate without own replacements: its method is what is cached.
        gate = Gate.__new__(Gate)
        gate.__dict__.update(self.__dict__)
        gate._own = {
            before: self._own_proposal(before, after)
            for before, after in own
            if not self.accepts(before)
        }
        gate._table = _Table(gate, self._table)
        return gate

    def _own_proposal(self, before: str, after: str) -> Proposal:
        written = self.clean(after).text.replace("\n", " ")
        proposal = self._substitutes.propose(before)
        if written == proposal.after:
            return proposal
        if GETA in written:
            return Proposal(GETA, Why.REFUSED, proposal.choices)
        return Proposal(written, Why.OWN, proposal.choices)


class _Table(dict[int, str]):
    """What `str.translate` asks: filled as characters are met.

    Args:
        gate: whose substitutes they are.
        plain: knows every character that `gate` has no own replacement for.
    """

    def __init__(self, gate: Gate, plain: _Table | None = None) -> None:
        super().__init__()
        self._gate, self._plain = gate, plain

    def __missing__(self, code: int) -> str:
        character = chr(code)
        gate, plain = self._gate, self._plain
        if plain is not None and character not in gate._own:
            written = plain[code]
        else:
            accepted = character == "\n" or character in gate.accepted
            written = character if accepted else gate.propose(character).after
        if len(self) > _REMEMBERED:
            self.clear()
        self[code] = written
        return written
