"""Summitry keeps the record of summit diplomacy."""
