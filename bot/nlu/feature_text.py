"""The form of a message that features are made from; the message itself stays as it was."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"'})
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-"})

# People answer a question with one sign alone; read as the word it stands for.
_SIGNS_AS_WORDS = {
    "\N{THUMBS UP SIGN}": " yes ",
    "\N{OK HAND SIGN}": " ok ",
    "\N{WHITE HEAVY CHECK MARK}": " yes ",
    "\N{THUMBS DOWN SIGN}": " no ",
    "\N{PERSON WITH FOLDED HANDS}": " thank you ",
}
_SIGN = re.compile("|".join(map(re.escape, _SIGNS_AS_WORDS)))

# Letters three times or more in a row ("heyyyy") say no more than two; digits are left alone.
_REPEATED_LETTER = re.compile(r"([^\W\d_])\1{2,}")
_REPEATED_MARK = re.compile(r"([!?.,])\1+")
_SPACES = re.compile(r"\s+")
_DIGIT = re.compile(r"\d")


def _is_pictograph(character: str) -> bool:
    # So: emoji and other pictures. Sk: skin tones. Mn/Cf: variation selectors and joiners.
    if character == "°":
        return False
    category = unicodedata.category(character)
    return category in {"So", "Cs"} or (category in {"Sk", "Mn", "Cf"} and ord(character) > 0x2FF)


def feature_text(text: str) -> str:
    """Lower case, plain quotes and dashes, no emoji, "heyyyy" as "heyy", single spaces."""
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES).translate(_DASHES)
    text = _SIGN.sub(lambda found: _SIGNS_AS_WORDS[found.group()], text)
    text = "".join(" " if _is_pictograph(character) else character for character in text)
    text = _REPEATED_LETTER.sub(r"\1\1", text.lower())
    text = _REPEATED_MARK.sub(r"\1", text)
    return _SPACES.sub(" ", text).strip()


def character_text(text: str) -> str:
    """As `feature_text`, without apostrophes and with every digit as 0.

    "dont" and "don't" become one, and any ZIP code or wage looks like those seen in training.
    """
    return _DIGIT.sub("0", feature_text(text).replace("'", ""))


def has_words(text: str) -> bool:
    """Whether anything is left that could be understood: a letter or a digit."""
    return any(character.isalnum() for character in feature_text(text))
