// @ts-check
// The built package in a thread of its own. A replication's module is the experiment itself, as JSON.
// A thread inherits the test runner's conditions, which lead to TypeScript that Node cannot read: one inside it has none.
import { Worker, parentPort, workerData } from 'node:worker_threads';

const port = parentPort;
if (port && workerData === 'inner') {
  const { serveReplications } = await import('../../dist/workers.js');
  serveReplications(port, (module) => Promise.resolve(JSON.parse(module)));
} else if (port) {
  const inner = new Worker(new URL(import.meta.url), { execArgv: [], workerData: 'inner' });
  port.on('message', (replication) => inner.postMessage(replication));
  inner.on('message', (said) => port.postMessage(said));
}
