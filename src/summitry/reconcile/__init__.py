"""Summitry: reconcile."""
