"""Wires the plugins of the suite: how features are collected, the fixtures, and the French sentences."""

pytest_plugins = [
    "bdd.linter",
    "bdd.collector",
    "bdd.evidence",
    "fixtures.target",
    "fixtures.evidence",
    "fixtures.browser",
    "fixtures.dataset",
    "fixtures.leftovers",
    "fixtures.drafts",
    "fixtures.aftermath",
    "reports.summary",
    "steps.session",
    "steps.offers",
    "steps.catalogue",
    "steps.detail",
    "steps.form",
    "steps.markers",
    "steps.saving",
    "steps.forged",
    "tests.defects.matrix",
]
