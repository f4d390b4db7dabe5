/** Classes of colour: one for each client state, service and cohort, the same in every chart of the report. */

/** From the bottom of a stack to its top: well, on the way, waiting, gone. */
const statesInOrder = [
  'online',
  'publishingPresence',
  'loadingContacts',
  'signingIn',
  'resuming',
  'connecting',
  'backingOff',
  'away',
  'gaveUp',
  'offline',
] as const;

const known: ReadonlySet<string> = new Set(statesInOrder);
const othersMax = 4;
/** Colours of a list of services or cohorts; a longer list begins again. */
const hues = 8;

/** The states of a timeline in the order in which they are stacked; those of other machines come last. */
export function stackOrder(states: readonly string[]): readonly string[] {
  return [
    ...statesInOrder.filter((state) => states.includes(state)),
    ...states.filter((state) => !known.has(state)),
  ];
}

export function stateClass(state: string, states: readonly string[]): string {
  if (known.has(state)) return `state-${state}`;
  const others = states.filter((name) => !known.has(name));
  return `state-other-${others.indexOf(state) % othersMax}`;
}

/** The colour of the nth service or cohort. */
export function hueClass(index: number): string {
  return `hue-${Math.max(0, index) % hues}`;
}
