"""Summitry: record."""
