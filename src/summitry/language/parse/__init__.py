"""spaCy behind one small door, and what comes before it: sentences, words, quotation marks."""
