from __future__ import annotations

import pytest

from front.sms.gsm import BASIC, EXTENSION, is_gsm, segments, septets, size, written


def test_the_alphabet_has_as_many_signs_as_the_standard() -> None:
    # 128 places, one of them the escape sign; ten signs in the extension.
    assert len(BASIC) == 127
    assert len(EXTENSION) == 10


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("a" * 160, 1), ("a" * 161, 2), ("a" * 306, 2), ("a" * 307, 3), ("", 1),
        ("[" * 80, 1), ("[" * 81, 2), ("€" * 153, 2), ("€" * 154, 3),
        ("字" * 70, 1), ("字" * 71, 2), ("字" * 134, 2), ("字" * 135, 3),
        ("😀" * 35, 1), ("😀" * 36, 2),
        ("a" * 100 + "“", 2), ("é ñ ü ¿ ¡" * 17, 1),
    ],
)  # fmt: skip
def test_segments_are_counted_as_carriers_count_them(text: str, counted: int) -> None:
    assert segments(text) == counted


def test_signs_of_the_extension_take_two_septets() -> None:
    assert septets("a[]{}\\^~|€") == 1 + 2 * 9


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“It’s fine” – he said…", "\"It's fine\" - he said..."),
        ("• one\u00a0two", "- one two"),
        ("¿Cuál es su código? ¡Así! Ñandú, pingüino, café",
         "¿Cual es su codigo? ¡Asi! Ñandu, pingüino, café"),
        ("ÁÍÓÚ áíóú Éé", "AIOU aiou Éé"),
        ("e\u0301 n\u0303 a\u0301", "é ñ a"),
        ("Great 👍🏽 job 👩‍🔧!", "Great  job !"),
        ("waiter → manager", "waiter -> manager"),
        ("½ day, 5×2", "1/2 day, 5x2"),
        ("façade, Łódź", "facade, Lodz"),
    ],
)  # fmt: skip
def test_signs_that_the_alphabet_lacks_get_a_plain_form(text: str, plain: str) -> None:
    assert written(text) == plain
    assert is_gsm(written(text))


def test_words_in_another_script_stay() -> None:
    assert written("你好") == "你好"
    assert size("你好") == 5


def test_nothing_is_changed_twice() -> None:
    once = written("“Qué – más…”")
    assert written(once) == once
