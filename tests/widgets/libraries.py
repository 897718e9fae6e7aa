"""The libraries that the components are tried on, and what a target file has to say for each."""

from __future__ import annotations

import json

import msgspec

from tests.widgets.installing import HERE


class Library(msgspec.Struct, frozen=True):
    """One library, used as a portal would use it on one page of this folder."""

    name: str
    """What docs/composants.md calls it."""
    package: str
    page: str
    told: str = ""
    """The line of TOML that it needs under ``[locators.<page>]``, if any."""

    def __str__(self) -> str:
        return self.page

    def version(self) -> str:
        """The version that is tried, as `package.json` has it."""
        versions = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
        return str(versions[self.package]).rpartition("@")[2]


BUTTON = 'client_contacts = { role = "button", name = "Client" }'
VUETIFY = "client_contacts = { css = \".v-select:has-text('Client')\" }"
CHOICES = [
    Library("Tom Select", "tom-select", "tom-select"),
    Library("Tom Select, avec croix", "tom-select", "tom-select-buttons"),
    Library("Select2", "select2", "select2"),
    Library("Choices.js", "choices.js", "choices-js"),
    Library("Choices.js, avec croix", "choices.js", "choices-js-buttons"),
    Library("Slim Select", "slim-select", "slim-select"),
    Library("bootstrap-select", "bootstrap-select", "bootstrap-select"),
    Library("bootstrap-multiselect, Bootstrap 4", "bootstrap-multiselect", "bootstrap-multiselect"),
    Library("bootstrap-multiselect, filtre et « tous »", "bootstrap-multiselect", "bootstrap-multiselect-filter"),
    Library("bootstrap-multiselect, groupes", "bootstrap-multiselect", "bootstrap-multiselect-groups"),
    Library("bootstrap-multiselect, Bootstrap 3", "bootstrap-multiselect3", "bootstrap-multiselect-3"),
    Library("Chosen", "chosen-js", "chosen"),
    Library("Chosen, groupes", "chosen-js", "chosen-groups"),
    Library("Fomantic UI", "fomantic-ui-css", "fomantic"),
    Library("jQuery UI MultiSelect", "jquery-ui-multiselect-widget", "jquery-ui-multiselect"),
    Library("multiple-select", "multiple-select", "multiple-select"),
    Library("Selectize", "@selectize/selectize", "selectize", 'client_contacts = { id = "client" }'),
    Library("Bootstrap 4, cases sous un bouton", "bootstrap4", "bootstrap-dropdown", BUTTON),
    Library("Bootstrap, cases dans une fenêtre modale", "bootstrap", "bootstrap-modal"),
    Library("Bootstrap, cases et infobulles", "bootstrap", "bootstrap-tooltip"),
    Library("Bootstrap, cases et bulles au survol", "bootstrap", "bootstrap-popover"),
    Library("vue-select", "vue-select", "vue-select", 'client_contacts = { id = "client" }'),
    Library("Vueform Multiselect", "@vueform/multiselect", "vueform"),
    Library("Quasar", "quasar", "quasar"),
    Library("PrimeVue", "primevue", "primevue"),
    Library("Vuetify", "vuetify", "vuetify", VUETIFY),
    Library("Element Plus", "element-plus", "element-plus"),
    Library("Angular Material", "@angular/material", "angular-material"),
    Library("MUI (React)", "@mui/material", "mui"),
    Library("PrimeNG", "primeng", "primeng"),
    Library("React-Select", "react-select", "react-select"),
    Library("Ant Design (React)", "antd", "antd"),
    Library("Shoelace", "@shoelace-style/shoelace", "shoelace"),
]
LONG = [
    Library("Quasar, 86 contacts", "quasar", "quasar-long"),
    Library("Vuetify, 86 contacts", "vuetify", "vuetify-long", VUETIFY),
]
SEARCHED = [
    Library("Tom Select, liste par recherche", "tom-select", "tom-select-search"),
    Library("Select2, liste par recherche", "select2", "select2-search"),
    Library("Chosen, deux contacts montrés à la fois", "chosen-js", "chosen-search"),
]
EDITORS = [
    Library("Quill", "quill", "quill", 'content = { css = ".ql-editor" }'),
    Library("TinyMCE", "tinymce", "tinymce", 'content = { css = ".tox-edit-area iframe" }'),
    Library("Trix", "trix", "trix", 'content = { css = "trix-editor" }'),
    Library("CKEditor 5", "@ckeditor/ckeditor5-build-classic", "ckeditor", 'content = { css = ".ck-content" }'),
]
NOTICES = [
    Library("Bootstrap, toast", "bootstrap", "bootstrap-toast"),
    Library("Bootstrap, fenêtre modale", "bootstrap", "bootstrap-modal", 'notices = { role = "dialog" }'),
]
ROWS = [
    Library("DataTables", "datatables.net", "datatables"),
    Library("Tabulator", "tabulator-tables", "tabulator", 'rows = { css = ".tabulator-row" }'),
]
