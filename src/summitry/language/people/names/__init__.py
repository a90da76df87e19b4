"""Names of persons: which runs of words are such, which of them name the same person, and where capitals mislead."""
