// @ts-check
// A worker that does what the module of each replication says instead of running it: `answer`, `fail`, `throw`, `leave`.
import { parentPort, threadId } from 'node:worker_threads';

const port = parentPort;
port?.on('message', (replication) => {
  const { module, index } = replication;
  if (module === 'leave') process.exit(3);
  if (module === 'throw') throw new Error('out of its mind');
  if (module.startsWith('fail')) {
    const input = module === 'fail as input';
    port.postMessage({ type: 'failed', input, message: `no ${index}`, stack: 'at its own place' });
    return;
  }
  port.postMessage({ type: 'progress', progress: { key: String(index), horizonMs: 1 } });
  port.postMessage({ type: 'result', result: { key: String(index), events: threadId } });
});
