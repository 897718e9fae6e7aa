"""Widgets: one class stands for what a user sees as one control, whatever the portal builds it with."""

from pages.components.choices import Choices, Markers
from pages.components.controls import Button, Checkbox, Heading, Opener, Submit, TextBox
from pages.components.filters import MenuFilter, TextFilter
from pages.components.notices import Notices
from pages.components.rows import Rows
from pages.components.text import Text

__all__ = [
    "Button",
    "Checkbox",
    "Choices",
    "Heading",
    "Markers",
    "MenuFilter",
    "Notices",
    "Opener",
    "Rows",
    "Submit",
    "Text",
    "TextBox",
    "TextFilter",
]
