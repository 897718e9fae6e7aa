"""Is a target fit to run, and if not, what to write in its file."""
