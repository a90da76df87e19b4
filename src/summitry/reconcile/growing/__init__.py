"""Reconciling a record that grows: what was worked out before, and what a new report makes anew."""
