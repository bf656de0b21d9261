"""Why an option stands where it does: the verdict on each figure, and what nobody knows."""

from __future__ import annotations

from actions.training import training_worker
from actions.turn import Turn
from actions.wording import amount, line, phrase
from knowledge.answers import MetricVerdict, TierReasons
from knowledge.sources import tag
from knowledge.training.figures import EARNINGS
from knowledge.training.in_language import in_language
from knowledge.training.notes import Note
from people.records import ShownTraining


def show_why(turn: Turn, meant: ShownTraining) -> None:
    """Explain one option that was shown."""
    worker = training_worker(turn, meant.code)
    option = in_language(turn.library.training_option(meant.option_id, worker), turn.language)
    reasons = turn.library.why_this_tier(meant.option_id, worker)
    if Note.LICENCE_RULE in option.notes:
        told = [line("training_why.licence"), option.how_to_find or ""]
    else:
        told = _reasons_told(reasons)
        told += [line("training_why.promises_job")] if option.promises_job else []
        told += [line("training_why.paid")] if option.paid else []
        told.append(line("training_why.bars"))
    turn.say(
        "utter_training_why",
        buttons=[(line("training.title.wrong"), line("training.wrong_button"))],
        title=f"{meant.position}. {option.name}",
        reasons="\n".join(told),
    )


def _reasons_told(reasons: TierReasons) -> list[str]:
    """The tier in a sentence, each figure with its verdict, and what is missing."""
    known = [verdict for verdict in reasons.verdicts if verdict.value is not None]
    tier = "field" if reasons.figures_of == "field" else reasons.tier
    told = [line(f"training_why.tier.{tier if known else 'not_enough_data'}")]
    told += [_figure(verdict, reasons) for verdict in known]
    if known:
        told.append(_whose(known[0], reasons))
    if reasons.warns:
        told.append(line("training_why.warns"))
    missing = [phrase("training_why.metric", name) for name in reasons.missing]
    if missing:
        told.append(line("training_why.missing", names=line("delta.between").join(missing)))
    return told


def _figure(verdict: MetricVerdict, reasons: TierReasons) -> str:
    """One figure with its verdict: its value, and whether it meets its bar."""
    name = phrase("training_why.metric", verdict.metric)
    value = value_told(verdict.metric, verdict.value)
    if verdict.metric == EARNINGS:
        bar = "" if reasons.origin_wage is None else f"${amount(reasons.origin_wage)}"
    else:
        bar = value_told(verdict.metric, verdict.bar)
    judged = line(f"training_why.verdict.{verdict.why}", bar=bar)
    measure = phrase("training_why.measure", verdict.measure) if verdict.measure else ""
    return line("training_why.figure", name=name, measure=measure, value=value, judged=judged)


def _whose(verdict: MetricVerdict, reasons: TierReasons) -> str:
    of = phrase("training_why.of", reasons.figures_of or "programme")
    return line(
        "training_why.whose",
        of=of,
        people=amount(verdict.people or 0),
        cohort=phrase("training.listed", verdict.cohort or ""),
        source=source_told(verdict.source or ""),
        checked=phrase("tier.checked", verdict.validity or "D"),
    )


def value_told(metric: str, value: float | None) -> str:
    """A share as a percentage, earnings in dollars a year."""
    if value is None:
        return ""
    return f"${amount(value)}" if metric == EARNINGS else f"{value:.0%}"


def source_told(source: str) -> str:
    """The short name of a source; one without a name of its own is said as it stands."""
    try:
        return tag(source)
    except KeyError:
        return source
