"""Whom words without a name mean: descriptions, pronouns, plurals, groups, and the "I" of those who are quoted."""
