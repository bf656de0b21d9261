"""What was understood of a message: occupations, past jobs, circumstances."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    """One occupation a phrase may mean; ``score`` is 0-1, comparable between phrases."""

    code: str
    title: str
    score: float
    onet_code: str | None = None


@dataclass(frozen=True)
class OccupationMatch:
    """What a phrase means, best first; no candidates when the search abstains."""

    text: str
    release: str
    candidates: tuple[Candidate, ...]

    @property
    def best(self) -> Candidate | None:
        return self.candidates[0] if self.candidates else None


@dataclass(frozen=True)
class PastJob:
    """One job found in a message, in the worker's own words and as an occupation.

    ``code`` is empty when a job was named that the search cannot place.
    """

    text: str
    code: str | None
    title: str | None
    score: float | None
    months: int | None
    onet_code: str | None = None
    runners_up: tuple[Candidate, ...] = ()


@dataclass(frozen=True)
class Circumstances:
    """What a worker said about themselves; None where nothing was said."""

    zip_code: str | None = None
    city: str | None = None
    state: str | None = None
    #: One of knowledge/circumstances/schooling.toml's levels.
    schooling: str | None = None
    #: None = nothing said; () = said to have none.
    licences: tuple[str, ...] | None = None
    own_pay: int | None = None
    #: "now", "months" or "looking".
    urgency: str | None = None
    #: Letters of Holland's kinds of interest (R, I, A, S, E, C) in the order told.
    interests: tuple[str, ...] | None = None
    #: Schooling, a licence or licensed work from outside the US; which country is never read.
    schooled_abroad: bool | None = None
