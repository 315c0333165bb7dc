"""An order file as it was read on the other thread."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from wizard.intake.order_export import MergePlan, OrderFile


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it was read on the other thread.

    Attributes:
        file: the orders and what was noticed.
        plan: what taking over all of them would do.
        differing: how many values differ from the case, by order number.
    """

    file: OrderFile
    plan: MergePlan
    differing: Counter[str]
