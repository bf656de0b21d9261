"""The alphabet of text messages, and how many segments a text costs in it.

The alphabet and its extension: 3GPP TS 23.038, 6.2.1. Lengths: 140 octets a message, of which a
part of a longer one gives six to the header that joins the parts (3GPP TS 23.040, 9.2.3.24.1).
One sign outside the alphabet turns the whole message to UCS-2, where 70 signs fill a segment.
"""

from __future__ import annotations

import math
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

_SIGNS = Path(__file__).with_name("signs.toml")

#: Signs that take one septet; the place of the escape sign is left out.
BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
#: Signs that take two: an escape and their own.
EXTENSION: Final = frozenset("\f^{}\\[~]|€")

#: Septets, or signs of UCS-2, of a message that is alone and of one part of several.
ALONE, PART = 160, 153
ALONE_UCS2, PART_UCS2 = 70, 67

#: Joiners, variation selectors, skin tones and the like, which are nothing by themselves.
_INVISIBLE = ("Cf", "Cc", "Mn", "Me", "Sk")


@cache
def _stand_ins() -> dict[str, str]:
    return {
        sign: str(written)
        for sign, written in tomllib.loads(_SIGNS.read_text(encoding="utf-8")).items()
    }


def is_gsm(text: str) -> bool:
    """Whether the whole text can be written in the alphabet."""
    return all(sign in BASIC or sign in EXTENSION for sign in text)


def septets(text: str) -> int:
    """How many septets a text takes; meant for texts in the alphabet."""
    return sum(2 if sign in EXTENSION else 1 for sign in text)


def size(text: str) -> int:
    """Septets of a text in the alphabet; else as many septets as its UCS-2 form displaces.

    So that one limit holds for both: a sign of UCS-2 takes 153/67 septets.
    """
    if is_gsm(text):
        return septets(text)
    return math.ceil(_ucs2_units(text) * PART / PART_UCS2)


def segments(text: str) -> int:
    """How many segments a text is sent and paid as; an empty one as one."""
    alone, part, length = ALONE, PART, septets(text)
    if not is_gsm(text):
        alone, part, length = ALONE_UCS2, PART_UCS2, _ucs2_units(text)
    return 1 if length <= alone else math.ceil(length / part)


def _ucs2_units(text: str) -> int:
    # Carriers send UTF-16: a sign beyond the first plane is two.
    return len(text.encode("utf-16-be")) // 2


def written(text: str) -> str:
    """The text in the alphabet as far as it can be.

    Curly quotes, dashes and the like get their plain form; accents that the alphabet lacks go
    ("á" is "a", "é" and "ñ" stay); emoji are left out. Letters of another script stay.
    """
    return "".join(_sign(sign) for sign in unicodedata.normalize("NFC", text))


def _sign(sign: str) -> str:
    if sign in BASIC or sign in EXTENSION:
        return sign
    stand_in = _stand_ins().get(sign)
    if stand_in is not None:
        return stand_in
    bare = "".join(
        part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part)
    )
    if bare and is_gsm(bare):
        return bare
    kind = unicodedata.category(sign)
    if kind.startswith("Z"):
        return " "
    # Letters of another script are somebody's words; pictures and marks are not.
    return sign if kind[0] in "LN" and kind not in _INVISIBLE else ""
