"""Facts about work, read-only: occupations, progressions, skills, training, risk.

The compiler turns official releases into committed tables, the build turns those into a store,
and everything else answers from the store. Nothing here knows a person, a channel or Rasa.
"""
