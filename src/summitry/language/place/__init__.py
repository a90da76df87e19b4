"""Places: the gazetteer, names and venues in text, whether they stand for places, and which place is meant."""
