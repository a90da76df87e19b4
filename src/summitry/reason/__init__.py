"""What follows from a record: what adds up, what came about, how reports differ, and what depends on what."""
