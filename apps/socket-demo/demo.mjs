// @ts-check
// Three clients and a service on a real socket: the service crashes, and all come back.
import { createSessionClient, everyStage, fullJitter } from '@squall/client-actor';
import { stationLogic, timersOver } from '@squall/service-actor';
import { childOfLogic, createSupervisor } from '@squall/supervisor';
import { createActor, waitFor } from 'xstate';
import { freePort, lineTo, openDoor } from './wire.mjs';

const port = await freePort();
const now = () => performance.now();
const timers = timersOver({ setTimeout, clearTimeout }, now);

// The service: one server, ten places to wait, 10 ms a request. Its door is open as long as it lives.
const serviceTime = /** @type {const} */ ({ kind: 'exponential', mean: 10 });
const service = childOfLogic({
  id: 'service',
  logic: stationLogic({ name: 'service', servers: 1, queueCapacity: 10, serviceTime }),
  input: { timers },
  onStart(station) {
    const door = openDoor(port, (ticket) => station.send({ type: 'request', ticket }));
    station.on('*', door.answer);
    station.subscribe({ error: door.shut, complete: door.shut });
  },
});
const supervisor = createSupervisor(
  { children: [service], restartDelayMs: 500 },
  { timers, observe: ({ kind, id }) => console.log(`${id} ${kind}`) },
);

// The clients: all the same but for their number, which is also their luck.
const policy = fullJitter({ baseMs: 50, capMs: 400 });
const online = { heartbeatMs: 1000, heartbeatMissesMax: 2, messageMeanMs: 1000 };
const manners = { policy, timeoutsMs: everyStage(2000), resume: false, honoursRetryAfter: true };
const machine = createSessionClient({ ...online, ...manners }, { now });

const clients = [1, 2, 3].map((id) => {
  const client = createActor(machine, { input: { id, seed: id } });
  const lost = () => client.send({ type: 'disconnection' });
  const line = lineTo(port, (event) => client.send(event), lost);
  client.on('requested', (request) => {
    if (request.stage === 'connect') line.dial();
    line.say(request);
  });
  client.on('backedOff', line.hangUp);
  client.on('disconnected', () => console.log(`client ${id} was cut off`));
  client.on('cameOnline', ({ attempts }) =>
    console.log(`client ${id} came online, attempts: ${attempts}`),
  );
  return client.start();
});
/** @param {'online' | 'backingOff'} state */
const all = (state) =>
  Promise.all(clients.map((c) => waitFor(c, (is) => is.matches(state), { timeout: 10_000 })));

supervisor.start();
for (const client of clients) client.send({ type: 'start' });
await all('online');
supervisor.child(service)?.send({ type: 'crash', reason: 'out of memory' });
await all('backingOff');
await all('online');
for (const client of clients) client.send({ type: 'stop' });
supervisor.stop();
