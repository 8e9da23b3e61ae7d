"use strict";
(() => {
  const root = document.getElementById("yasgui");
  const pages = Object.entries(JSON.parse(root.dataset.pages));
  // Completion would ask other sites for vocabularies.
  Yasgui.Yasqe.defaults.autocompleters = [];
  Yasgui.Yasqe.defaults.value = root.dataset.query;
  const endpoint = location.origin + "/sparql";
  const yasgui = new Yasgui(root, {
    requestConfig: { endpoint },
    copyEndpointOnNewTab: false,
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [] },
    yasr: { prefixes: JSON.parse(root.dataset.prefixes) },
  });
  document.getElementById("examples").addEventListener("change", (event) => {
    if (event.target.value) yasgui.getTab().getYasqe().setValue(event.target.value);
  });

  /** What is in the graph has a page on this server: a result leads there before anybody can follow it elsewhere. */
  function leadHome(event) {
    const link = event.target.closest?.(".yasr a.iri");
    const page = link && pages.find(([namespace]) => link.href.startsWith(namespace));
    if (page) link.href = page[1] + link.href.slice(page[0].length);
  }
  for (const approach of ["pointerover", "pointerdown", "focusin"]) root.addEventListener(approach, leadHome);
})();
