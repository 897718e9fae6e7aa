// The rows of a table, grid or list of cards, each with its text and, under a header, its cells.
(roots) => {
  const folded = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  return roots.filter((row) => row.checkVisibility()).map((row) => {
    const table = row.closest("table, [role=table], [role=grid]");
    const heads = table ? [...table.querySelectorAll("thead th, [role=columnheader]")].map((e) => folded(e.innerText)) : [];
    const cells = [...row.querySelectorAll("td, th, [role=cell], [role=gridcell], [role=rowheader]")];
    return {
      text: folded(row.innerText),
      address: row.querySelector("a[href]")?.href ?? "",
      cells: Object.fromEntries(cells.map((cell, i) => [heads[i] ?? String(i), folded(cell.innerText)])),
    };
  });
}
