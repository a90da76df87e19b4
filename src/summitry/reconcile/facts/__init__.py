"""Facts: clauses of different reports of a story that tell the same thing, whatever the kind of what they tell, and of none.

``clauses`` has what a report tells clause by clause, ``candidates`` which may tell one thing, ``likeness`` what two of them have
in common, ``decision`` whether that is enough (learned, ``training/pairs.py``), ``aligned`` the facts; ``clashes`` has where
clauses of one matter contradict each other, ``counts`` where numbers of one thing do.
"""
