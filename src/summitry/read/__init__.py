"""Summitry: read."""
