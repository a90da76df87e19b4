"""What the text says of the offices of persons: the phrases that say it, whose they are, and for which country."""
