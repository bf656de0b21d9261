"""Facts on who works in which class of jobs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from knowledge.validation.judging import Measured
from knowledge.validation.material import Material
from knowledge.validation.representation import UNKNOWN, representation
from knowledge.validation.wording import percent
from knowledge.validation.workforce import NoWorkforceError, Workforce

WORDS = {"over": "over", "under": "under", "even": "about even", "unknown": "not known"}


def represented(material: Material, of: Mapping[str, Any]) -> Measured:
    """Whether a group is over- or under-represented in a class of jobs."""
    try:
        workforce = Workforce.load(material.session)
    except NoWorkforceError as error:
        return Measured("not known", None, f"{str(error).capitalize()}.")
    classes = representation(material.session, workforce)
    found = next(row for row in classes if row.mobility_class == of["mobility_class"])
    group = found.group(of["group"])
    if group.standing == UNKNOWN or group.share is None:
        return Measured("not known", None, group.reading)
    return Measured(
        f"{WORDS[group.standing]} ({group.ratio:.2f})",
        group.standing == of["standing"],
        f"{percent(group.share)} of the class against {percent(group.of_all)} of all workers, "
        f"known for {percent(group.coverage)} of the class.",
    )
