"""How well messages as people write them are understood, on sets frozen before any tuning."""
