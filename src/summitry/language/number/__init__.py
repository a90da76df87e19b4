"""Numerals, quantities and what they count, and words that grade."""
