// @ts-check
// One run of the base of skype-2015 in this process: `node one-run.mjs <clients> <engine> [--profile]`. Prints one line of JSON.
import { createHash } from 'node:crypto';
import { Session } from 'node:inspector/promises';
import { createCluster } from '@squall/cluster';
import { specOf } from '@squall/experiment';
import { nodeSha256 } from '@squall/metrics';
import { findExperiment, loadExperiment } from '../dist/src/load.js';

const clients = Number(process.argv[2]);
const engine = process.argv[3] === 'flyweight' ? 'flyweight' : 'interpreted';
const horizonMs = 300_000;
const experiment = await loadExperiment(findExperiment('skype-2015'));
const variant = Object.keys(experiment.variants)[0] ?? '';
const spec = specOf(experiment, { profile: 'quick', variant, clients, horizonMs });

/** Which part of the house a stack frame belongs to. @param {string} url @param {string} name */
function roomOf(url, name) {
  if (name === '(garbage collector)') return 'garbage collection';
  if (name === '(program)' || name === '(idle)') return 'node itself';
  const squall = /packages\/([a-z-]+)\/dist/.exec(url);
  if (squall) return `@squall/${squall[1]}`;
  const library = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url);
  return library?.[1] ?? 'node itself';
}

/** Share of CPU time by room, from a sampling profile. @param {import('node:inspector').Profiler.Profile} profile */
function whereTimeGoes({ nodes, samples = [], timeDeltas = [] }) {
  const rooms = new Map(
    nodes.map(({ id, callFrame }) => [id, roomOf(callFrame.url, callFrame.functionName)]),
  );
  /** @type {Record<string, number>} */
  const spent = {};
  samples.forEach((id, i) => {
    const room = rooms.get(id) ?? 'node itself';
    spent[room] = (spent[room] ?? 0) + (timeDeltas[i] ?? 0);
  });
  const total = Object.values(spent).reduce((sum, us) => sum + us, 0);
  return Object.fromEntries(Object.entries(spent).map(([room, us]) => [room, us / total]));
}

const session = process.argv.includes('--profile') ? new Session() : undefined;
session?.connect();
await session?.post('Profiler.enable');
await session?.post('Profiler.start');
const cluster = createCluster(spec, { seed: 1, engine, hash: nodeSha256(createHash('sha256')) });
const before = process.cpuUsage();
cluster.runUntil(horizonMs);
const { user, system } = process.cpuUsage(before);
const rooms = session ? whereTimeGoes((await session.post('Profiler.stop')).profile) : undefined;
const { events, digest } = cluster.finish();
const residentMb = process.resourceUsage().maxRSS / 1024;
const microsecondsPerEvent = (user + system) / events;
process.stdout.write(
  `${JSON.stringify({ clients, events, microsecondsPerEvent, residentMb, digest, rooms })}\n`,
);
