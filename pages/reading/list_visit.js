// In the page's own world: what takes a journey through the list, or leads to an element of it.
if (part === "state") return state;
if (part) return PARTS[part]();
await travel(gather, asked !== undefined);
return view();
