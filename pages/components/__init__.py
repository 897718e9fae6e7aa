"""Widgets: one class stands for what a user sees as one control, whatever the portal builds it with."""

from pages.components.choices import Choices, Markers
from pages.components.controls import Button, Checkbox, Heading, Opener, Submit, TextBox
from pages.components.notices import Notices
from pages.components.rows import Rows
from pages.components.select import Select
from pages.components.text import Text

__all__ = [
    "Button",
    "Checkbox",
    "Choices",
    "Heading",
    "Markers",
    "Notices",
    "Opener",
    "Rows",
    "Select",
    "Submit",
    "Text",
    "TextBox",
]
