// Microseconds an event over a sign-in cycle of 2,000 clients whose timers never fire. Run it on the built package:
//   node packages/client-actor/bench/sign-in-cycle.mjs
import { createActor } from 'xstate';
import { createSessionClient, everyStage, fullJitter } from '../dist/index.js';

const clients = 2000;
const cycles = 5;
const timeoutMs = 10_000;
const machine = createSessionClient(
  {
    policy: fullJitter({ baseMs: 1000, capMs: 60_000 }),
    timeoutsMs: everyStage(timeoutMs),
    heartbeatMs: 60_000,
    heartbeatMissesMax: 2,
    messageMeanMs: 120_000,
    resume: false,
    honoursRetryAfter: false,
    human: { patienceMeanMs: 30_000, manualRetriesMax: 3, absenceMeanMs: 600_000 },
  },
  { now: () => 0 },
);

let timers = 0;
const clock = { setTimeout: () => ++timers, clearTimeout: () => undefined };

let heard = 0;
const before = performance.now();
const actors = Array.from({ length: clients }, (_, id) => {
  const actor = createActor(machine, { input: { id, seed: id }, clock });
  actor.on('*', () => heard++);
  return actor.start();
});
const createdMs = performance.now() - before;
console.log(`create and start: ${((createdMs * 1000) / clients).toFixed(1)} us a client`);

for (let cycle = 0; cycle < cycles; cycle++) {
  const from = performance.now();
  let events = 0;
  for (const actor of actors) {
    actor.send({ type: 'start' });
    const first = actor.getSnapshot().context.attempt;
    for (let attempt = first; attempt < first + 5; attempt++) {
      actor.send({ type: 'response', attempt, resumable: 0 });
    }
    actor.send({ type: 'stop' });
    events += 7;
  }
  const us = ((performance.now() - from) * 1000) / events;
  console.log(`sign-in cycle: ${us.toFixed(1)} us an event (7 events)`);
}

// The storm itself: connect and be refused.
const from = performance.now();
let events = 0;
for (const actor of actors) {
  actor.send({ type: 'start' });
  const { attempt } = actor.getSnapshot().context;
  actor.send({ type: 'rejection', attempt });
  actor.send({ type: 'rejection', attempt });
  events += 3;
}
console.log(`refused: ${(((performance.now() - from) * 1000) / events).toFixed(1)} us an event`);
console.log(`${heard} events heard, ${timers} timers set`);
