"""A picture as SVG: shapes and real words, with a title and a description for screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

SPACE = "http://www.w3.org/2000/svg"
FONT = "Helvetica, Arial, sans-serif"
INK, PAPER, RULE = "#1a1a1a", "#ffffff", "#d9d9d9"


class Drawing:
    """A white sheet of so many units to draw on; places and sizes are in these units."""

    def __init__(self, width: int, height: int, title: str, description: str) -> None:
        self._sheet = ElementTree.Element(
            "svg",
            {
                "xmlns": SPACE,
                "viewBox": f"0 0 {width} {height}",
                "width": str(width),
                "height": str(height),
                "role": "img",
                "aria-labelledby": "title description",
                "font-family": FONT,
            },
        )
        self._add("title", id="title").text = title
        self._add("desc", id="description").text = description
        self.box(0, 0, width, height, PAPER)

    def words(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: int = 15,
        bold: bool = False,
        colour: str = INK,
        anchor: str = "start",
    ) -> None:
        """One line of text; ``anchor`` is "start", "middle" or "end" at ``x``."""
        line = self._add("text", x=x, y=y, fill=colour)
        line.set("font-size", str(size))
        line.set("font-weight", "bold" if bold else "normal")
        line.set("text-anchor", anchor)
        line.text = words

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle."""
        self._add("rect", x=x, y=y, width=width, height=height, fill=colour)

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle."""
        self._add("circle", cx=x, cy=y, r=radius, fill=colour)

    def mark(self, x: float, top: float, bottom: float) -> None:
        """A pale upright line."""
        self._add("line", x1=x, y1=top, x2=x, y2=bottom, stroke=RULE)

    def line(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """A line from point to point."""
        places = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        line = self._add("polyline", points=places, fill="none", stroke=colour)
        line.set("stroke-width", "2")

    def svg(self) -> str:
        """The picture; the same drawing gives the same text."""
        ElementTree.indent(self._sheet)
        return ElementTree.tostring(self._sheet, encoding="unicode") + "\n"

    def _add(self, shape: str, **attributes: str | float) -> ElementTree.Element:
        written = {
            name: value if isinstance(value, str) else f"{value:.1f}"
            for name, value in attributes.items()
        }
        return ElementTree.SubElement(self._sheet, shape, written)
