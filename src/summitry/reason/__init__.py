"""Summitry: reason."""
