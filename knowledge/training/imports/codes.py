"""The codes a row may name: fields of study, states, metrics and validity levels."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.training.imports.cells import RowError

_FIELD = re.compile(r"^(\d{1,2})\.?(\d{4})$|^(\d{1,2})\.(\d{1,4})$")


@dataclass(frozen=True)
class KnownCodes:
    """What is known: fields of CIP 2020, what CIP 2010 called them, and the states."""

    fields: frozenset[str]
    renumbered: Mapping[str, str]
    states: frozenset[str]
    metrics: frozenset[str]

    def field(self, text: str | None) -> str | None:
        """The field, None where none is stated; raises as :meth:`known_field`."""
        return None if text is None else self.known_field(text)

    def known_field(self, text: str) -> str:
        """The field in the form "51.3902"; "513902", "1.0201" and "52.02" (a workbook's) are read.

        Raises:
            RowError: CIP 2020 has no such field.
        """
        found = _FIELD.match(text.strip())
        if not found:
            raise RowError("cip", text, "no field code")
        series, rest = (found[1], found[2]) if found[1] else (found[3], found[4])
        code = f"{int(series):02d}.{rest.ljust(4, '0')}"
        code = self.renumbered.get(code, code)
        if code not in self.fields:
            raise RowError("cip", text, "unknown field code (CIP 2020)")
        return code

    def state(self, text: str) -> str:
        """Two letters.

        Raises:
            RowError: no such state.
        """
        if text.upper() not in self.states:
            raise RowError("state", text, "no such state")
        return text.upper()
