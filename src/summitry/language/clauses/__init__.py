"""What stands between tokens and claims: syntax, predicates with their arguments, how far they are asserted, who vouches.

``syntax`` and ``surface`` walk the tree, ``participants`` tells who does what to whom, ``factuality`` how far a predicate is
asserted, ``frames`` makes each predicate of a sentence once (``heads``: its word), ``voucher`` tells who vouches for it. What a
frame claims is the business of ``extract/``.
"""
