"""What a reader gets: the brief, the span viewer, the picture of the ledger, and lists for programs."""
