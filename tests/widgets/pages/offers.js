// Three offers for the tables; the reference of one begins as another's.
window.COLUMNS = [{ key: "reference", title: "Référence" }, { key: "client", title: "Client" }, { key: "status", title: "Statut" }];
window.OFFERS = [
  { reference: "OC-0001", client: "Société Éclair", status: "En cours" },
  { reference: "OC-0002", client: "Café de l’Île", status: "Livrée" },
  { reference: "OC-00021", client: "Œuvre et Fils", status: "En cours" },
];
