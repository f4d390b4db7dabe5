import type { Kernel } from '@squall/kernel';
import type { Station } from '@squall/service-actor';
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
  /** Kills the process of a station, as its supervisor sees it. */
  readonly crash: (station: number) => void;
}

/** Cuts a station off: whatever is sent to it or by it is lost. */
function partitionRule(station: number): Rule {
  return (_, of) => (of === station ? drop : 0);
}

function begin(fault: FaultSpec, index: number, ports: FaultPorts): () => void {
  const station = ports.stations[index];
  switch (fault.kind) {
    case 'crash':
      ports.crash(index);
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
      ports.log('fault', `${fault.kind} of ${inWords(fault.service)}`, fault.cell);
      const end = begin(fault, index, ports);
      if ('forMs' in fault) ports.kernel.schedule(fault.forMs, end);
    });
  }
}
