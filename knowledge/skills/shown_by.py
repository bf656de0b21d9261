"""What a worker did that shows a strength, as a plain clause in the past tense.

The clauses are our own words, in the ``shown_by_*.toml`` tables beside this file: under the
beginning of a SOC code, one for each interpersonal element that an occupation there holds as a
strength. A clause may only say what practically everybody in the occupations it is used for did:
no figure, no success, no duty that only some of them have. The worker is asked whether it is true.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
#: Signs of a SOC code that name the occupation, its broad group, minor group and major group.
GROUPS = (7, 6, 4, 2)


@cache
def shown_by_texts() -> dict[tuple[str, str], str]:
    """(beginning of a SOC code, element id) -> clause, of all tables together.

    Raises:
        ValueError: two tables hold a clause for the same beginning and element.
    """
    texts: dict[tuple[str, str], str] = {}
    for path in sorted(FOLDER.glob("shown_by_*.toml")):
        for beginning, clauses in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for element, clause in clauses.items():
                if (beginning, element) in texts:
                    raise ValueError(f"{path.name}: {beginning} {element} stands in two tables")
                texts[beginning, element] = str(clause)
    return texts


def chosen_key(code: str, element_id: str) -> tuple[str, str] | None:
    """The key whose clause is said of an occupation: the finest group that has one."""
    keys = ((code[:signs], element_id) for signs in GROUPS)
    return next((key for key in keys if key in shown_by_texts()), None)


def shown_by(code: str, element_id: str) -> str:
    """What a worker in the occupation did that shows the element.

    Raises:
        LookupError: no table has a clause for it; a test keeps that from happening for any
            strength that the committed ratings hold.
    """
    key = chosen_key(code, element_id)
    if key is None:
        raise LookupError(f"no table says what shows {element_id} in {code}")
    return shown_by_texts()[key]
