"""Maps a phrase in plain words to standard occupations, with a score, or abstains."""

from __future__ import annotations

import math
import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import select

from encoder.sentence_encoder import SentenceEncoder
from knowledge.answers import Candidate, OccupationMatch
from knowledge.occupations.ambiguous import AmbiguousWords
from knowledge.occupations.authority import Authority
from knowledge.occupations.chance import Chances, Evidence, evidence
from knowledge.occupations.index import Neighbours, PhraseIndex
from knowledge.occupations.phrases import normalised, without_frame
from knowledge.occupations.said_words import SaidWords
from knowledge.occupations.spelling import KnownWords
from knowledge.store.open import Store
from knowledge.store.schema import IndexedPhrase, Occupation

RULES = Path(__file__).parent / "match.toml"


class Support(NamedTuple):
    """How much speaks for an occupation, and its finer O*NET code if the nearest entry has one."""

    amount: float
    onet_code: str | None


class Weighed(NamedTuple):
    """What was found for one text before it is decided whether it names a job.

    Attributes:
        candidates: (code, finer O*NET code, support), best first; never empty.
        evidence: what speaks for the best of them.
    """

    candidates: list[tuple[str, str | None, float]]
    evidence: Evidence


class OccupationMatcher:
    """Answers which occupation a phrase means.

    Nearby index entries add up: an occupation that many of the phrases near to the text belong
    to wins over one with a single closer phrase.
    """

    def __init__(self, store: Store, encoder: SentenceEncoder, index: PhraseIndex) -> None:
        rules = tomllib.loads(RULES.read_text(encoding="utf-8"))
        self._meaning = rules["meaning"]
        self._spelling = rules["spelling"]
        self._spanish_spelling = rules["spanish_spelling"]
        self._answer = rules["answer"]
        self._chances = Chances()
        words = "|".join(re.escape(word) for word in self._answer["workplace_words"])
        self._workplace = re.compile(rf"(?:^|\s+)(?:{words})\s+")
        self._release = store.release
        self._encoder = encoder
        self._index = index
        with store.session() as session:
            phrases = session.scalars(select(IndexedPhrase).order_by(IndexedPhrase.row)).all()
            self._codes = [p.code for p in phrases]
            self._onet_codes = [p.onet_code for p in phrases]
            self._spanish = [p.origin == "plain_word_es" for p in phrases]
            occupations = session.scalars(select(Occupation)).all()
        self._authority = Authority()
        self._claims_authority = [self._authority.claims(p.code, p.text) for p in phrases]
        self._titles = {o.code: o.title for o in occupations}
        self._ambiguous = AmbiguousWords(self._titles)
        self._words = KnownWords([*(p.text for p in phrases), *self._ambiguous.words])
        self._said = SaidWords((p.text, p.code) for p in phrases)
        self._people = {o.code: self._people_in(o, rules["prior"]) for o in occupations}
        # A mild preference for occupations that many people without a degree hold.
        power = rules["prior"]["power"]
        self._prior = {code: people**power for code, people in self._people.items()}

    @staticmethod
    def _people_in(occupation: Occupation, rule: dict[str, float]) -> float:
        """How many people without a degree hold it, in match.toml's unit."""
        share = occupation.share_without_bachelors
        people = (occupation.employment or 0) * (occupation.employment_share or 1.0)
        people *= rule["share_unknown"] if share is None else share
        return float((people + rule["floor"]) / rule["unit"])

    def match(self, text: str) -> OccupationMatch:
        """Match one phrase. Empty or unknown text gives no candidates."""
        return self.match_many([text])[0]

    def match_many(self, texts: list[str]) -> list[OccupationMatch]:
        """Match several phrases in one pass through the encoder.

        Those that nothing is found for are tried again with their spelling put right.
        """
        wholes = [without_frame(normalised(text)) for text in texts]
        found = self._found(wholes)
        respelled = {
            i: spelt
            for i, whole in enumerate(wholes)
            if not found[i] and (spelt := self._words.respelled(whole)) != whole
        }
        found.update(zip(respelled, self._found(list(respelled.values())).values(), strict=True))
        return [OccupationMatch(text, self._release, found[i]) for i, text in enumerate(texts)]

    def weighed(self, text: str) -> Weighed | None:
        """What speaks for which occupation, whether or not it is enough; None for an empty text.

        What the scores are fitted with.
        """
        readings = self._readings(without_frame(normalised(text)))
        return self._weighed(readings, self._supports(readings)) if readings else None

    def _found(self, wholes: list[str]) -> dict[int, tuple[Candidate, ...]]:
        """Candidates by the position of their phrase."""
        readings = [self._readings(whole) for whole in wholes]
        asked = list(dict.fromkeys(reading for found in readings for reading in found))
        supports = dict(zip(asked, self._supports(asked), strict=True)) if asked else {}
        return {i: self._answered(found, supports) for i, found in enumerate(readings)}

    def _answered(
        self, readings: list[str], supports: dict[str, dict[str, Support]]
    ) -> tuple[Candidate, ...]:
        several = self._ambiguous.occupations(readings[0]) if readings else ()
        if several is None:
            return self._candidates(readings, [supports[reading] for reading in readings])
        return tuple(
            Candidate(code, self._titles[code], round(self._ambiguous.score(len(several)), 3))
            for code in several
        )

    def _readings(self, whole: str) -> list[str]:
        """The phrase whole and, where it names a place of work, without that place.

        "server at applebees" is nearer to restaurants' owners than to waiters as a whole;
        "cook at a nursing home" needs the whole.
        """
        if not whole:
            return []
        job, *_ = self._workplace.split(whole, maxsplit=1)
        return [whole] if job in {"", whole} else [whole, job.strip()]

    def _supports(self, texts: list[str]) -> list[dict[str, Support]]:
        count = self._answer["neighbours"]
        meanings = self._index.by_meaning(self._encoder.encode(texts), count)
        spellings = self._index.by_spelling(texts, count)
        return [
            self._support(m, s, self._authority.is_said(text))
            for text, m, s in zip(texts, meanings, spellings, strict=True)
        ]

    def _support(
        self, meaning: Neighbours, spelling: Neighbours, authority: bool
    ) -> dict[str, Support]:
        gains: dict[str, list[float]] = defaultdict(list)
        spelt: dict[str, list[float]] = defaultdict(list)
        nearest: dict[str, int] = {}
        spanish = len(spelling.rows) > 0 and self._spanish[spelling.rows[0]]
        by_spelling = self._spanish_spelling if spanish else self._spelling
        for neighbours, sharpness, found in (
            (meaning, self._meaning["sharpness"], gains),
            (spelling, by_spelling["sharpness"], spelt),
        ):
            for row, cosine in zip(neighbours.rows, neighbours.cosines, strict=True):
                code = self._codes[row]
                share = 1.0
                if self._claims_authority[row] and not authority:
                    share = self._authority.unsaid
                found[code].append(share * math.exp(sharpness * (float(cosine) - 1.0)))
                nearest.setdefault(code, int(row))
        weight = by_spelling["weight"]
        return {
            code: Support(
                self._prior[code]
                * by_spelling["evidence"]
                * (self._strongest(gains[code]) + weight * self._strongest(spelt[code])),
                self._onet_codes[row],
            )
            for code, row in nearest.items()
        }

    def _candidates(
        self, readings: list[str], supports: list[dict[str, Support]]
    ) -> tuple[Candidate, ...]:
        weighed = self._weighed(readings, supports)
        known = self._chances.known(weighed.evidence)
        if known < self._answer["abstain_below"]:
            return ()
        shares = self._chances.shares([support for *_, support in weighed.candidates])
        return tuple(
            Candidate(code, self._titles[code], round(known * share, 3), onet_code)
            for (code, onet_code, _), share in zip(weighed.candidates, shares, strict=True)
        )

    def _weighed(self, readings: list[str], supports: list[dict[str, Support]]) -> Weighed:
        total: dict[str, float] = defaultdict(float)
        finer: dict[str, str | None] = {}
        weights = (1.0,) if len(readings) == 1 else self._answer["reading_weights"]
        for reading, weight in zip(supports, weights, strict=True):
            for code, support in reading.items():
                total[code] += weight * support.amount
                finer.setdefault(code, support.onet_code)
        ranked = sorted(total, key=lambda code: (-total[code], code))
        ranked = ranked[: self._answer["candidates"]]
        best = ranked[0]
        # The last reading is the one without the place: an employer's name is no unknown word.
        said = self._said.of(self._words.respelled(readings[-1]), best)
        return Weighed(
            [(code, finer[code], total[code]) for code in ranked],
            evidence(total[best], said, self._people[best]),
        )

    def _strongest(self, gains: list[float]) -> float:
        # Only the strongest few count: an occupation must not win by the number of its phrases.
        return sum(sorted(gains, reverse=True)[: self._answer["strongest"]])
