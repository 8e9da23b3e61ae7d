// Which facts are to be seen.

function isVisible(fact) {
  return (
    state.modalities.has(fact.modality) &&
    fact.confidence >= state.confidence &&
    !state.hiddenRelations.has(fact.relation.name) &&
    (state.articleOnly === null || fact.articles.has(state.articleOnly)) &&
    isInTime(fact) &&
    holdsOn(fact, state.asOf)
  );
}

function isInTime(fact) {
  if (!state.time) return true;
  if (fact.day === null) return false;
  const [first, last] = state.time;
  return (fact.from ?? -Infinity) <= last && (fact.to ?? (fact.date ? fact.from : Math.max(fact.from, first))) >= first;
}

/** Whether a fact is known to hold on a day; what happens at a time has happened by then. */
function holdsOn(fact, day) {
  if (day === null) return true;
  if (fact.day === null || (fact.from !== null && fact.from > day)) return false;
  if (fact.date || fact.value) return true;
  return fact.to === null || fact.to >= day;
}

const visibleFacts = () => model.facts.filter(isVisible);

/** For lists: the classes of the legend count too, where both ends of a fact have one that is hidden it is left out. */
function listedFacts() {
  const hidden = (id) => id !== null && state.hiddenClasses.has(model.entities[id].type) && !model.hidden.includes(model.entities[id].type);
  return visibleFacts().filter((fact) => !hidden(fact.subject) && !hidden(fact.object));
}

function isFiltered() {
  return (
    state.hiddenRelations.size > 0 || state.articleOnly !== null || state.confidence > 0 || state.time !== null || state.asOf !== null ||
    [...state.modalities].join() !== "0" || [...state.hiddenClasses].sort().join() !== [...model.hidden].sort().join()
  );
}

function resetFilters() {
  Object.assign(state, {
    hiddenClasses: new Set(model.hidden), hiddenRelations: new Set(), modalities: new Set([0]),
    articleOnly: null, confidence: 0, time: null, asOf: null,
  });
  tell("filters");
}
