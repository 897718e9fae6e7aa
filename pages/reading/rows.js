// The rows of a table, grid or list of cards, each with its text and its cells: by column under a header, by name in a
// card that lists facts.
const facts = (row) => inside(row, "dt").filter((dt) => dt.nextElementSibling?.matches("dd"))
  .map((dt) => [folded(textOf(dt)), dt.nextElementSibling]);
// « Aucun résultat », written across all the columns of a table, is no row of it; nor is what unfolds under a row.
const across = (row) => row.matches("tr") && row.cells.length === 1 && row.cells[0].colSpan > 1
  && [...row.closest("table").rows].some((other) => other.cells.length > 1);
return roots.filter((row) => row.checkVisibility() && !across(row)).map((row) => {
  const table = row.closest("table, [role=table], [role=grid]");
  const heads = table ? inside(table, "thead th, [role=columnheader]").map((e) => folded(textOf(e))) : [];
  const cells = inside(row, "td, th, [role=cell], [role=gridcell], [role=rowheader]");
  const [link] = inside(row, "a[href]");
  return {
    // Cells that only their style keeps apart would run together.
    text: folded(cells.length ? cells.map(textOf).join(" ") : textOf(row)),
    address: /^https?:/.test(link?.href) ? link.href : "",
    cells: Object.fromEntries([...cells.map((cell, i) => [heads[i] ?? String(i), cell]), ...facts(row)]
      .map(([name, cell]) => [name, folded(textOf(cell))])),
  };
});
