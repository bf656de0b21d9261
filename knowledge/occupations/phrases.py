"""What the index holds, and how a worker's words are brought to the same form."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.store.schema import Occupation, OnetOccupation, PlainWord, PlainWordSpanish

_SPACES = re.compile(r"\s+")
_PARENTHESES = re.compile(r"\s*\([^)]*\)")
_CODES = re.compile(r"#\s*\d+")
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-"})
#: What people put around a job when they say that they had it. Varied here, by rule, so that
#: no phrase of the table has to say it.
_FRAME = re.compile(
    r"^(?:so |well |and |then |also |plus |before that |after that |now |currently |mostly |just )*"
    r"(?:i(?:'m| am|'ve been| have been| was| were|'d been| had been| used to be| used to)?\s+)?"
    r"(?:(?:have |had )?(?:worked|working|work|been|employed|hired|did|do|doing|done)\s+)?"
    r"(?:(?:as|at being|some|lots of)\s+)?(?:a job (?:as|at|in)\s+)?(?:an?\s+|the\s+|my\s+)?",
    re.IGNORECASE,
)
#: The same in Spanish, without accents. It always holds a verb, so that it never touches English.
_SPANISH_FRAME = re.compile(
    r"^(?:(?:y|pues|bueno|tambien|luego|despues|antes|entonces|ahora|actualmente|solo) )*"
    r"(?:yo )?(?:mi trabajo (?:es|era|fue)|(?:tengo|tenia|tuve) (?:un )?trabajo|"
    r"(?:he|habia) (?:sido|trabajado)|soy|era|fui|(?:estuve |estaba |estoy )?trabajando|"
    r"trabajo|trabaje|trabajaba|trabajar|labor[eo]|laboraba|la hice|me dedico|me dedicaba|"
    r"me dedique) (?:(?:de|como|en|para|con|a) )?(?:(?:ser|de) )?(?:un |una |unos |unas |el |la )?"
)


@dataclass(frozen=True)
class Phrase:
    """One entry of the index."""

    text: str
    code: str
    onet_code: str | None
    origin: str


def normalised(text: str) -> str:
    """Lower case, one space, plain quotes, no accents, store numbers or control characters.

    Accents go because people leave them out when they type: "ninos" is "ni\u00f1os".
    """
    letters = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in letters if unicodedata.category(c) != "Mn")
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    text = "".join(" " if unicodedata.category(c) in {"Cc", "Cf", "So"} else c for c in text)
    return _SPACES.sub(" ", _CODES.sub(" ", text)).strip(" .,;:!?-\u00bf\u00a1").lower()


def without_frame(text: str) -> str:
    """Drop "I worked as a", "trabajaba de" and the like; the text itself when nothing is left."""
    bare = _SPANISH_FRAME.sub("", _FRAME.sub("", text, count=1), count=1).strip()
    return bare if len(bare) >= 2 else text


def index_phrases(session: Session, onet_release: Path | None = None) -> list[Phrase]:
    """Official titles, plain words and, from an O*NET release folder, alternate titles.

    A phrase stands once for each occupation. Titles come first, so that a plain word equal to
    the title of its own occupation adds nothing.
    """
    phrases: dict[tuple[str, str], Phrase] = {}

    def add(text: str, code: str, onet_code: str | None, origin: str) -> None:
        text = normalised(text)
        if text:
            phrases.setdefault((text, code), Phrase(text, code, onet_code, origin))

    for occupation in session.scalars(select(Occupation).order_by(Occupation.code)):
        add(_PARENTHESES.sub("", occupation.title), occupation.code, None, "title")
    for finer in session.scalars(select(OnetOccupation).order_by(OnetOccupation.onet_code)):
        onet_code = None if finer.onet_code.endswith(".00") else finer.onet_code
        add(finer.title, finer.code, onet_code, "onet_title")
    for word in session.scalars(select(PlainWord).order_by(PlainWord.code, PlainWord.phrase)):
        add(word.phrase, word.code, word.onet_code, "plain_word")
    spanish = select(PlainWordSpanish).order_by(PlainWordSpanish.code, PlainWordSpanish.phrase)
    for said in session.scalars(spanish):
        add(without_frame(normalised(said.phrase)), said.code, said.onet_code, "plain_word_es")
    if onet_release is not None:
        for onet_code, title in alternate_titles(onet_release):
            finer_code = None if onet_code.endswith(".00") else onet_code
            add(_PARENTHESES.sub("", title), onet_code[:7], finer_code, "alternate_title")
    return list(phrases.values())


def alternate_titles(onet_release: Path) -> list[tuple[str, str]]:
    """(O*NET-SOC code, title) of an O*NET release's "Alternate Titles" workbook.

    Raises:
        FileNotFoundError: the folder holds no such workbook.
        KeyError: the workbook lacks a column that is needed.
    """
    frame = pd.read_excel(onet_release / "Alternate Titles.xlsx", engine="calamine", dtype=str)
    pairs = zip(frame["O*NET-SOC Code"], frame["Alternate Title"], strict=True)
    return [(code, title) for code, title in pairs if isinstance(title, str)]
