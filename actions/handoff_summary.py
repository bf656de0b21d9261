"""Composes the summary for a coach from what the worker told and what the talk has shown.

It is worded in both languages by the lines of the talk itself, so that the coach never reads
anything else than the worker does. Each line has a key made of what it says, not of its place: a
change of the worker stays with its line when more was told in between.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from actions.job_facts import (
    LADDERS,
    competition_facts,
    evidence_facts,
    flag_names,
    pay_is_of_group,
)
from actions.skills import delta_lines
from actions.told import USED_LIMITS
from actions.turn import Turn
from actions.wording import amount, duration, line, listed, phrase, turn_channel, turn_language
from knowledge.answers import NextJob, RiskFlag
from knowledge.occupations.names import Names
from knowledge.skills.ratings import plain_names
from knowledge.training.filters import TrainingFilters
from language.detect import ENGLISH, LANGUAGES
from people.handoff_records import SUPPORTS, Handoff
from people.handoff_summary import (
    Consent,
    Fact,
    Learning,
    NextStep,
    PastWork,
    RunnerUp,
    StrengthTold,
    Summary,
    Told,
    TrainingTold,
    WarningTold,
)
from people.private import private_kinds
from people.records import CIRCUMSTANCES, PLACE, PastJob
from people.sealing import Sealing
from people.utc import now

#: The page stays one page: next jobs, strengths and training options on it (ours).
NEXT_JOBS = 3
STRENGTHS = 5
TRAINING = 3
#: Options looked through for the tier of those that were shown.
_SEARCHED = 60
_YEARS = re.compile(r"\d{4}(?:-\d{2,4})?")
#: A limit that says where or how far, and not what.
_TRAVEL = ("near",)


def in_each(say: Callable[[str], str]) -> Told:
    """Words in each language, whole, whatever channel the talk is on; ``say`` gets the language."""
    language, channel = turn_language.get(), turn_channel.get()
    turn_channel.set("web")
    try:
        words = {}
        for one in LANGUAGES:
            turn_language.set(one)
            words[one] = say(one)
        return Told(**words)
    finally:
        turn_language.set(language)
        turn_channel.set(channel)


def compose(turn: Turn, handoff: Handoff, sealing: Sealing) -> Summary:
    """The summary as it stands now.

    Raises:
        ValueError: the hand-off has no consent.
    """
    if handoff.receiver is None or handoff.consented_at is None or handoff.consent_ends_at is None:
        raise ValueError("no consent to compose a summary under")
    names = turn.library.names
    jobs = _next_jobs(turn)
    next_steps = tuple(_next_step(turn, job, names) for job in jobs)
    questions, private = _questions(handoff, sealing)
    past = tuple(_past_work(job, names) for job in turn.jobs)
    return Summary(
        made_at=now(),
        language=turn.language,
        release=turn.library.release,
        sources=tuple(turn.library.source_tags("pay", "moves", "skills", "gateways")),
        consent=Consent(
            receiver=handoff.receiver,
            shares=handoff.shares,
            agreed_at=handoff.consented_at,
            ends_at=handoff.consent_ends_at,
        ),
        about=tuple(_about(turn, handoff, sealing)),
        past_jobs=_told_apart(past),
        goals=tuple(_goals(turn, names)),
        education=tuple(_education(turn)),
        strengths=_strengths(turn, jobs[0].code if jobs else None),
        next_jobs=next_steps,
        learning=_learning(turn, jobs),
        training=tuple(_training(turn)),
        warnings=tuple(_warnings(turn, jobs, names)),
        supports=tuple(_supports(handoff)),
        questions=questions,
        not_asked=tuple(_not_asked(turn, handoff)),
        private_left_out=private + sum(job.said is None for job in past),
    )


def _fact(key: str, say: Callable[[str], str], value: str | int | bool | None = None) -> Fact:
    return Fact(key=key, told=in_each(say), value=value)


def _about(turn: Turn, handoff: Handoff, sealing: Sealing) -> Iterable[Fact]:
    name = sealing.opened(handoff.name) if handoff.name else None
    if name:
        yield _fact("about.name", lambda _: line("handoff.name", name=name), name)
    if handoff.reach == "number" and handoff.number:
        number = sealing.opened(handoff.number)
        yield _fact("about.reach", lambda _: line("handoff.by_number", number=number), number)
    elif handoff.reach == "chat":
        yield _fact("about.reach", lambda _: line("handoff.by_chat"), "chat")
    spoken = turn.language
    told = lambda _: line("handoff.language", language=phrase("handoff.languages", spoken))  # noqa: E731
    yield _fact("about.language", told, spoken)


def _past_work(job: PastJob, names: Names) -> PastWork:
    said = None if private_kinds(job.said) else job.said
    title = None if job.code is None else _name(names, job.code)
    length = job.months

    def told(language: str) -> str:
        known = title.of(language) if title else line("handoff.unplaced")
        sure = line("handoff.confirmed" if job.confirmed else "handoff.unconfirmed")
        kind = "past_job" if said else "past_job_without_words"
        return line(
            f"handoff.{kind}", said=said or "", title=known, duration=duration(length), sure=sure
        )

    return PastWork(
        key=f"past_jobs.{job.code or job.position}",
        told=in_each(told),
        said=said,
        code=job.code,
        title=title,
        confidence=job.score,
        confirmed=job.confirmed,
        months=job.months,
        runners_up=tuple(
            RunnerUp(code=str(one["code"]), title=_name(names, str(one["code"])),
                     score=one.get("score"))
            for one in job.runners_up if one.get("code")
        ),
    )  # fmt: skip


def _told_apart(past: tuple[PastWork, ...]) -> tuple[PastWork, ...]:
    """The same jobs, each with a key of its own where two are of one occupation."""
    seen: dict[str, int] = {}
    apart = []
    for job in past:
        seen[job.key] = seen.get(job.key, 0) + 1
        again = seen[job.key]
        apart.append(job if again == 1 else job.model_copy(update={"key": f"{job.key}.{again}"}))
    return tuple(apart)


def _name(names: Names, code: str) -> Told:
    try:
        return Told(en=names.one(code, "en"), es=names.one(code, "es"))
    except KeyError:
        return Told(en=code, es=code)


def _goals(turn: Turn, names: Names) -> Iterable[Fact]:
    worker, limits = turn.worker, turn.worker.constraints
    if worker.wish_code:
        wished = _name(names, worker.wish_code)
        say = lambda at: line("told.wish", title=wished.of(at))  # noqa: E731
        yield _fact("goals.wish", say, worker.wish_code)
    if worker.interests:
        liked = worker.interests
        say = lambda _: line(  # noqa: E731
            "told.likes", likes=listed([phrase("told.interests", one) for one in liked])
        )
        yield _fact("goals.interests", say, ", ".join(liked))
    if worker.urgency:
        urgency = worker.urgency
        yield _fact("goals.urgency", lambda _: phrase("told.urgency", urgency), urgency)
    if worker.own_pay:
        pay = worker.own_pay
        yield _fact("goals.own_pay", lambda _: line("handoff.earned", pay=amount(pay)), pay)
    for name in USED_LIMITS:
        value = limits.get(name)
        if value:
            say = _limit(name, value)
            kind = "travel" if name in _TRAVEL else name
            yield _fact(f"goals.{kind}", say, value if isinstance(value, int) else True)
    place = ", ".join(p for p in (worker.city, worker.state, worker.zip_code) if p)
    if place:
        yield _fact("goals.place", lambda _: line("handoff.place", place=place), place)


def _limit(name: str, value: object) -> Callable[[str], str]:
    pay = amount(value) if name == "pay_floor" and isinstance(value, int | float) else ""
    return lambda _: line(f"told.limits.{name}", pay=pay)


def _education(turn: Turn) -> Iterable[Fact]:
    worker = turn.worker
    if worker.schooling:
        schooling = worker.schooling
        yield _fact("education.schooling", lambda _: phrase("told.schooling", schooling), schooling)
    if worker.licences is not None:
        held = worker.licences

        def told(_: str) -> str:
            if not held:
                return line("told.no_licence")
            return listed([phrase("told.licences", name) for name in held])

        yield _fact("education.licences", told, ", ".join(held))
    if worker.schooled_abroad:
        yield _fact("education.abroad", lambda _: line("told.schooled_abroad"), True)


def _strengths(turn: Turn, towards: str | None) -> tuple[StrengthTold, ...]:
    origins = turn.origins()
    if not origins:
        return ()
    found = turn.library.strengths(origins, towards) or turn.library.strengths(origins)
    answers = {one.element_id: one.is_true for one in turn.people.skill_answers(turn.talk)}
    told = []
    for one in found[:STRENGTHS]:
        if answers.get(one.element_id) is False:
            continue
        name = Told(**{at: plain_names(at).get(one.element_id, one.plain_name) for at in LANGUAGES})
        words = in_each(
            lambda at, n=name, s=one: line(  # type: ignore[misc]
                "handoff.strength", name=n.of(at), shown_by=s.shown_by if at == ENGLISH else ""
            ).strip(": ")
        )
        told.append(
            StrengthTold(
                key=f"strengths.{one.element_id}", told=words, element_id=one.element_id,
                name=name, shown_by=one.shown_by, confirmed=answers.get(one.element_id),
            )
        )  # fmt: skip
    return tuple(told)


def _next_jobs(turn: Turn) -> list[NextJob]:
    """Those the worker asked about by themselves first, then those that were shown."""
    shown = [job.code for job in turn.people.shown(turn.talk)]
    chosen = _chosen(turn)
    return [turn.reach(code) for code in dict.fromkeys([*chosen, *shown])][:NEXT_JOBS]


def _chosen(turn: Turn) -> list[str]:
    """Next jobs asked about, newest first; not those from before the talk was started over."""
    shown = [job.code for job in turn.people.shown(turn.talk)]
    focus = turn.worker.focus_code
    codes = [choice.code for choice in reversed(turn.people.choices(turn.talk))]
    return [code for code in dict.fromkeys(codes) if code in shown or code == focus]


def _next_step(turn: Turn, job: NextJob, names: Names) -> NextStep:
    chosen = job.code in _chosen(turn)
    title = _name(names, job.code)

    def told(language: str) -> str:
        pay = _pay(job)
        mark = line("handoff.chosen") if chosen else ""
        return line("handoff.next_job", title=title.of(language), pay=pay, chosen=mark)

    return NextStep(
        key=f"next_jobs.{job.code}",
        told=in_each(told),
        code=job.code,
        title=title,
        mobility_class=job.mobility_class,
        class_confidence=job.class_confidence,
        named_by_alliance=job.named_by_alliance,
        chosen=chosen,
        median_wage=job.median_wage,
        pay_gain=job.pay_gain,
        reasons=_told_lines(lambda at: _reasons(job, names.speaking(at))),
        precedent=job.precedent.strength,
        estimated_cases=job.precedent.estimated_cases,
        caveats=_told_lines(lambda _: _caveats(job)),
    )


def _pay(job: NextJob) -> str:
    if job.median_wage is None:
        return ""
    if pay_is_of_group(job):
        return line("handoff.pay_of_group", pay=amount(job.median_wage))
    return line("handoff.pay", pay=amount(job.median_wage))


def _told_lines(say: Callable[[str], list[str]]) -> tuple[Told, ...]:
    """A list of sentences in each language; both have the same number of them."""
    words = in_each(lambda at: "\n".join(say(at)))
    pairs = zip(words.en.split("\n"), words.es.split("\n"), strict=True)
    return tuple(Told(en=en, es=es) for en, es in pairs if en)


def _reasons(job: NextJob, names: Names) -> list[str]:
    reasons = []
    if job.named_by_alliance:
        reasons.append(line("why.class_named"))
    elif job.mobility_class == "gateway" and not LADDERS.intersection(job.evidence):
        confidence = f"{job.class_confidence * 100:.0f}"
        reasons.append(line("why.class_computed", confidence=confidence))
    reasons += evidence_facts(job, names)
    if job.pay_gain and job.pay_gain > 0:
        gain, origins = amount(job.pay_gain), names.several(job.from_code)
        reasons.append(line("why.gain", gain=gain, origins=origins))
    return reasons


def _caveats(job: NextJob) -> list[str]:
    caveats = []
    if job.criteria_missed:
        missed = listed([phrase("criteria", name) for name in job.criteria_missed])
        caveats.append(line("why.named_misses", criteria=missed))
    if job.schooling_short and job.entry_education:
        education = phrase("education", job.entry_education)
        caveats.append(line("detail.education", education=education))
    if job.median_wage is None:
        caveats.append(line("detail.pay_unknown"))
    caveats += competition_facts(job)
    flags = flag_names(job.risk_flags)
    if flags:
        caveats.append(line("detail.warning", flags=flags))
    return caveats


def _learning(turn: Turn, jobs: list[NextJob]) -> tuple[Learning, ...]:
    """The skill delta to the first next job; the others would not leave it one page."""
    first = next((job for job in jobs if job.from_code), None)
    if first is None:
        return ()
    delta = turn.library.skill_delta(first.from_code, first.code)
    parts = {}
    for language in LANGUAGES:
        names = turn.library.names.speaking(language)
        one = in_each(lambda _, n=names: "\n".join(delta_lines(delta, n)))  # type: ignore[misc]
        parts[language] = one.of(language).split("\n")
    title = _name(turn.library.names, first.code)
    told = in_each(lambda at: line("handoff.learning", title=title.of(at)))
    return (
        Learning(
            key=f"learning.{first.code}", told=told, from_code=first.from_code,
            to_code=first.code, transfer_share=delta.transfer_share,
            parts=tuple(
                Told(en=en, es=es) for en, es in zip(parts["en"], parts["es"], strict=True)
            ),
        ),
    )  # fmt: skip


def _training(turn: Turn) -> Iterable[TrainingTold]:
    shown = turn.people.shown_training(turn.talk)[:TRAINING]
    if not shown:
        return
    code = shown[0].code
    from_code = turn.reach(code).from_code or None
    found = turn.library.training(code, from_code, TrainingFilters(), _SEARCHED)
    known = {option.option_id: option for option in found.options}
    for one in shown:
        option = known.get(one.option_id)
        tier = option.tier if option else "not_enough_data"
        source = option.source if option else ""
        name = one.name
        told = in_each(
            lambda _, n=name, t=tier: line(  # type: ignore[misc]
                "handoff.training", name=n, tier=phrase("handoff.tier", t)
            )
        )
        yield TrainingTold(
            key=f"training.{one.option_id}", told=told, option_id=one.option_id, towards=code,
            tier=tier, source=source,
        )  # fmt: skip


def _warnings(turn: Turn, jobs: list[NextJob], names: Names) -> Iterable[WarningTold]:
    for job in jobs:
        title = _name(names, job.code)
        for flag in job.risk_flags:
            if flag.raised:
                told = in_each(
                    lambda at, t=title, f=flag: line(  # type: ignore[misc]
                        "handoff.warning",
                        title=t.of(at),
                        name=phrase("risk", f.name),
                        source=phrase("risk.source", f.source),
                        vintage=_vintage(f),
                    )
                )
                yield WarningTold(
                    key=f"warnings.{job.code}.{flag.name}", told=told, code=job.code,
                    name=flag.name, value=flag.value, source=flag.source, vintage=flag.vintage,
                )  # fmt: skip
    if turn.worker.constraints.get("own_risk"):
        yield WarningTold(
            key="warnings.own_words", told=in_each(lambda _: line("handoff.own_risk")), code="",
            name="own_words", value=None, source="", vintage=None,
        )  # fmt: skip


def _vintage(flag: RiskFlag) -> str:
    """The year a figure is of, where its source does not say it already."""
    if flag.vintage is None or flag.vintage in flag.source or not _YEARS.fullmatch(flag.vintage):
        return ""
    return f", {flag.vintage}"


def _supports(handoff: Handoff) -> Iterable[Fact]:
    for name in SUPPORTS:
        if handoff.supports.get(name):
            say = lambda _, n=name: phrase("handoff.supports", n)  # noqa: E731
            yield _fact(f"supports.{name}", say, True)


def _questions(handoff: Handoff, sealing: Sealing) -> tuple[tuple[Fact, ...], int]:
    """What the worker asks the coach, and how many lines held something private."""
    if handoff.questions is None:
        return (), 0
    asked = sealing.opened(handoff.questions)
    if private_kinds(asked):
        return (), 1
    return (Fact(key="questions.1", told=Told(en=asked, es=asked), value=asked),), 0


def _not_asked(turn: Turn, handoff: Handoff) -> Iterable[Told]:
    """Circumstances that nothing is known of, and supports that were skipped."""
    known = set(turn.worker.known)
    asked_for = [name for name in CIRCUMSTANCES if name not in {*PLACE, "schooled_abroad"}]
    missing = [name for name in asked_for if name not in known]
    if not known & set(PLACE):
        missing.append("place")
    missing += [name for name in SUPPORTS if name not in handoff.supports]
    for name in missing:
        yield in_each(lambda _, n=name: phrase("handoff.not_asked", n))  # type: ignore[misc]
