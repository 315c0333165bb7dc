"""`forms/` → `wizard.domain.form.Form`, strictly: what is wrong is named by file and key."""

from __future__ import annotations

from pathlib import Path

from wizard import texts
from wizard.domain.form import Form
from wizard.formdefs.document_defs import read_egov, read_statement, read_templates
from wizard.formdefs.item_defs import read_items
from wizard.formdefs.link_defs import read_link_rules
from wizard.formdefs.reading import broken, read_toml
from wizard.formdefs.step_defs import read_steps
from wizard.formdefs.tables import read_links

ITEMS_FILE = "items.toml"
STEPS_FILE = "steps.toml"
EGOV_FILE = "egov_report.toml"
STATEMENT_FILE = "statement.toml"
LINKS_FILE = "links.toml"
TEMPLATES_FOLDER = "templates"


def load_form(forms_dir: Path, resources_dir: Path | None = None) -> Form:
    """Load everything under `forms/`.

    Args:
        forms_dir: the folder `forms/`.
        resources_dir: the folder whose `tables/links.toml` names the pages that cards may
            open; by default `resources` beside `forms_dir`, as it is in every build.

    Raises:
        FormsError: a file is missing or breaks a rule; the sentence and `detail` name the
            file and the key.
    """
    links = read_links(resources_dir or forms_dir.parent / "resources")
    items = read_items(read_toml(forms_dir / ITEMS_FILE))
    steps = read_steps(read_toml(forms_dir / STEPS_FILE), items, links.pages)
    egov_file = read_toml(forms_dir / EGOV_FILE)
    egov = read_egov(egov_file, items)
    templates = read_templates(egov_file, items, forms_dir / TEMPLATES_FOLDER)
    egov_file.done()
    statement = read_statement(read_toml(forms_dir / STATEMENT_FILE), items)
    same = read_link_rules(read_toml(forms_dir / LINKS_FILE), items)
    form = Form(items, steps, egov, statement, templates, same)
    _refuse_unused(form)
    return form


def _refuse_unused(form: Form) -> None:
    used = {item_id for step in form.steps for item_id in step.items}
    used.update(item_id for field in form.egov for item_id in field.items)
    statement = form.statement
    rows = [row for section in statement.sections for row in section.rows]
    rows += [*statement.annex_columns, *statement.annex_rows, *statement.notes_rows]
    used.update(item_id for row in rows for item_id in row.items)
    for item_id in form.items:
        if item_id not in used:
            raise broken(ITEMS_FILE, f'item "{item_id}"', texts.FormDefs.UNUSED, "unused item")
