// The dated facts, one after the other.

function makeTimeline() {
  const render = () => {
    if (state.tab !== "timeline") return;
    const facts = listedFacts().filter((fact) => fact.day !== null && (!state.entity || fact.subject === state.entity.id || fact.object === state.entity.id)).sort(byTime);
    const list = element("ol", { class: "timeline" });
    let year = null;
    const item = (fact) => {
      const fresh = yearOf(fact.day) !== year;
      year = yearOf(fact.day);
      return element("li", { class: fresh ? "moment fresh" : "moment", "data-year": fresh ? String(year) : null },
        element("span", { class: "when" }, periodText(fact) || dateText(fact.value)), element("span", { class: `dot ${modalityName(fact.modality)}` }),
        element("div", { class: "what" }, element("p", {}, factSentence(fact), " ", modalityBadge(fact.modality)), element("p", { class: "line" }, sourceLine(fact))));
    };
    const title = state.entity ? ["Timeline of ", named(state.entity.label)] : "Timeline";
    replaceChildren(byId("view-timeline"), element("h2", {}, title), element("p", { class: "soft" }, plural(facts.length, "dated fact")), list, growing(facts, item, list));
  };
  on("place", render);
  on("filters", render);
}
