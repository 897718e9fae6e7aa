"""What `myopenip` can do, a module per group of commands.

Each command imports what it needs when it runs: help comes at once.
"""
