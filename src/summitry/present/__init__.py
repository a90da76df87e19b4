"""Summitry: present."""
