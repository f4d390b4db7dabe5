/** A worker thread of `squall run`: makes the replications it is handed. */
import { parentPort } from 'node:worker_threads';
import { serveReplications } from '@squall/experiment/workers';
import { loadDefinition } from './load.ts';

if (parentPort === null) throw new Error('this module runs in a worker thread only');
serveReplications(parentPort, loadDefinition);
