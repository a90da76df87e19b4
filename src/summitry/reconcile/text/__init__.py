"""What the words of reports tell, in the form in which they are compared."""
