import type { CompareMode, Scenario, TraceEvent } from './vector.ts';

/** A trace in the form in which two of them must be equal. */
export interface Comparable {
  /** What happened. */
  readonly events: unknown;
  /** What the driver was told, supervisor by supervisor. */
  readonly queries: unknown;
}

export function comparable(
  trace: readonly TraceEvent[],
  mode: CompareMode,
  scenario: Scenario,
): Comparable {
  const isQuery = ({ ev }: TraceEvent): boolean => ev === 'reply' || ev === 'children';
  const events = trace.filter((event) => !isQuery(event));
  const queries = bySupervisor(trace.filter(isQuery));
  const pools = poolsOf(scenario);
  const ordered = (list: readonly TraceEvent[]): unknown => sortPoolExits(list, pools);
  if (mode === 'total') return { events: ordered(events), queries };
  if (mode === 'bag') return { events: events.map((event) => keyOf(event)).sort(), queries };
  return { events: bySupervisor(events).map(([sup, list]) => [sup, ordered(list)]), queries };
}

type Grouped = readonly (readonly [string, readonly TraceEvent[]])[];

function bySupervisor(events: readonly TraceEvent[]): Grouped {
  const names = [...new Set(events.map(({ sup }) => String(sup)))].sort();
  return names.map((name) => [name, events.filter(({ sup }) => String(sup) === name)]);
}

/** A pool stops its instances in parallel: exits of one pool at one instant have no order. */
function sortPoolExits(
  events: readonly TraceEvent[],
  pools: ReadonlySet<string>,
): readonly TraceEvent[] {
  const sorted: TraceEvent[] = [];
  for (const event of events) {
    let place = sorted.length;
    while (place > 0 && isBefore(event, sorted[place - 1], pools)) place -= 1;
    sorted.splice(place, 0, event);
  }
  return sorted;
}

function isBefore(
  event: TraceEvent,
  other: TraceEvent | undefined,
  pools: ReadonlySet<string>,
): boolean {
  if (other === undefined || event.ev !== 'exit' || other.ev !== 'exit') return false;
  if (event.t !== other.t || event.sup !== other.sup) return false;
  return pools.has(String(event.sup)) && String(event.id) < String(other.id);
}

function poolsOf(scenario: Scenario): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('strategy' in node && node.strategy === 'simple_one_for_one' && 'id' in node) {
      found.add(String(node.id));
    }
    Object.values(node).forEach((value) => visit(value));
  };
  visit(scenario);
  return found;
}

function keyOf(event: TraceEvent): string {
  return JSON.stringify(Object.entries(event).sort(([a], [b]) => (a < b ? -1 : 1)));
}
