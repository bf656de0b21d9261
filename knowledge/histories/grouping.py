"""Puts parts of a message together that are one job, and lists what the search is asked."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, zip_longest

from knowledge.histories.conjunctions import (
    Matches,
    are_one_job,
    joint_text,
    readings,
    strength,
    with_shared_place,
)
from knowledge.histories.parts import Part
from knowledge.histories.rules import thresholds
from knowledge.histories.wording import Wording

_MOST = thresholds()["clauses_at_most"]


def with_context(parts: list[Part], wording: Wording) -> list[Part]:
    """Join what belongs to the part before: "army, 88M"; "in a warehouse, picking and packing"."""
    kept: list[Part] = []
    for part in parts:
        last = kept[-1] if kept else None
        belongs = (
            last is not None
            and bool(part.text and last.text)
            and last.sentence == part.sentence
            and not part.own_subject
        )
        duties = wording.is_doing(part.text) and bool(last and last.at_workplace)
        named = wording.is_specialty(part.text, last.text if last else "")
        goes_on = named or duties
        if last is not None and belongs and goes_on and not part.duration_leads:
            joint = (
                f"{last.text} {part.join} {part.text}" if part.join else f"{last.text}, {part.text}"
            )
            last.text = joint
            last.durations = [*last.durations, *part.durations]
        else:
            kept.append(part)
    return kept


def texts_to_match(parts: list[Part], wording: Wording) -> list[str]:
    """What the search is asked in its first pass, each text once."""
    worded = [part for part in parts if part.text][:_MOST]
    texts: list[str] = []
    for part, following in zip_longest(worded, worded[1:]):
        texts += [part.text, *part.readings, *wording.closer_readings(part.text)]
        if following is not None and following.listed and following.employer:
            texts.append(at_employer(part.text, following.text))
        if following is not None and following.join is not None:
            texts += readings(part, following, wording)
    return list(dict.fromkeys(texts))


def at_employer(title: str, employer: str) -> str:
    """The reading of "Crew member, Taco Bell" that says most."""
    return f"{title} at {employer}"


def grouped(parts: list[Part], matches: Matches, wording: Wording) -> list[list[Part]]:
    """Parts that are one job together; parts without a text stay alone."""
    groups: list[list[Part]] = []
    for part in parts:
        last = groups[-1][-1] if groups else None
        joined = part.join is not None and last is not None and bool(last.text and part.text)
        known = joined and last is not None and joint_text(last, part) in matches
        if known and last is not None and are_one_job(last, part, matches, wording):
            groups[-1].append(part)
        elif not part.text or part.text in matches:
            groups.append([part])
    # The first half of a pair that stayed apart may still share the place of the second.
    for group, following in pairwise(groups):
        if group[-1].text and following[0].join is not None and following[0].text:
            group[-1] = replace(group[-1])
            group[-1].context = with_shared_place(group[-1], following[0], wording)
    return groups


def text_of(group: list[Part]) -> str:
    """The words of a job told in one or more parts."""
    text = group[0].text
    for before, part in pairwise(group):
        text += joint_text(before, part)[len(before.text) :]
    return text


def other_readings(group: list[Part], text: str, matches: Matches, wording: Wording) -> list[str]:
    """Other readings of the same job: with a shared place, or by its specialty alone."""
    shorter = [] if matches[text].best else [wording.without_place(text)]
    shared = [p.context for p in group if p.context and len(group) == 1]
    if len(group) == 1 and strength(matches[text]) < thresholds()["other_words_below"]:
        shared += group[0].readings
    return [*shorter, *shared, *wording.closer_readings(text)]


def texts_left_open(groups: list[list[Part]], matches: Matches, wording: Wording) -> list[str]:
    """What the second pass asks: halves put together, and jobs lost behind their place."""
    texts: list[str] = []
    for group in groups:
        text = text_of(group)
        if text and text not in matches:
            texts.append(text)
        elif text and matches[text].best is None:
            texts.append(wording.without_place(text))
    return [text for text in dict.fromkeys(texts) if text not in matches]
