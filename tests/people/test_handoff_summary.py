from __future__ import annotations

import pytest
from pydantic import ValidationError

from people.handoff_summary import Draft, Summary
from people.keys import Keys
from people.sealing import Sealing, UnreadableSeal
from tests.front.handoff.examples import summary


def test_its_json_form_is_read_back_the_same_and_refuses_what_it_does_not_know() -> None:
    kept = summary().model_dump_json()
    assert Summary.model_validate_json(kept) == summary()
    with pytest.raises(ValidationError):
        Summary.model_validate({**summary().model_dump(), "birth_date": "1980-05-04"})


def test_every_line_has_a_key_of_its_own() -> None:
    keys = [line.key for _, line in summary().lines()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("key", [line.key for _, line in summary().lines()])
def test_any_line_can_be_left_out_and_is_nowhere_any_more(key: str) -> None:
    less = summary().without([key])
    assert less.left_out == 1
    assert f'"{key}"' not in less.model_dump_json()


def test_numbers_stay_with_their_lines_when_one_is_left_out() -> None:
    whole = Draft(summary=summary())
    less = Draft(summary=summary(), left_out=("about.name",))
    assert less.numbered == whole.numbered
    assert less.as_sent().left_out == 1


def test_own_words_take_the_place_of_a_line_and_of_its_figures() -> None:
    sent = summary().with_words("past_jobs.35-3031", "I ran a bar").as_sent()
    job = sent.past_jobs[0]
    assert sent.words_of(job, "es") == "I ran a bar"
    assert (job.code, job.title, job.confidence, job.runners_up) == (None, None, None, ())
    assert "waited tables" not in sent.model_dump_json()
    with pytest.raises(KeyError):
        summary().with_words("past_jobs.none", "words")


def test_what_is_sealed_opens_with_older_secrets_and_with_no_other() -> None:
    old, new = "an old secret of at least 32 letters..", "a new secret of at least 32 letters..."
    sealed = Sealing(Keys((old,))).sealed("Maria")
    assert "Maria" not in sealed
    assert Sealing(Keys((new, old))).opened(sealed) == "Maria"
    with pytest.raises(UnreadableSeal):
        Sealing(Keys((new,))).opened(sealed)
