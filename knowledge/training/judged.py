"""A programme with all that its place in the order depends on."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.training.effectiveness import effectiveness
from knowledge.training.filters import Checked
from knowledge.training.listing import ListedProgramme
from knowledge.training.relevance import Closeness
from knowledge.training.tiers import NOT_ENOUGH_DATA, Judgement

_UNKNOWN_PLACE = effectiveness().tier_order.index(NOT_ENOUGH_DATA)


@dataclass(frozen=True, slots=True)
class Judged:
    """A listed programme as it stands for one worker and one job."""

    programme: ListedProgramme
    closeness: Closeness
    checked: Checked
    #: On its own figures, or on those of its field in its state; None = there are none.
    judgement: Judgement | None
    #: It has figures of its own that may not be shown.
    own_suppressed: bool = False
    #: Share (0-1) of the skill delta its field covers; None = nobody can tell.
    covered: float | None = None
    entry_met: bool | None = None
    miles: float | None = None

    @property
    def tier(self) -> str:
        return self.judgement.tier if self.judgement else NOT_ENOUGH_DATA

    @property
    def tier_place(self) -> int:
        """The tier's place in the order of tiers."""
        return self.judgement.place if self.judgement else _UNKNOWN_PLACE

    @property
    def warns(self) -> bool:
        return self.judgement.warns if self.judgement else False
