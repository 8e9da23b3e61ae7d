"use strict";
(() => {
  const root = document.getElementById("yasgui");
  const prefixes = JSON.parse(root.dataset.prefixes);
  // Completion would ask other sites for vocabularies.
  Yasgui.Yasqe.defaults.autocompleters = [];
  const query = "SELECT ?person ?name WHERE {\n  ?person a kg:Person ; skos:prefLabel ?name .\n} LIMIT 10";
  Yasgui.Yasqe.defaults.value = query;
  Yasgui.Yasr.defaults.prefixes = prefixes;
  const endpoint = location.origin + "/sparql";
  const yasgui = new Yasgui(root, {
    requestConfig: { endpoint },
    copyEndpointOnNewTab: false,
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [] },
  });
  document.getElementById("examples").addEventListener("change", (event) => {
    if (event.target.value) yasgui.getTab().getYasqe().setValue(event.target.value);
  });
})();
