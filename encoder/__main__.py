"""`python -m encoder export`: makes the model file that every part runs."""

from __future__ import annotations

import argparse
import os


def main() -> None:
    """Reads the command line and runs the one command there is."""
    parser = argparse.ArgumentParser(prog="python -m encoder", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("export", help="write the sentence model of the settings to encoder_dir")
    parser.parse_args()

    # The packaged model needs no hub; a model named by the operator may, and they can say so.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    # Imported here: --help need not wait for PyTorch.
    from encoder.export import export
    from settings import get_settings

    settings = get_settings()
    print(f"Exporting the sentence model {settings.encoder_model} ...", flush=True)
    export(settings.encoder_model, settings.encoder_dir)
    print(f"Exported to {settings.encoder_dir}", flush=True)


if __name__ == "__main__":
    main()
