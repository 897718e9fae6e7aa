"""The robot: the rows of a batch become conversations, each exactly once."""
