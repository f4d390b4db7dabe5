import type { Contestant } from '../contestant.ts';
import { jsSimulator } from './js-simulator/clients.ts';
import { rxjsPipelines, rxjsVirtualTime } from './rxjs/pipelines.ts';
import { rxjsSubjects } from './rxjs/subject-clients.ts';
import { simJsEntities } from './sim-js/clients.ts';

/** What can be had from npm and can run the reference workload (PEERS.md). */
export const peers: readonly Contestant[] = [
  jsSimulator,
  simJsEntities,
  rxjsSubjects,
  rxjsPipelines,
  rxjsVirtualTime,
];
