"""Answers about one next job: details, why, what comes after, pay, risk, outlook, the way in."""

from __future__ import annotations

from abc import abstractmethod

from actions.job_facts import (
    flag_names,
    outlook_facts,
    pay_facts,
    requirement_facts,
    risk_facts,
    target_title,
)
from actions.references import Meant, NumberOutOfRangeError, meant_job
from actions.turn import Event, TalkAction, Turn
from actions.wording import amount, capitalised, line, listed, phrase
from knowledge.answers import NextJob, TargetStep
from knowledge.circumstances.place import find_place
from knowledge.occupations.names import Names

#: Next steps named at a time.
TARGETS_SHOWN = 5
#: Evidence of our own: a step up within one's kind of work, or within its field.
LADDERS = frozenset({"own_ladder", "field_ladder"})


class JobQuestion(TalkAction):
    """An answer about the job the message means; asks which one when it does not say."""

    expects = None

    def answer(self, turn: Turn) -> list[Event]:
        try:
            meant = meant_job(turn)
        except NumberOutOfRangeError:
            return self.out_of_range(turn)
        if meant is None:
            return self.without_job(turn)
        self.focus(turn, meant)
        self.about(turn, turn.reach(meant.code))
        return []

    def out_of_range(self, turn: Turn) -> list[Event]:
        count = len(turn.people.shown(turn.talk))
        if count:
            turn.say("utter_number_out_of_range", count=count)
        else:
            turn.say("utter_need_past_jobs_first")
        return []

    def focus(self, turn: Turn, meant: Meant) -> None:
        turn.people.set_focus(turn.talk, meant.code)

    def without_job(self, turn: Turn) -> list[Event]:
        shown = turn.people.shown(turn.talk)
        if not shown:
            has_jobs = bool(turn.origins())
            turn.say("utter_need_next_job_first" if has_jobs else "utter_need_past_jobs_first")
            return []
        titles = [line("next_job.button", number=job.position) for job in shown[-3:]]
        turn.say("utter_need_next_job_first", buttons=[(title, title) for title in titles])
        return []

    @abstractmethod
    def about(self, turn: Turn, job: NextJob) -> None:
        """Answer about this job."""


class ShowDetails(JobQuestion):
    action_name = "action_show_details"

    def focus(self, turn: Turn, meant: Meant) -> None:
        turn.people.choose(turn.talk, meant.code)

    def about(self, turn: Turn, job: NextJob) -> None:
        facts = pay_facts(job, turn.names)
        if job.targets:
            targets = listed([target_title(target, turn.names) for target in job.targets[:2]])
            facts.append(line("detail.leads_to", targets=targets))
        facts += [*requirement_facts(job)[:1], outlook_facts(job)[-1]]
        flags = flag_names(job.risk_flags)
        if flags:
            facts.append(line("detail.warning", flags=flags))
        turn.say("utter_job_details", title=capitalised(turn.names.of(job)), facts="\n".join(facts))


class ExplainWhy(JobQuestion):
    action_name = "action_explain_why"

    def without_job(self, turn: Turn) -> list[Event]:
        if turn.open_question:
            turn.say(f"utter_reason_{turn.open_question}")
            return []
        return super().without_job(turn)

    def about(self, turn: Turn, job: NextJob) -> None:
        reasons = []
        if not job.criteria_missed and not LADDERS.intersection(job.evidence):
            reasons.append(phrase("mobility_class", job.mobility_class))
        if job.named_by_alliance:
            reasons.append(line("why.class_named"))
            if job.criteria_missed:
                missed = listed([phrase("criteria", name) for name in job.criteria_missed])
                reasons.append(line("why.named_misses", criteria=missed))
        elif job.mobility_class == "gateway":
            confidence = f"{job.class_confidence * 100:.0f}"
            reasons.append(line("why.class_computed", confidence=confidence))
        reasons += _evidence(job, turn.names)
        if job.pay_gain and job.pay_gain > 0:
            reasons.append(
                line(
                    "why.gain", gain=amount(job.pay_gain), origins=turn.names.several(job.from_code)
                )
            )
        sources = ", ".join(turn.library.source_tags("pay", "moves", "skills", "gateways"))
        reasons.append(line("why.note", sources=sources))
        turn.say(
            "utter_why", title=turn.names.of(job), reasons="\n".join(f"- {r}" for r in reasons)
        )


def _evidence(job: NextJob, names: Names) -> list[str]:
    if not job.from_code:
        return []
    origin = names.one(job.from_code)
    reasons = []
    if "named_by_alliance" in job.evidence:
        reasons.append(line("why.alliance_progression", origin=origin))
    cases = amount(round(job.precedent.estimated_cases))
    strength = job.precedent.strength
    reasons.append(line(f"why.precedent_{strength}", origin=origin, cases=cases))
    reasons += [line(f"why.{ladder}") for ladder in LADDERS if ladder in job.evidence]
    if "skill_similarity" in job.evidence and job.skill_similarity is not None:
        similarity = f"{job.skill_similarity * 100:.0f}"
        reasons.append(line("why.similarity", similarity=similarity))
    return reasons


class ShowTargets(JobQuestion):
    action_name = "action_show_targets"

    def about(self, turn: Turn, job: NextJob) -> None:
        if not job.targets:
            turn.say("utter_no_targets", title=capitalised(turn.names.of(job)))
            return
        targets = "\n".join(
            _target_line(target, turn.names) for target in job.targets[:TARGETS_SHOWN]
        )
        turn.say(
            "utter_targets", title=turn.names.of(job), targets=targets, note=line("target.note")
        )


def _target_line(target: TargetStep, names: Names) -> str:
    pay = "" if target.median_wage is None else line("target.pay", pay=amount(target.median_wage))
    flags = flag_names(target.risk_flags)
    return line(
        "target.line",
        title=names.one(target.code),
        pay=pay,
        named=line("target.named") if target.named_by_alliance else "",
        warning=line("target.warning", flags=flags) if flags else "",
    )


class ShowPay(JobQuestion):
    action_name = "action_show_pay"

    def without_job(self, turn: Turn) -> list[Event]:
        shown = turn.people.shown(turn.talk)
        if not shown:
            return super().without_job(turn)
        jobs = [turn.reach(job.code) for job in shown]
        jobs.sort(key=lambda job: -(job.median_wage or 0))
        names = turn.names
        facts = [line("detail.pay_of", title=capitalised(names.of(job)),
                      pay=amount(job.median_wage)) for job in jobs if job.median_wage]  # fmt: skip
        turn.say("utter_pay", facts="\n".join(facts))
        return []

    def about(self, turn: Turn, job: NextJob) -> None:
        facts = [f"{capitalised(turn.names.of(job))}:", *pay_facts(job, turn.names)]
        if find_place(turn.text).state:
            facts.append(line("detail.us_only"))
        turn.say("utter_pay", facts="\n".join(facts))


class ShowRisk(JobQuestion):
    action_name = "action_show_risk"

    def about(self, turn: Turn, job: NextJob) -> None:
        turn.say(
            "utter_risk", title=turn.names.of(job), flags="\n".join(risk_facts(job.risk_flags))
        )


class ShowOutlook(JobQuestion):
    action_name = "action_show_outlook"

    def about(self, turn: Turn, job: NextJob) -> None:
        turn.say(
            "utter_outlook",
            facts="\n".join([f"{capitalised(turn.names.of(job))}:", *outlook_facts(job)]),
        )


class ShowRequirements(JobQuestion):
    action_name = "action_show_requirements"

    def about(self, turn: Turn, job: NextJob) -> None:
        facts = "\n".join(f"- {fact}" for fact in requirement_facts(job))
        turn.say("utter_requirements", title=turn.names.of(job), facts=facts)


class ShowSources(TalkAction):
    action_name = "action_show_sources"
    expects = None

    def answer(self, turn: Turn) -> list[Event]:
        sources = "\n".join(f"- {credit}" for credit in turn.library.credits())
        turn.say("utter_sources", sources=sources, release=turn.library.release)
        return []
