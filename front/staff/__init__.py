"""The pages of coaches and operators, all below /staff; docs/staff.md says how one is added."""
