"""Two and three steps ahead, in words."""

from __future__ import annotations

from actions.job_facts import flag_names
from actions.turn import Turn
from actions.wording import amount, capitalised, line, phrase
from knowledge.answers import NextJob, PathStep, ProgressionPath, Progressions, TargetStep

#: Paths told at a time.
PATHS_SHOWN = 2
#: Schooling that takes time, which a path has to name.
BEYOND_HIGH_SCHOOL = frozenset(
    {
        "Some college, no degree",
        "Postsecondary nondegree award",
        "Associate's degree",
        "Bachelor's degree",
        "Master's degree",
        "Doctoral or professional degree",
    }
)


def step_after(found: Progressions, job: NextJob) -> str | None:
    """Code of the Gateway that comes after a job which is none itself."""
    for path in found.paths:
        first, *rest = path.steps
        if first.code == job.code and first.mobility_class != "gateway":
            return next((step.code for step in rest if step.mobility_class == "gateway"), None)
    return None


def path_lines(turn: Turn, job: NextJob) -> list[str]:
    """The paths that begin with ``job`` or, for a Target, lead to it."""
    found = turn.next_jobs().paths if turn.origins() else ()
    ahead = [path for path in found if path.steps[0].code == job.code]
    ahead = ahead or [path for path in found if path.steps[-1].code == job.code]
    return [_path_line(turn, path) for path in ahead[:PATHS_SHOWN]]


def target_line(turn: Turn, target: TargetStep) -> str:
    """A Target with its pay, what stands behind the step and its warning signs."""
    pay = "" if target.median_wage is None else line("target.pay", pay=amount(target.median_wage))
    flags = flag_names(target.risk_flags)
    return line(
        "target.line",
        title=turn.names.one(target.code),
        pay=pay,
        named=line("target.named") if target.named_by_alliance else "",
        warning=line("target.warning", flags=flags) if flags else "",
    )


def _path_line(turn: Turn, path: ProgressionPath) -> str:
    steps = [capitalised(turn.names.one(path.from_code))]
    steps += [_step(turn, step) for step in path.steps]
    kind = "named" if path.named_by_alliance else "ours"
    return line("path.line", steps=line("path.then").join(steps), proof=line(f"path.{kind}"))


def _step(turn: Turn, step: PathStep) -> str:
    title = turn.names.one(step.code)
    pay = "" if step.median_wage is None else line("path.pay", pay=amount(step.median_wage))
    asks = []
    if step.entry_education in BEYOND_HIGH_SCHOOL:
        asks.append(phrase("education", step.entry_education or ""))
    if step.entry_experience not in {None, "None"}:
        asks.append(phrase("path.experience", step.entry_experience or ""))
    if step.entry_training not in {None, "None"}:
        asks.append(phrase("path.training", step.entry_training or ""))
    told = line("path.asks", asks=", ".join(asks)) if asks else ""
    return line("path.step", title=title, pay=pay, asks=told)
