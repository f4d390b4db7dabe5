import { Refusal } from '../../index.ts';
import { idOf } from '../../testing/scxml/family.ts';
import { importScxml } from '../../testing/scxml/import-scxml.ts';
import { Unsupported } from '../../testing/scxml/unsupported.ts';
import { type Twin, flockTwin, lives, realTwin } from '../../testing/twins.ts';
import type { Document, Script } from './framework.ts';

/** Where an actor is after the start and after each event of a script, and what it did on the way. */
export type Trace = readonly (readonly unknown[])[];

type Value = string | { readonly [state: string]: Value };

/** The active atomic and final states of a state value. */
export const leavesOf = (value: Value): string[] =>
  typeof value === 'string'
    ? [value]
    : Object.entries(value).flatMap(([state, below]) =>
        typeof below === 'object' && Object.keys(below).length === 0 ? [state] : leavesOf(below),
      );

/** The first one finds the ways through the machine, with XState; the second one goes where the first one has been. */
const actors = 2;

function traceOf(twin: Twin, { events }: Script): Trace {
  const trace = [twin.report()];
  let nowMs = 0;
  for (const { after = 0, event } of events) {
    twin.advanceTo((nowMs += after));
    for (let actor = 0; actor < actors; actor++) twin.send(actor, { type: event.name });
    trace.push(twin.report());
  }
  return trace;
}

/** A document run by a real actor, and by flocks that live in different ways. */
export interface Runs {
  readonly real: Trace;
  readonly flyweights: readonly Trace[];
}

/** @throws Unsupported when the document cannot be imported, Refusal when it cannot be compiled */
export function runsOf(xml: string, script: Script): Runs {
  const make = () => importScxml(xml);
  const nothing = () => undefined;
  return {
    real: traceOf(realTwin(make, actors, nothing), script),
    flyweights: lives.map((life) => traceOf(flockTwin(make, actors, nothing, life), script)),
  };
}

const told = (states: readonly string[]) => states.map(idOf).sort().join(' ');

/** The active states of each actor at the end of a report. */
const statesIn = (report: readonly unknown[] = []): string[] =>
  (report.slice(-actors) as (readonly [value: Value])[]).map(([value]) => told(leavesOf(value)));

/** How a trace of an actor stands to the script. */
function verdictOn(trace: Trace, { initialConfiguration, events }: Script): string {
  const lines = trace.flat().filter((line) => typeof line === 'string');
  const failure = lines.find((line) => line.startsWith('0 failed: '));
  if (failure !== undefined) return failure.replace('0 failed: ', 'fails: ');
  const expected = [initialConfiguration, ...events.map((event) => event.nextConfiguration)];
  const wrong = expected.findIndex((states, step) =>
    statesIn(trace[step]).some((reached) => reached !== told(states)),
  );
  if (wrong < 0) return 'passes';
  return `after ${wrong} events: ${[...new Set(statesIn(trace[wrong]))].join(', ')}`;
}

export interface Outcome {
  /** `passes`, or what stood in the way. */
  readonly verdict: string;
  /** Undefined when nothing was run. */
  readonly runs?: Runs;
}

export function outcomeOf({ xml, script }: Document): Outcome {
  if (script === undefined) return { verdict: 'no script' };
  try {
    const runs = runsOf(xml, script);
    return { verdict: verdictOn(runs.real, script), runs };
  } catch (error) {
    if (error instanceof Unsupported || error instanceof Refusal) return { verdict: error.message };
    throw error;
  }
}
