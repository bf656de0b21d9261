"""A part of a message: what may be one job, with the lengths of time told beside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.histories.duration import Duration


@dataclass
class Part:
    """One half of a clause: what may be a job, in the worker's own words.

    ``framed`` says that the wording proves a job ("worked as a ..."). An empty ``text`` with
    durations only points at another job ("did that for 6 years"). ``join`` is the word that joins
    it to the part before, None when it starts a clause. ``dropped`` parts tell something else
    than a job; they are kept because the lengths after them are not of the job before.
    """

    text: str
    sentence: int
    join: str | None = None
    framed: bool = False
    at_workplace: bool = False
    place_only: bool = False
    own_subject: bool = False
    dropped: bool = False
    durations: list[Duration] = field(default_factory=list)
    #: The length is told before the job ("5 years as a cook").
    duration_leads: bool = False
    #: The job before was held once more for the length told here.
    again: bool = False
    #: It names an employer that may belong to the title told before ("Cook, Denny's, 2 years").
    employer: bool = False
    #: Instead of a job it says "that" or "it", of the job before.
    points_back: bool = False
    #: That word stands for every job before: "all three".
    all_jobs: bool = False
    #: A comma or the like stands before it, as in a list.
    listed: bool = False
    #: "And", a slash or the like stands before it, also after a comma.
    coordinated: bool = False
    #: A word such as "then" stands before it.
    connected: bool = False
    #: It is written as a name: "Sunrise Senior Living".
    proper: bool = False
    #: Another way to say it: with its verb ("do hair"), or only what was done at a place.
    readings: tuple[str, ...] = ()
    #: Its end tells a wish, a liking or what is not so, which a list may go on with.
    turned_off: bool = False
    #: The same of a wish or of what somebody can do, where things to do go on too.
    wished: bool = False
    #: The text with a place that is told only after the part joined to it.
    context: str = ""

    @property
    def months(self) -> int | None:
        """The first length that has a number."""
        return next((d.months for d in self.durations if d.months is not None), None)

    @property
    def respective(self) -> tuple[int, ...]:
        """The lengths of "5 and 3 years", one for each job before; empty when not told so."""
        return next((d.respective for d in self.durations if d.respective), ())

    @property
    def same(self) -> bool:
        """Whether it lasted as long as the job before ("the whole time")."""
        return any(d.same for d in self.durations)

    @property
    def goes_on_with_list(self) -> bool:
        """Whether it stands in one list with the part before it."""
        apart = self.connected or self.own_subject
        return (self.coordinated or self.listed) and not apart

    @property
    def of_each(self) -> bool:
        """Whether a length is said to be that of every job before."""
        return self.all_jobs or any(d.of_each for d in self.durations)

    @property
    def of_all(self) -> bool:
        """Whether a length is said to be that of the jobs before taken together."""
        return any(d.of_all for d in self.durations)
