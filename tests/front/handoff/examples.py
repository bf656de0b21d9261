"""A summary as long as they usually are, in nobody's words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from people.handoff_summary import (
    Consent,
    Draft,
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
from people.statement import SkillShared, Statement

NAMED = "The Rework America Alliance names it as a Gateway job."
MADE = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def told(en: str, es: str | None = None) -> Told:
    return Told(en=en, es=es or f"{en} (es)")


def next_step(code: str, title: str, wage: int, gain: int, *reasons: str) -> NextStep:
    return NextStep(
        key=f"next_jobs.{code}", told=told(f"Next job: {title}, ${wage:,} a year"), code=code,
        title=told(title), mobility_class="gateway", class_confidence=0.8,
        named_by_alliance=bool(reasons), chosen=code == "41-3091", median_wage=wage, pay_gain=gain,
        reasons=tuple(
            told(text)
            for text in (*reasons, f"It pays ${gain:,} a year more than waiters earn.")
        ),
        precedent="some", estimated_cases=6.0,
        caveats=(told("Warning sign: AI can do many of its tasks."),) if reasons else (),
    )  # fmt: skip


def summary() -> Summary:
    steps = tuple(
        next_step(*step) for step in (
            ("41-3091", "sales rep for services", 62_400, 33_280, NAMED),
            ("41-3011", "ad sales rep", 58_450, 29_330, NAMED),
            ("35-1012", "supervisor of food service workers", 37_050, 7_930),
        )
    )  # fmt: skip
    return Summary(
        made_at=MADE, language="en", release="2026-11+5c37c2e0",
        sources=("BLS 2022", "CPS 2011-2019", "O*NET 29.3", "Rework America 2021"),
        consent=Consent(receiver="County coaches", shares=("summary",), agreed_at=MADE,
                        ends_at=MADE + timedelta(days=365)),
        about=(
            Fact(key="about.name", told=told("Name: <b>Bo & Co</b>"), value="<b>Bo & Co</b>"),
            Fact(key="about.reach", told=told("To be reached in this chat"), value="chat"),
            Fact(key="about.language", told=told("Language: English"), value="en"),
        ),
        past_jobs=tuple(
            PastWork(
                key=f"past_jobs.{code}", said=said, code=code, title=told(title), confidence=0.93,
                confirmed=True, months=60, told=told(f'"{said}": {title}, 5 years (confirmed)'),
                runners_up=(RunnerUp(code="35-3041", title=told("food server"), score=0.41),),
            )
            for code, said, title in (
                ("35-3031", "waited tables", "waiter or waitress"),
                ("53-3054", "drove for a ride app", "taxi or ride-share driver"),
            )
        ),
        goals=(
            Fact(key="goals.pay_floor", told=told("at least $40,000 a year"), value=40_000),
            Fact(key="goals.no_nights", told=told("no nights"), value=True),
            Fact(key="goals.place", told=told("Lives in Camden, NJ"), value="Camden, NJ"),
        ),
        education=(Fact(key="education.schooling", told=told("high school or GED"), value="hs"),),
        strengths=tuple(
            StrengthTold(
                key=f"strengths.{name}", told=told(f"{name}: took care of many tables at once"),
                element_id=name, name=told(name), shown_by="took care of many tables at once",
                confirmed=True,
            )
            for name in ("taking good care of customers", "selling", "explaining", "listening")
        ),
        next_jobs=steps,
        learning=(
            Learning(
                key="learning.41-3091", told=told("What to learn for sales rep for services"),
                from_code="35-3031", to_code="41-3091", transfer_share=0.6,
                parts=(
                    told("You have a start in these: taking good care of customers; explaining."),
                    told("To learn, people skills: selling and promoting (big step)."),
                    told("Software to learn: Microsoft Excel and Microsoft Outlook."),
                ),
            ),
        ),
        training=tuple(
            TrainingTold(
                key=f"training.{number}", option_id=str(number), towards="41-3091",
                tier="not_enough_data", source="New Jersey 2018",
                told=told(f"Training: Sales certificate {number} (results not known)"),
            )
            for number in range(3)
        ),
        warnings=tuple(
            WarningTold(
                key=f"warnings.{code}", code=code, name="ai_exposure", value=0.3,
                source="Microsoft Research 2025", vintage="2025",
                told=told(f"{title}: AI tools can do many of its tasks (Microsoft Research 2025)"),
            )
            for code, title in (
                ("41-3091", "Sales rep for services"), ("41-3011", "Ad sales rep"),
            )
        ),
        supports=(Fact(key="supports.transport", told=told("Wants help with rides"), value=True),),
        questions=(
            Fact(key="questions.1", told=told("Can I train at night?"), value="Can I train?"),
        ),
        not_asked=(told("licenses"), told("what they like to do")),
    )  # fmt: skip


def draft(*left_out: str) -> Draft:
    return Draft(summary=summary(), left_out=left_out)


def statement() -> Statement:
    return Statement(
        made_at=MADE, ends_at=MADE + timedelta(days=30), language="en", name="Bo <i>",
        skills=(
            SkillShared(
                element_id="2.B.1.f", name=told("taking good care of customers"),
                shown_by="took care of many tables at once",
                resume_line="Took care of many tables at once as a waiter for 5 years",
            ),
        ),
        release="2026-11+5c37c2e0", sources=("O*NET 29.3",),
    )  # fmt: skip
