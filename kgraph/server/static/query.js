"use strict";
(() => {
  const root = document.getElementById("yasgui");
  // Completion would ask other sites for vocabularies.
  Yasgui.Yasqe.defaults.autocompleters = [];
  Yasgui.Yasqe.defaults.value = root.dataset.query;
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
