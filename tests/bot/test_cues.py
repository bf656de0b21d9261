from __future__ import annotations

from benchmarks.understanding import sets


def test_intents_do_not_change_with_names_pronouns_or_ethnic_cues(intents_model):
    changed = [
        (pair.text_with_cue, with_cue, without)
        for pair in sets.cues()
        if pair.compared == "intent"
        and (with_cue := intents_model.understand(pair.text_with_cue).best_intent)
        != (without := intents_model.understand(pair.text).best_intent)
    ]
    assert changed == []
