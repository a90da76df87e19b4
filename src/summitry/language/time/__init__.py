"""Time expressions: where they are, whether they are times, which way they point, and their values."""
