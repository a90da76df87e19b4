"""Forms in which a record goes to other tools, and comes back."""
