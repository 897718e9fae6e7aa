"""Front ends of the one portal: each gives its own addresses, views and pages over the same models and rules."""

SKINS = ("classic", "rich", "legacy")
