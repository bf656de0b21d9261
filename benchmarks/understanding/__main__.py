"""`python -m benchmarks.understanding`: prints every figure of understanding.

With ``--markdown`` the tables go into docs/understanding.md and the picture beside it. With
ONWARD_ONET_RELEASE set, the jobs are measured with O*NET's alternate titles as well.
"""

from __future__ import annotations

import argparse
import sys

from benchmarks.understanding import tables, written_page
from benchmarks.understanding.alternate_titles import library_with_alternate_titles
from benchmarks.understanding.coverage_plot import coverage_chart
from benchmarks.understanding.measure import measure
from knowledge.library import Library
from settings import get_settings


def main() -> None:
    """Progress goes to standard error, the tables to standard output or into the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.understanding", description=__doc__)
    parser.add_argument("--markdown", action="store_true", help="write the page and its picture")
    arguments = parser.parse_args()
    settings = get_settings()
    library = Library.open(settings)
    with library_with_alternate_titles(settings, _say) as other:
        measured = measure(library, settings.rasa_model, other, _say)
    page = tables.page(measured, library.names.one)
    if not arguments.markdown:
        print(page, end="")
        return
    lines = {"plain words and titles": measured.english.jobs}
    if measured.with_alternate_titles is not None:
        lines["with O*NET's alternate titles"] = measured.with_alternate_titles
    written_page.write(page, coverage_chart(lines))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
