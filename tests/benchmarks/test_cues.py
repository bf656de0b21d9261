from __future__ import annotations

import pytest

from benchmarks.understanding import cues, sets


@pytest.mark.parametrize("pair", sets.cues(), ids=lambda pair: pair.text_with_cue)
def test_jobs_and_lengths_do_not_change_with_names_pronouns_or_ethnic_cues(library, pair):
    for found in cues.compared(library, [pair]):
        assert found.with_cue == found.without_cue
