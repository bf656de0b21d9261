"""What changed between two releases: every warning sign, and every class of an occupation."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.answers import RiskFlag
from knowledge.progressions.suggest import NextJobs
from knowledge.store.open import Store


@dataclass(frozen=True)
class FlagChange:
    """A warning sign of one occupation whose state differs; None = not known."""

    code: str
    title: str
    flag: str
    was: bool | None
    now: bool | None
    old_value: float | None
    new_value: float | None
    old_vintage: str | None
    new_vintage: str | None
    source: str
    #: "raised", "lowered", "known" (a figure is there now), "unknown" (it is gone) or "severity".
    change: str


@dataclass(frozen=True)
class ClassChange:
    """An occupation whose mobility class differs."""

    code: str
    title: str
    was: str
    now: str


@dataclass(frozen=True)
class ReleaseDiff:
    """Two releases compared, occupation by occupation, in the order of codes."""

    old_release: str
    new_release: str
    flags: tuple[FlagChange, ...]
    classes: tuple[ClassChange, ...]
    #: Occupations only one of the two has.
    removed: tuple[str, ...]
    added: tuple[str, ...]


def compare_releases(old: Store, new: Store) -> ReleaseDiff:
    """List every flag that changed its state, pathway included, and every changed class."""
    before, after = _read(old), _read(new)
    flags: list[FlagChange] = []
    classes: list[ClassChange] = []
    for code in sorted(before.keys() & after.keys()):
        _, old_class, old_flags = before[code]
        title, new_class, new_flags = after[code]
        if old_class != new_class:
            classes.append(ClassChange(code, title, old_class, new_class))
        for name in old_flags.keys() & new_flags.keys():
            change = _change(old_flags[name], new_flags[name])
            if change:
                flags.append(_told(code, title, old_flags[name], new_flags[name], change))
    flags.sort(key=lambda change: (change.code, change.flag))
    return ReleaseDiff(
        old_release=old.release,
        new_release=new.release,
        flags=tuple(flags),
        classes=tuple(classes),
        removed=tuple(sorted(before.keys() - after.keys())),
        added=tuple(sorted(after.keys() - before.keys())),
    )


def _read(store: Store) -> dict[str, tuple[str, str, dict[str, RiskFlag]]]:
    with store.session() as session:
        jobs = NextJobs(session, store.release).every()
    return {
        job.code: (job.title, job.mobility_class, {flag.name: flag for flag in job.risk_flags})
        for job in jobs
    }


def _change(old: RiskFlag, new: RiskFlag) -> str | None:
    if old.raised == new.raised:
        return "severity" if old.severe != new.severe else None
    if old.raised is None:
        return "raised" if new.raised else "known"
    if new.raised is None:
        return "unknown"
    return "raised" if new.raised else "lowered"


def _told(code: str, title: str, old: RiskFlag, new: RiskFlag, change: str) -> FlagChange:
    return FlagChange(
        code=code,
        title=title,
        flag=new.name,
        was=old.raised,
        now=new.raised,
        old_value=old.value,
        new_value=new.value,
        old_vintage=old.vintage,
        new_vintage=new.vintage,
        source=new.source,
        change=change,
    )
