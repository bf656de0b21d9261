from __future__ import annotations

import random

from front.sms.gsm import segments, size
from front.sms.splitting import LONGEST, joined, messages_of, tidy

URL = "https://www.careeronestop.org/LocalHelp/AmericanJobCenters/find-american-job-centers.aspx"


def test_what_fits_stays_one_message() -> None:
    assert messages_of("a" * LONGEST) == ["a" * LONGEST]
    assert messages_of("") == []


def test_sentences_stay_whole() -> None:
    sentences = [
        f"This is sentence number {number} and it says a thing or two." for number in range(9)
    ]
    messages = messages_of(" ".join(sentences))
    assert len(messages) == 2
    assert all(message.endswith(".") for message in messages)
    assert " ".join(messages) == " ".join(sentences)


def test_lines_of_a_list_stay_whole() -> None:
    lines = [f"{number}. Job {'x' * 70}, pays. More of it" for number in range(1, 8)]
    messages = messages_of("\n".join(lines))
    assert [line for message in messages for line in message.split("\n")] == lines


def test_a_word_an_address_and_a_number_are_never_cut() -> None:
    dice = random.Random(5)
    words = [URL, "1-877-872-5627", "$62,400", "(585)", "mm/dd", *("word" * n for n in range(1, 9))]
    for _ in range(200):
        text = " ".join(dice.choice(words) for _ in range(dice.randint(1, 120)))
        messages = messages_of(text)
        assert " ".join(messages).split() == text.split()
        assert all(size(message) <= LONGEST and segments(message) <= 2 for message in messages)


def test_a_text_without_a_space_is_cut_at_the_limit() -> None:
    assert [len(message) for message in messages_of("x" * 700)] == [306, 306, 88]


def test_another_script_is_held_to_two_segments_too() -> None:
    messages = messages_of("字 " * 200)
    assert all(segments(message) <= 2 for message in messages)


def test_short_replies_go_out_together_and_in_order() -> None:
    assert joined(["One.", "Two.", "x" * 300, "Three."]) == ["One.\nTwo.", "x" * 300, "Three."]


def test_spaces_that_only_cost_are_left_out() -> None:
    assert tidy("a  b \n\n\n\n c👍 ") == "a b\n\nc"
