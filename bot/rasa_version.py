"""The exact Rasa that the patches in this package were proved with."""

from __future__ import annotations

import rasa

PROVED_WITH = "3.6.21"


class OtherRasaError(RuntimeError):
    """The installed Rasa is not the one whose inner workings the patches replace."""


def require_proved_rasa() -> None:
    """Stops the server rather than patching a Rasa that nobody has looked at.

    Raises:
        OtherRasaError: when the installed version is not `PROVED_WITH`.
    """
    if rasa.__version__ != PROVED_WITH:
        raise OtherRasaError(
            f"bot/ changes inner parts of Rasa {PROVED_WITH}, but {rasa.__version__} is installed: "
            "read the changes in bot/patches.py against it, run tests/bot, then raise PROVED_WITH."
        )
