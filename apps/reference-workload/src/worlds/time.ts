import { type Kernel, createKernel } from '@squall/kernel';
import { workload } from '../workload.ts';

/** Events of a client in a whole run, some. */
const eventsPerClient = 20;
/** A tick of the kernel is about as long as so many events. */
const eventsPerTick = 10;

/** The one time of a world. What the kernel calls a millisecond is a microsecond here: it only counts. */
export function createTime(clients: number): Kernel {
  const tickUs = (workload.endUs * eventsPerTick) / (clients * eventsPerClient);
  return createKernel({ tickMs: Math.max(1, Math.round(tickUs)) });
}
