"""Reads a message into parts: clauses and their halves, each with its words and lengths."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from knowledge.histories.clauses import Clause, ClauseCutter
from knowledge.histories.durations import Duration, DurationFinder
from knowledge.histories.non_jobs import NonJobFinder, NonJobs
from knowledge.histories.parts import Part
from knowledge.histories.rules import rules_of
from knowledge.histories.tokens import Spreader, blank_pipeline, closed_up, said
from knowledge.histories.wording import Wording


class ClauseReader:
    """The spaCy pipeline of one language: words, non-jobs, connectors, durations, parts.

    Raises:
        ValueError: there are no rules for the language.
    """

    def __init__(self, language: str = "en") -> None:
        rules = rules_of(language)
        self.wording = Wording(rules)
        self._nlp = blank_pipeline(language)
        self._spreader = Spreader(rules)
        self._non_jobs = NonJobFinder(self._nlp, rules)
        self._cutter = ClauseCutter(self._nlp, rules, self.wording)
        self._durations = DurationFinder(self._nlp.vocab, rules)
        self._again = frozenset(rules.clauses["again"])
        self._joins = frozenset(rules.clauses["joins"])

    def durations(self, text: str, as_of: date) -> list[Duration]:
        """All lengths of time in a text."""
        return self._durations.find(self._spreader.doc(self._nlp, text), as_of)

    def without_durations(self, text: str, as_of: date) -> tuple[str, int | None]:
        """A line without its lengths of time, spaces kept between what stood apart; its months."""
        doc = self._spreader.doc(self._nlp, text)
        durations = self._durations.find(doc, as_of)
        timed = {i for d in durations for i in range(d.start, d.end)}
        words = ["|" if i in timed else word for i, word in enumerate(said(doc))]
        return " ".join(words), next((d.months for d in durations if d.months is not None), None)

    def parts(self, text: str, as_of: date) -> list[Part]:
        """The parts of a message in the order told; empty ones carry a length on its own."""
        doc = self._spreader.doc(self._nlp, text)
        durations = self._durations.find(doc, as_of)
        non_jobs = self._non_jobs.find(doc)
        clauses = self._cutter.clauses(doc, durations)
        return [
            part
            for before, clause in zip([None, *clauses], clauses, strict=False)
            for part in self._parts_of(doc, before, clause, durations, non_jobs)
            if part.text or part.durations or part.dropped
        ]

    def _parts_of(
        self,
        doc: Doc,
        before: Clause | None,
        clause: Clause,
        durations: list[Duration],
        non_jobs: NonJobs,
    ) -> list[Part]:
        # "cleaning, cooking, and driving": this "and" ends a list and joins nothing.
        ends_list = clause.listed and before is not None and before.listed
        timed = {i: d for d in durations for i in range(d.start, d.end)}
        if clause.aside:
            inside = {timed[i] for i in clause.positions if i in timed}
            if any(i in non_jobs.drops_from for i in clause.positions):
                return [Part("", clause.sentence, dropped=True)]
            own = sorted((d for d in inside if d.months is not None), key=lambda d: d.start)
            return [Part("", clause.sentence, durations=own)]
        halves: list[tuple[str | None, list[int]]] = [(None, [])]
        for k, i in enumerate(clause.positions):
            word = doc[i].lower_
            digits_around = (
                word == "/"
                and 0 < k < len(clause.positions) - 1
                and (doc[i - 1].text[-1:].isdigit() or doc[i + 1].text[:1].isdigit())
            )
            if (
                word in self._joins
                and i not in timed
                and i not in non_jobs.cut
                and not digits_around
            ):
                halves.append((None if ends_list and k == 0 else word, []))
            else:
                halves[-1][1].append(i)
        parts = [self._part(doc, h, join, clause.sentence, timed, non_jobs) for join, h in halves]
        if clause.turned:
            parts[0].place_only = False
        return parts

    def _part(
        self,
        doc: Doc,
        half: list[int],
        join: str | None,
        sentence: int,
        timed: dict[int, Duration],
        non_jobs: NonJobs,
    ) -> Part:
        typed = said(doc)
        words: list[str] = []
        told: list[Duration] = []
        for i in half:
            if i in non_jobs.drops_from and i not in timed:
                if self.wording.says_nothing_yet(self.wording.unframed(" ".join(words))):
                    return Part("", sentence, join, dropped=True)
                break
            if i in non_jobs.drops_at_start and not words:
                return Part("", sentence, join, dropped=True)
            if i in timed:
                if timed[i] not in told:
                    told.append(timed[i])
            elif i not in non_jobs.cut:
                words.append(typed[i])
        told_as = " ".join(words)
        proof = self.wording.is_proof(told_as)
        if not proof and any(i in non_jobs.drops_whole for i in half):
            return Part("", sentence, join, dropped=True)
        text = self.wording.unframed(told_as)
        if self.wording.stands_for_job(text) or self.wording.says_nothing_yet(text):
            text = ""
        return Part(
            closed_up(text.split()),
            sentence,
            join,
            framed=proof,
            at_workplace=self.wording.is_at_workplace(told_as),
            again=any(doc[i].lower_ in self._again for i in half),
            place_only=self.wording.is_place_only(told_as),
            own_subject=self.wording.has_own_subject(told_as)
            or (join is not None and self.wording.has_own_frame(told_as)),
            durations=told,
            duration_leads=bool(told) and told[0].start == half[0],
        )
