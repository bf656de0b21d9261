"""Pay and number of jobs near a place, for a job in question or for the jobs shown."""

from __future__ import annotations

from actions.job_details import ShowDetails
from actions.local_facts import figures_told
from actions.reading import pattern
from actions.references import NumberOutOfRangeError, meant_job
from actions.training import asks_of_training, filter_training
from actions.turn import Event, TalkAction, Turn
from actions.wording import capitalised, line
from knowledge.circumstances.read import parse_place
from knowledge.regions.places import AmbiguousPlaceError, PlaceError, PlaceTold
from knowledge.regions.records import LocalFigures

#: Jobs told of at a time.
JOBS_SHOWN = 3


class ShowNear(TalkAction):
    action_name = "action_show_near"
    expects = None

    def answer(self, turn: Turn) -> list[Event]:
        if asks_of_training(turn) and (shown := filter_training(turn)) is not None:
            return shown
        try:
            place = place_meant(turn)
        except AmbiguousPlaceError as error:
            states = ", ".join(error.states)
            turn.say("utter_ask_state_of", place=capitalised(error.place), states=states)
            return []
        if place is None:
            turn.say("utter_ask_near_what")
            return []
        try:
            meant = meant_job(turn, named=False)
        except NumberOutOfRangeError:
            return ShowDetails().out_of_range(turn)
        shown_jobs = turn.people.shown(turn.talk)
        codes = [meant.code] if meant else [job.code for job in shown_jobs[:JOBS_SHOWN]]
        if not codes:
            codes = [origin.code for origin in turn.origins()[:JOBS_SHOWN]]
        found = turn.library.regions.local_each(codes, place)
        if not found:
            turn.say("utter_need_past_jobs_first")
            return []
        _say_figures(turn, found)
        return []


def place_meant(turn: Turn) -> PlaceTold | str | None:
    """The place a message names after "near", "in" or "around", else where the worker lives.

    Raises:
        AmbiguousPlaceError: several states have a place of that name.
    """
    for opening in pattern("near", "place").finditer(turn.text):
        words = opening.group(1).strip(" ?.!,").split()
        if words and pattern("near", "not_places").match(" ".join(words)):
            continue
        # "rochester ny for that job": the place is as many of the words as name one.
        for count in range(min(len(words), 5), 0, -1):
            try:
                candidate = " ".join(words[:count])
                turn.library.regions.area(candidate)
            except AmbiguousPlaceError:
                raise
            except PlaceError:
                continue
            return candidate
    told = parse_place(turn.text) if any(c.isdigit() for c in turn.text) else None
    if told and told.zip_code:
        return told
    worker = turn.worker
    return worker if worker.zip_code or worker.city or worker.state else None


def _say_figures(turn: Turn, found: tuple[LocalFigures, ...]) -> None:
    place = found[0].place
    lines = []
    for local in found:
        title = capitalised(turn.names.one(local.code))
        facts = figures_told(local) or [line("local.nothing")]
        lines.append(line("local.job", title=title, facts=" ".join(facts)))
    why = line("local.wider", place=place.asked) if place.area.kind == "nation" else ""
    sources = {part.area.source for local in found for part in (local.pay, local.jobs) if part}
    turn.say(
        "utter_near",
        intro=why or line("local.intro", place=place.asked, area=place.area.name),
        jobs="\n".join(lines),
        note=line("local.note", sources=", ".join(sorted(sources))),
    )
