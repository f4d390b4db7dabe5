import type { Kernel } from '@squall/kernel';
import type { Station } from '@squall/service-actor';
import { Fleet } from './fleet/fleet.ts';
import { type WriteLog, inWords } from './log.ts';
import { type Rule, drop } from './network.ts';
import type { Plan } from './plan.ts';
import type { FaultSpec } from './spec.ts';

export interface FaultPorts {
  readonly kernel: Kernel;
  readonly plan: Plan;
  readonly cells: readonly string[];
  readonly stations: readonly Station[];
  /** The network's rules; a partition adds one while it lasts. */
  readonly rules: Rule[];
  readonly log: WriteLog;
  /** Kills the process of a station, as its supervisor sees it; of a fleet one instance, or all. */
  readonly crash: (station: number, instance: number | undefined) => void;
}

/** Cuts a station off: whatever is sent to it or by it is lost. */
function partitionRule(station: number): Rule {
  return (_, of) => (of === station ? drop : 0);
}

/** What a fault is about: a station, or one instance of it, counted from 0. */
function subjectOf(fault: FaultSpec, station: Station | undefined) {
  const number = 'instance' in fault ? fault.instance : undefined;
  if (number === undefined || !(station instanceof Fleet)) return { station, instance: undefined };
  return { station: station.instances[number - 1], instance: number - 1 };
}

function begin(fault: FaultSpec, index: number, ports: FaultPorts): () => void {
  const { station, instance } = subjectOf(fault, ports.stations[index]);
  switch (fault.kind) {
    case 'crash':
      ports.crash(index, instance);
      return () => undefined;
    case 'pause':
      station?.pause();
      return () => station?.resume();
    case 'slowdown':
      station?.setSlowdown(fault.factor);
      return () => station?.setSlowdown(1);
    default: {
      const rule = partitionRule(index);
      ports.rules.push(rule);
      return () => void ports.rules.splice(ports.rules.indexOf(rule), 1);
    }
  }
}

/** Puts the timed faults of a specification on the calendar. */
export function scheduleFaults(faults: readonly FaultSpec[], ports: FaultPorts): void {
  for (const fault of faults) {
    const index = ports.plan.indexOf(ports.cells.indexOf(fault.cell), fault.service);
    ports.kernel.schedule(fault.atMs, () => {
      const number = 'instance' in fault ? fault.instance : undefined;
      const who = [inWords(fault.service), number].filter(Boolean).join(' ');
      ports.log('fault', `${fault.kind} of ${who}`, fault.cell);
      const end = begin(fault, index, ports);
      if ('forMs' in fault) ports.kernel.schedule(fault.forMs, end);
    });
  }
}
