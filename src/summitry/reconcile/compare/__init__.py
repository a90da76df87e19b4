"""How two things that reports say of one matter stand to each other, and what a record finds of it."""
