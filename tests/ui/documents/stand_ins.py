"""Small stand-ins for what lies around the pages under test."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class FakeBitmap:
    width: int
    height: int
    stride: int
    data: bytes


@dataclass
class FakePages:
    """Pages of one grey each, so that a picture tells which page it shows."""

    greys: list[int]
    size: tuple[float, float] = (595.28, 841.89)
    rendered: list[tuple[int, float]] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.greys)

    def size_points(self, index: int) -> tuple[float, float]:
        return self.size

    def render(self, index: int, scale: float) -> FakeBitmap:
        self.rendered.append((index, scale))
        width, height = round(self.size[0] * scale), round(self.size[1] * scale)
        grey = self.greys[index]
        return FakeBitmap(width, height, width * 4, bytes([grey, grey, grey, 255]) * width * height)
