"""The list of next jobs, three at a time."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.cards import card, next_job_item
from actions.job_facts import NAMED_EDUCATION, flag_names, gain_text, pay_is_of_group, target_title
from actions.paths import step_after
from actions.reading import pattern
from actions.told import all_told
from actions.turn import Event, TalkAction, Turn
from actions.wishes import answer_wish
from actions.wording import amount, capitalised, line, phrase
from knowledge.answers import NextJob, Progressions

#: Next jobs shown at a time.
PAGE = 3
#: What a line tells beside pay and warnings; less where three lines are no text message.
DETAIL = (frozenset({"gain", "schooling"}), frozenset({"schooling"}), frozenset[str]())


def show_page(turn: Turn, page: int) -> bool:
    """Show page ``page`` (from 1) of the next jobs; False when there is none."""
    found = turn.next_jobs()
    start = (page - 1) * PAGE
    jobs = found.next_jobs[start : start + PAGE]
    if not jobs:
        return False
    numbered = [(start + place, job) for place, job in enumerate(jobs, start=1)]
    shown = turn.people.shown(turn.talk) if page > 1 else ()
    turn.people.set_shown(
        turn.talk,
        [
            *({"code": s.code, "title": s.title, "kind": s.kind, "from_code": s.from_code,
               "position": s.position, "page": s.page} for s in shown if s.position <= start),
            *({"code": j.code, "title": j.title, "kind": j.mobility_class,
               "from_code": j.from_code, "position": n, "page": page} for n, j in numbered),
        ],
    )  # fmt: skip
    turn.people.set_focus(turn.talk, None)
    # From here on "under 500" is no longer about the training shown before.
    turn.people.set_shown_training(turn.talk, "", [])
    if page == 1:
        _say_before(turn, found)
    intro = _intro(turn, page, [job for _, job in numbered])
    sources = ", ".join(turn.library.source_tags("pay", "moves", "skills", "gateways"))
    note = line("next_job.note", sources=sources)
    items = [next_job_item(turn, n, job, _step_told(turn, found, job)) for n, job in numbered]
    buttons = _buttons(turn, [number for number, _ in numbered])
    for told in DETAIL:
        jobs_told = "\n".join(_job_line(turn, found, n, job, told) for n, job in numbered)
        if turn.has_room("utter_next_jobs", buttons, intro=intro, jobs=jobs_told, note=note):
            break
    turn.say(
        "utter_next_jobs",
        buttons=buttons,
        card=card(turn, "next_jobs", items, intro=intro, note=note),
        intro=intro,
        jobs=jobs_told,
        note=note,
    )
    if found.few and page == 1:
        turn.say("utter_few_next_jobs")
    return True


def _say_before(turn: Turn, found: Progressions) -> None:
    """Say what the list goes by, and what the usual rules do not quite fit."""
    worker = turn.people.worker(turn.talk)
    wished = turn.names.one(worker.wish_code) if worker.wish_code else None
    told = all_told(worker, wished)
    if told:
        turn.say("utter_about_you", facts=told)
    if found.notes:
        turn.say("utter_note", note=" ".join(phrase("note", name) for name in found.notes))


def _intro(turn: Turn, page: int, jobs: list[NextJob]) -> str:
    if page > 1:
        return line("intro.more_next_jobs")
    kind = "next_jobs" if any(job.from_code for job in jobs) else "first_jobs"
    intro = line(f"intro.{kind}")
    quick = not any(job.entry_education in NAMED_EDUCATION for job in jobs)
    urgent = turn.worker.urgency == "now" and quick
    return f"{intro} {line('intro.urgent')}" if urgent else intro


def _buttons(turn: Turn, numbers: list[int]) -> list[tuple[str, str]]:
    titles = [line("next_job.button", number=number) for number in numbers]
    titles.append(line("next_job.more_button"))
    if not turn.by_sms:
        titles.append(line("next_job.strengths_button"))
    return [(title, title) for title in titles]


def _step_told(turn: Turn, found: Progressions, job: NextJob) -> str | None:
    """The Gateway after a quick first step, for a worker who needs work now."""
    return step_after(found, job) if turn.worker.urgency == "now" else None


def _job_line(
    turn: Turn, found: Progressions, number: int, job: NextJob, told: frozenset[str]
) -> str:
    names = turn.names
    title = capitalised(names.of(job))
    if job.median_wage is None:
        text = line("next_job.no_pay", number=number, title=title)
    elif pay_is_of_group(job):
        pay = amount(job.median_wage)
        text = line("next_job.group", number=number, title=title, group=job.figures_title, pay=pay)
    else:
        text = line(
            "next_job.main",
            number=number,
            title=title,
            pay=amount(job.median_wage),
            hourly=amount(job.median_hourly or 0),
            gain=gain_text(job, names) if "gain" in told else "",
        )
    then = _step_told(turn, found, job)
    if then is not None:
        text += line("next_job.then", title=names.one(then))
    elif job.targets:
        text += line("next_job.leads_to", target=target_title(job.targets[0], names))
    if job.entry_education in NAMED_EDUCATION and "schooling" in told:
        text += line("next_job.asks_for", education=phrase("education", job.entry_education))
    if job.named_by_alliance:
        text += line("next_job.alliance")
    flags = flag_names(job.risk_flags)
    return text + (line("next_job.warning", flags=flags) if flags else "")


class ShowNextJobs(TalkAction):
    action_name = "action_show_next_jobs"

    def answer(self, turn: Turn) -> list[Event]:
        if not turn.origins():
            if turn.jobs or not pattern("next_jobs", "to_start_with").search(turn.text.lower()):
                turn.say("utter_need_past_jobs_first")
                return [SlotSet("expecting", "past_jobs")]
            show_page(turn, 1)
            return []
        wish = turn.worker.wish_code
        if wish is not None and not turn.worker.wish_answered and turn.intent != "ask_next_jobs":
            # What the person came for is answered before anything else is offered.
            turn.people.wish(turn.talk, wish, answered=True)
            answer_wish(turn, wish)
            return []
        if not show_page(turn, 1):
            turn.say("utter_no_next_jobs")
        return []


class ShowMoreNextJobs(TalkAction):
    action_name = "action_show_more_next_jobs"

    def answer(self, turn: Turn) -> list[Event]:
        if not turn.origins() and not turn.people.shown(turn.talk):
            turn.say("utter_need_past_jobs_first")
            return [SlotSet("expecting", "past_jobs")]
        shown = turn.people.shown(turn.talk)
        page = max((job.page for job in shown), default=0) + 1
        if not show_page(turn, page):
            turn.say("utter_no_more_next_jobs")
        return []
