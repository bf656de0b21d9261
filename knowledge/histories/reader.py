"""Reads a message into parts: clauses and their halves, each with its words and lengths."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from spacy.tokens import Doc

from knowledge.histories.clauses import Clause, ClauseCutter
from knowledge.histories.duration import Duration
from knowledge.histories.durations import DurationFinder
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
        self._one_letter = frozenset(rules.clauses["one_letter_words"])

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
        parts: list[Part] = []
        for before, clause in zip([None, *clauses], clauses, strict=False):
            told = self._parts_of(doc, before, clause, durations, non_jobs)
            for part in told:
                last = parts[-1] if parts else None
                goes_on = part.join is not None or (
                    clause.listed and self._ends_in_or(clauses, clause, doc)
                )
                if last is not None and last.sentence == part.sentence and goes_on:
                    self._turn_off(last, part)
                if part.text or part.durations or part.dropped:
                    parts.append(part)
        return parts

    def _ends_in_or(self, clauses: list[Clause], clause: Clause, doc: Doc) -> bool:
        """Whether the list that a clause stands in ends with "or" or "and"."""
        later = clauses[clauses.index(clause) :]
        return any(
            doc[i].lower_ in self._joins
            for c in later
            if c.sentence == clause.sentence and c.listed
            for i in c.positions
        )

    def _turn_off(self, last: Part, part: Part) -> None:
        """A list of wishes goes on: "i applied at ups and fedex"."""
        wording = self.wording
        told_of = wording.is_doing(part.text) or (last.wished and wording.is_bare_verb(part.text))
        done = wording.is_activity(part.text) and not told_of
        worded = part.framed or part.own_subject or done
        if last.turned_off and part.text and not (worded or part.durations):
            part.text, part.dropped, part.turned_off, part.wished = "", True, True, last.wished

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
            inner = 0 < k < len(clause.positions) - 1
            if (
                word in self._joins
                and i not in timed
                and i not in non_jobs.cut
                and not (inner and self._holds_together(doc, i))
            ):
                halves.append((None if ends_list and k == 0 else word, []))
            else:
                halves[-1][1].append(i)
        parts = [self._part(doc, h, join, clause.sentence, timed, non_jobs) for join, h in halves]
        # After a comma "and" leaves an empty half before it.
        first = next((p for p, (_, h) in zip(parts, halves, strict=True) if h), parts[0])
        first.listed, first.connected = clause.listed, clause.connected
        ends = ends_list and doc[clause.positions[0]].lower_ in self._joins
        first.coordinated |= ends or clause.joined
        if clause.turned:
            parts[0].place_only = False
        return parts

    def _leads(self, doc: Doc, half: list[int], length: Duration) -> bool:
        """Whether nothing of a job stands before a length: "i worked 5 years as a cook"."""
        typed = said(doc)
        before = " ".join(typed[i] for i in half if i < length.start)
        return self.wording.says_nothing_yet(self.wording.unframed(before))

    def _holds_together(self, doc: Doc, i: int) -> bool:
        """Whether a join is inside a name or a number: "h & r block", "15 / hr"."""
        before, after = doc[i - 1].text, doc[i + 1].text
        if doc[i].text == "/" and (before[-1:].isdigit() or after[:1].isdigit()):
            return True
        letters = [w for w in (before, after) if len(w) == 1 and w.isalpha()]
        return any(letter not in self._one_letter for letter in letters)

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
        off = any(i in non_jobs.goes_on for i in half)
        wished = any(i in non_jobs.wished for i in half)
        for i in half:
            if i in non_jobs.drops_from and i not in timed:
                if self.wording.says_nothing_yet(self.wording.unframed(" ".join(words))):
                    return Part("", sentence, join, dropped=True, turned_off=off, wished=wished)
                break
            if i in non_jobs.drops_at_start and not words:
                return Part("", sentence, join, dropped=True, turned_off=off, wished=wished)
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
        wording = self.wording
        points_back = bool(text) and wording.stands_for_job(text)
        if points_back or wording.says_nothing_yet(text) or wording.counts_things(told_as):
            text = ""
        text = closed_up([word for word, _ in groupby(text.split())])
        return Part(
            text,
            sentence,
            join,
            employer=self.wording.is_employer(text),
            proper=self.wording.is_name(text),
            readings=tuple(self.wording.verb_readings(told_as, text)),
            points_back=points_back,
            all_jobs=points_back and self.wording.stands_for_all(told_as),
            turned_off=off,
            wished=wished,
            framed=proof,
            at_workplace=self.wording.is_at_workplace(told_as),
            again=any(doc[i].lower_ in self._again for i in half),
            place_only=self.wording.is_place_only(told_as),
            own_subject=self.wording.has_own_subject(told_as)
            or (join is not None and self.wording.has_own_frame(told_as)),
            durations=told,
            duration_leads=bool(told) and self._leads(doc, half, told[0]),
            coordinated=join is not None,
        )
