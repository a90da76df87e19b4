"""The desk: a local web application on a record, to read, check, correct and ask. ``docs/desk.md`` is its guide."""
