"""Facts about a next job as sentences: pay, outlook, way in, warning signs."""

from __future__ import annotations

from collections.abc import Iterable

from actions.wording import amount, in_ten, line, listed, phrase
from knowledge.answers import NextJob, RiskFlag, TargetStep
from knowledge.occupations.names import Names

#: Changes smaller than this, in percent over ten years, are told as "about the same" (ours).
FLAT_PERCENT = 1.0
#: Schooling that is worth a word before the person asks.
NAMED_EDUCATION = frozenset(
    {
        "Associate's degree",
        "Bachelor's degree",
        "Master's degree",
        "Doctoral or professional degree",
    }
)
#: Evidence of our own: a step up within one's kind of work, or within its field.
LADDERS = frozenset({"own_ladder", "field_ladder"})
#: "None" is what BLS prints where nothing is needed.
NONE_NEEDED = {None, "", "None"}


def gain_text(job: NextJob, names: Names) -> str:
    """How much more it pays than the past job it is compared with."""
    if not job.from_code:
        return ""
    if not job.pay_gain:
        return line("next_job.no_gain")
    kind = "gain" if job.pay_gain > 0 else "loss"
    gain = amount(abs(job.pay_gain))
    return line(f"next_job.{kind}", gain=gain, origins=names.several(job.from_code))


def flag_names(flags: Iterable[RiskFlag]) -> str:
    """The raised warning signs in a few words each."""
    return listed([phrase("risk.short", flag.name) for flag in flags if flag.raised])


def target_title(target: TargetStep, names: Names) -> str:
    """A Target with its pay."""
    name = names.one(target.code)
    return name if target.median_wage is None else f"{name} (${amount(target.median_wage)})"


def pay_is_of_group(job: NextJob) -> bool:
    """Whether the pay is not the job's own but that of the wider group it is counted in."""
    group = job.figures_title
    return job.pay_gain is None and group is not None and group.lower() != job.title.lower()


def pay_facts(job: NextJob, names: Names) -> list[str]:
    """What it pays and how that compares with the past job."""
    if job.median_wage is None:
        return [line("detail.pay_unknown")]
    if job.median_wage_top_coded:
        facts = [line("detail.pay_top_coded", pay=amount(job.median_wage))]
    else:
        hourly = amount(job.median_hourly or 0)
        facts = [line("detail.pay", pay=amount(job.median_wage), hourly=hourly)]
    if job.figures_title and job.figures_title.lower() != job.title.lower():
        facts.append(line("detail.pay_combined", figures_title=job.figures_title))
    if job.pay_gain:
        kind = "gain" if job.pay_gain > 0 else "loss"
        gain = amount(abs(job.pay_gain))
        facts.append(line(f"detail.{kind}", gain=gain, origins=names.several(job.from_code)))
    return facts


def outlook_facts(job: NextJob) -> list[str]:
    """Openings a year, the ten-year forecast, and a note where many may apply."""
    facts = []
    if job.openings is not None:
        facts.append(line("detail.openings", openings=amount(job.openings)))
    return [*facts, *growth_facts(job), *competition_facts(job)]


def growth_facts(job: NextJob) -> list[str]:
    """The ten-year forecast."""
    change = job.projected_change
    if change is None:
        return [line("detail.outlook_unknown")]
    if abs(change) < FLAT_PERCENT:
        return [line("detail.growth_flat")]
    kind = "growth_up" if change > 0 else "growth_down"
    return [line(f"detail.{kind}", change=f"{abs(change):g}")]


def competition_facts(job: NextJob) -> list[str]:
    """A note where many people out of work may apply."""
    if job.competition is None:
        return []
    note = job.competition
    year, month = note.month.split("-")
    return [
        line(
            "detail.competition",
            rate=f"{note.rate * 100:.1f}",
            all=f"{note.rate_of_all * 100:.1f}",
            group=note.group,
            month=f"{phrase('month', month)} {year}",
        )
    ]


def requirement_facts(job: NextJob) -> list[str]:
    """Schooling, experience, training on the job and licences."""
    facts = []
    if job.entry_education is None:
        facts.append(line("detail.education_unknown"))
    else:
        education = phrase("education", job.entry_education)
        facts.append(line("detail.education", education=education))
    if job.entry_experience not in NONE_NEEDED:
        experience = phrase("experience", str(job.entry_experience))
        facts.append(line("detail.experience", experience=experience))
    if job.entry_training not in NONE_NEEDED:
        facts.append(
            line("detail.on_the_job", training=phrase("on_the_job", str(job.entry_training)))
        )
    if job.share_without_bachelors is not None:
        share = in_ten(job.share_without_bachelors)
        facts.append(line("detail.without_bachelors", share=share))
    if job.licences:
        facts.append(line("detail.licence", licences=listed([*job.licences[:3]])))
    else:
        facts.append(line("detail.licence_unknown"))
    return facts


def evidence_facts(job: NextJob, names: Names) -> list[str]:
    """What stands behind the move from the past job to this one, each kind by itself."""
    if not job.from_code:
        return []
    origin = names.one(job.from_code)
    facts = []
    if "named_by_alliance" in job.evidence:
        facts.append(line("why.alliance_progression", origin=origin))
    cases = amount(round(job.precedent.estimated_cases))
    strength = job.precedent.strength
    facts.append(line(f"why.precedent_{strength}", origin=origin, cases=cases))
    facts += [line(f"why.{ladder}") for ladder in LADDERS if ladder in job.evidence]
    if "skill_similarity" in job.evidence and job.skill_similarity is not None:
        similarity = f"{job.skill_similarity * 100:.0f}"
        facts.append(line("why.similarity", similarity=similarity))
    return facts


def risk_facts(flags: Iterable[RiskFlag]) -> list[str]:
    """The raised flags with their sources, and what is not known."""
    flags = list(flags)
    facts = [
        line(
            "risk.raised",
            name=phrase("risk", flag.name),
            severe=line("risk.severe") if flag.severe else "",
            source=phrase("risk.source", flag.source),
        )
        for flag in flags
        if flag.raised
    ]
    if not facts:
        checked = listed([phrase("risk", f.name) for f in flags if f.raised is False])
        facts.append(line("risk.none_raised", checked=checked))
    unknown = listed([phrase("risk", flag.name) for flag in flags if flag.raised is None])
    return [*facts, line("risk.unknown", names=unknown)] if unknown else facts
