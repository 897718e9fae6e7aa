// The rows of a table, grid or list of cards, each with its text and its cells: by column under a header, by name in a
// card that lists facts.
(roots) => {
  const folded = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const facts = (row) => [...row.querySelectorAll("dt")].filter((dt) => dt.nextElementSibling?.matches("dd"))
    .map((dt) => [folded(dt.innerText), dt.nextElementSibling]);
  // « Aucun résultat », written across all the columns of a table, is no row of it; nor is what unfolds under a row.
  const across = (row) => row.matches("tr") && row.cells.length === 1 && row.cells[0].colSpan > 1
    && [...row.closest("table").rows].some((other) => other.cells.length > 1);
  return roots.filter((row) => row.checkVisibility() && !across(row)).map((row) => {
    const table = row.closest("table, [role=table], [role=grid]");
    const heads = table ? [...table.querySelectorAll("thead th, [role=columnheader]")].map((e) => folded(e.innerText)) : [];
    const cells = [...row.querySelectorAll("td, th, [role=cell], [role=gridcell], [role=rowheader]")];
    return {
      // Cells that only their style keeps apart would run together.
      text: folded(cells.length ? cells.map((cell) => cell.innerText).join(" ") : row.innerText),
      address: /^https?:/.test(row.querySelector("a[href]")?.href) ? row.querySelector("a[href]").href : "",
      cells: Object.fromEntries([...cells.map((cell, i) => [heads[i] ?? String(i), cell]), ...facts(row)]
        .map(([name, cell]) => [name, folded(cell.innerText)])),
    };
  });
}
