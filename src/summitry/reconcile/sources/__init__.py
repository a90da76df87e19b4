"""Whose information it is: what is copied from where, what is credited to whom, and the origin of every claim."""
