"""Answers about one next job: details, what comes after, pay, risk, outlook, the way in."""

from __future__ import annotations

from abc import abstractmethod

from actions.cards import card, job_item
from actions.handoff_offers import offer_for_rules
from actions.job_facts import (
    competition_facts,
    flag_names,
    growth_facts,
    outlook_facts,
    pay_facts,
    requirement_facts,
    risk_facts,
    target_title,
)
from actions.local_facts import local_facts
from actions.paths import path_lines, target_line
from actions.references import Meant, NumberOutOfRangeError, meant_job
from actions.turn import Event, TalkAction, Turn
from actions.wording import amount, capitalised, line, listed
from knowledge.answers import NextJob, RiskFlag
from knowledge.circumstances.place import find_place
from people.utc import now

#: Next steps named at a time.
TARGETS_SHOWN = 5


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
        facts += [*requirement_facts(job)[:1], *growth_facts(job), *competition_facts(job)]
        flags = flag_names(job.risk_flags)
        if flags:
            facts.append(line("detail.warning", flags=flags))
        turn.say(
            "utter_job_details",
            card=card(turn, "job", [job_item(turn, job)]),
            title=capitalised(turn.names.of(job)),
            facts="\n".join(facts),
        )


class ShowTargets(JobQuestion):
    action_name = "action_show_targets"

    def about(self, turn: Turn, job: NextJob) -> None:
        paths = path_lines(turn, job)
        if not job.targets and not paths:
            turn.say("utter_no_targets", title=capitalised(turn.names.of(job)))
            return
        if job.targets:
            lines = [target_line(turn, target) for target in job.targets[:TARGETS_SHOWN]]
            note = line("target.note")
            turn.say("utter_targets", title=turn.names.of(job), targets="\n".join(lines), note=note)
        if paths:
            turn.say("utter_paths", paths="\n".join(paths), note=line("path.note"))


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
        place = find_place(turn.text)
        facts += local_facts(turn, job.code, place if place.state else turn.place)
        turn.say("utter_pay", facts="\n".join(facts))


def _for_worker(turn: Turn, job: NextJob) -> list[RiskFlag]:
    """The flags of a job, with layoffs where the worker lives and in their industry."""
    industry = turn.people.check_in_wish(turn.talk).industry
    layoffs = turn.library.layoffs(turn.worker, industry, now().date())
    return [layoffs if flag.name == "layoffs" else flag for flag in job.risk_flags]


class ShowRisk(JobQuestion):
    action_name = "action_show_risk"

    def about(self, turn: Turn, job: NextJob) -> None:
        turn.say(
            "utter_risk",
            title=turn.names.of(job),
            flags="\n".join(risk_facts(_for_worker(turn, job))),
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

    def answer(self, turn: Turn) -> list[Event]:
        events = super().answer(turn)
        code = turn.people.focus(turn.talk)
        licensed = code is not None and bool(turn.reach(code).licences)
        return events or offer_for_rules(turn, licensed=licensed)

    def about(self, turn: Turn, job: NextJob) -> None:
        facts = "\n".join(f"- {fact}" for fact in requirement_facts(job))
        turn.say("utter_requirements", title=turn.names.of(job), facts=facts)


class ShowSources(TalkAction):
    action_name = "action_show_sources"
    expects = None

    def answer(self, turn: Turn) -> list[Event]:
        if turn.by_sms:
            tags = turn.library.source_tags("pay", "moves", "skills", "gateways")
            turn.say("utter_sources", sources="\n".join(tags), release=turn.library.release)
            return []
        sources = "\n".join(f"- {credit}" for credit in turn.library.credits())
        turn.say("utter_sources", sources=sources, release=turn.library.release)
        return []
