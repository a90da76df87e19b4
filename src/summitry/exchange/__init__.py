"""Summitry: exchange."""
