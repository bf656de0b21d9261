"""The questions that tell close occupations apart, and how their answers are read."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from front.safety.crisis import distress_found
from front.safety.stop import asked
from knowledge.occupations.close_pairs import TellingQuestion, telling_questions
from knowledge.occupations.deciding import Kind, Scored, decide
from knowledge.occupations.names import Names
from knowledge.occupations.phrases import normalised
from knowledge.store.open import Store
from language.detect import LANGUAGES, detect_language
from tests.actions.reading_grade import flesch_kincaid_grade

QUESTIONS = telling_questions()
LONGEST_LABEL = 30
WORDS_IN_QUESTION = 22


def question_between(*codes: str) -> TellingQuestion:
    """The question asked where these are close, the best first."""
    decided = decide([Scored(code, 0.4 - place / 100) for place, code in enumerate(codes)])
    assert decided.question is not None
    return decided.question


def test_at_least_60_pairs_of_occupations_have_a_question_and_every_code_is_known(
    store: Store,
) -> None:
    with store.session() as session:
        names = Names(session)
    pairs = set()
    for question in QUESTIONS:
        codes = [code for side in question.sides for code in side.codes]
        assert len(codes) == len(set(codes))
        assert all(names.one(code) for code in codes)
        for one, other in combinations(question.sides, 2):
            pairs |= {frozenset(pair) for pair in product(one.codes, other.codes)}
    assert len(pairs) >= 60


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.text["en"])
def test_a_question_is_short_plain_and_each_side_has_words_of_its_own(
    question: TellingQuestion,
) -> None:
    assert set(question.text) == set(LANGUAGES)
    assert len(question.text["en"].split()) <= WORDS_IN_QUESTION
    assert flesch_kincaid_grade(question.text["en"]) <= 7
    for one, other in combinations(question.sides, 2):
        assert not set(one.words) & set(other.words)
    for side in question.sides:
        assert all(word == normalised(word) for word in side.words)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.text["en"])
def test_a_button_is_short_means_its_side_and_is_no_stop_or_distress(
    question: TellingQuestion,
) -> None:
    for language in LANGUAGES:
        for place, side in enumerate(question.sides):
            label = side.labels[language]
            assert len(label) <= LONGEST_LABEL
            assert question.answered(label) == place
            assert asked(label) is None
            assert distress_found(label) is None
            assert detect_language(label) in {language, None}


@pytest.mark.parametrize(
    ("codes", "answer", "code"),
    [
        (("31-1131", "31-1122"), "at their house mostly", "31-1122"),
        (("31-1131", "31-1122"), "en su casa", "31-1122"),
        (("31-1131", "31-1122"), "it was a nursing home", "31-1131"),
        (("29-2061", "31-1131"), "no license, just an aide", "31-1131"),
        (("41-2011", "41-2031"), "ringing people up at the register", "41-2011"),
        (("53-3032", "53-3033"), "una camioneta", "53-3033"),
        (("35-3023", "35-2011"), "on the grill", "35-2011"),
    ],
)
def test_an_answer_in_own_words_means_the_side_it_speaks_of(
    codes: tuple[str, ...], answer: str, code: str
) -> None:
    question = question_between(*codes)
    place = question.answered(answer)
    assert place is not None
    assert code in question.sides[place].codes


@pytest.mark.parametrize("answer", ["", "what do you mean", "at home and in a facility", "mondays"])
def test_words_of_no_side_or_of_two_settle_nothing(answer: str) -> None:
    assert question_between("31-1131", "31-1122").answered(answer) is None


def test_a_sure_job_is_accepted_close_ones_are_asked_about_and_a_vague_one_is_shown() -> None:
    assert decide([Scored("35-3031", 0.9), Scored("35-3011", 0.05)]).kind is Kind.ACCEPTED
    close = decide([Scored("35-3031", 0.5), Scored("35-3011", 0.3)])
    assert close.kind is Kind.ASKED
    assert close.question is not None
    unwritten = decide([Scored("35-3031", 0.4), Scored("17-2051", 0.35)])
    assert unwritten.kind is Kind.ASKED
    assert unwritten.question is None
    assert unwritten.between == (("35-3031",), ("17-2051",))
    assert decide([Scored("35-3031", 0.6), Scored("35-3011", 0.02)]).kind is Kind.CONFIRMED
    assert decide([]).kind is Kind.CONFIRMED
