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
# Who writes says nothing of what is meant: "Ana Lopez here, ..." and "my name is Bo, ..." are left
# out. Names are told by their capitals, so this comes before the text is made lower case.
_NAME = r"(?:[^\W\d_a-z][^\W\d_]*[ ,]*){1,3}"
_INTRODUCTION = re.compile(
    rf"^\s*(?:(?i:hi|hey|hello|hola)[,!. ]+)?"
    rf"(?:{_NAME}(?:here|aqui|aquí)\b"
    rf"|(?i:my name is|this is|me llamo|mi nombre es) {_NAME}"
    # "It's" and "soy" begin much else: a name ends with a comma or a stop.
    rf"|(?i:it'?s|i'?m|i am|soy|habla) {_NAME}(?:(?<=,)|[.!:]))[,.!: ]*"
)
_SPACES = re.compile(r"\s+")
_DIGIT = re.compile(r"\d")


def _is_pictograph(character: str) -> bool:
    # So: emoji and other pictures. Sk: skin tones. Mn/Cf: variation selectors and joiners.
    if character == "°":
        return False
    category = unicodedata.category(character)
    return category in {"So", "Cs"} or (category in {"Sk", "Mn", "Cf"} and ord(character) > 0x2FF)


def feature_text(text: str) -> str:
    """Lower case, plain quotes and dashes, no emoji or name, "heyyyy" as "heyy", single spaces."""
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES).translate(_DASHES)
    text = _INTRODUCTION.sub("", text) or text
    text = _SIGN.sub(lambda found: _SIGNS_AS_WORDS[found.group()], text)
    text = "".join(" " if _is_pictograph(character) else character for character in text)
    text = _REPEATED_LETTER.sub(r"\1\1", text.lower())
    text = _REPEATED_MARK.sub(r"\1", text)
    return _SPACES.sub(" ", text).strip()


def character_text(text: str) -> str:
    """As `feature_text`, without apostrophes and accents and with every digit as 0.

    "dont" and "don't", "años" and "anos" become one, and any ZIP code or wage looks like those
    seen in training.
    """
    return _DIGIT.sub("0", without_accents(feature_text(text)).replace("'", ""))


def without_accents(text: str) -> str:
    """Letters alone: half of the Spanish in text messages is written without accents."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def has_words(text: str) -> bool:
    """Whether anything is left that could be understood: a letter or a digit."""
    return any(character.isalnum() for character in feature_text(text))
