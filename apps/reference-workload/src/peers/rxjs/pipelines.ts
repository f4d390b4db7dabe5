import { VirtualTimeScheduler } from 'rxjs';
import type { Contestant } from '../../contestant.ts';
import { workload } from '../../workload.ts';
import { HeapScheduler } from './heap-scheduler.ts';
import { buildPipelines } from './pipeline-clients.ts';

/** RxJS as its users write it, on a scheduler that scales. */
export const rxjsPipelines: Contestant = {
  name: 'RxJS, a pipeline per client',
  clientsMax: 10_000,
  prepare: (setting) => {
    const scheduler = new HeapScheduler();
    const tally = buildPipelines(setting, scheduler);
    return {
      finish: () => {
        scheduler.runUntil(setting.endUs ?? workload.endUs);
        return tally.outcome();
      },
    };
  },
};

/** The same pipelines on the virtual scheduler that RxJS ships: it sorts all that is pending at each new timer. */
export const rxjsVirtualTime: Contestant = {
  name: 'RxJS on VirtualTimeScheduler',
  clientsMax: 1_000,
  prepare: (setting) => {
    // The last frame that is executed, in whole µs.
    const lastUs = (setting.endUs ?? workload.endUs) - 1;
    const scheduler = new VirtualTimeScheduler(undefined, lastUs);
    const tally = buildPipelines(setting, scheduler);
    return {
      finish: () => {
        scheduler.flush();
        return tally.outcome();
      },
    };
  },
};
