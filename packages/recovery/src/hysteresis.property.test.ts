import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAdmissionRamp } from './admission-ramp.ts';
import { createAutoscaler } from './autoscaler.ts';
import { createBrownOut } from './brown-out.ts';
import { createPriorityShedding } from './priority-shedding.ts';
import { createQueueLimit } from './queue-limit.ts';
import { createServerBackoff } from './server-backoff.ts';
import { createServiceBreaker } from './service-breaker.ts';
import { observe } from './testing/observe.ts';

const runs = { seed: 1, numRuns: 200 };
const share = fc.nat(100).map((percent) => percent / 100);
const waitMs = fc.nat(20_000);
const samples = fc.array(
  fc.record({
    successShare: share,
    behindShare: share,
    watchedShare: share,
    rejectedShare: share,
    throughputPerSecond: fc.nat(500),
    waitMs,
    utilisation: share,
    onlineShare: share,
    calls: fc.nat(300),
    failedShare: share,
  }),
  { minLength: 20, maxLength: 120 },
);

/** A command as `observe` writes it down. */
function commandOf(line: string) {
  const [atSeconds = '', type = '', ...figures] = line.split(' ');
  return { atMs: Number(atSeconds) * 1000, type, figures: figures.map(Number) };
}
type Command = ReturnType<typeof commandOf>;

type Bounds = {
  /** Of every command. */
  readonly each?: (command: Command) => boolean;
  /** Of two that follow one another. */
  readonly next?: (before: Command, after: Command) => boolean;
};

/**
 * Lets a machine hear any samples, one a second, and holds its commands to their bounds.
 * @returns how many commands there were: a machine that says nothing keeps every bound
 */
function commandsWithin(
  machine: Parameters<typeof observe>[0],
  { each = () => true, next = () => true }: Bounds,
): number {
  let count = 0;
  fc.assert(
    fc.property(samples, (seen) => {
      const commands = observe(machine)
        .see(...seen)
        .map(commandOf);
      count += commands.length;
      return commands.every(
        (command, i) => each(command) && (i === 0 || next(commands[i - 1] as Command, command)),
      );
    }),
    runs,
  );
  return count;
}

const within = ({ figures }: Command, least: number, most: number, place = 0): boolean =>
  Number(figures[place]) >= least && Number(figures[place]) <= most;
const betweenMs = (before: Command, after: Command): number => after.atMs - before.atMs;

test('a door is never set above its ramp nor below, and opens only after it was closed', () => {
  const machine = createAdmissionRamp({
    alarmBelowShare: 0.5,
    alarmSamples: 2,
    reactionMs: 1500,
    startPerThousandPerSecond: 3,
    endPerThousandPerSecond: 50,
    raise: 1.7,
    lower: 0.4,
    healthyShare: 0.3,
  });
  const count = commandsWithin(machine, {
    each: (command) => command.type === 'doorOpened' || within(command, 3, 50),
    next: (before, after) =>
      before.type === 'doorOpened'
        ? // Closed again: the samples of an alarm, and the time to react.
          after.type === 'doorSet' && after.figures[0] === 3 && betweenMs(before, after) >= 3500
        : true,
  });
  expect(count).toBeGreaterThan(100);
});

test('a floor moves by one priority, never twice within its samples, and stays in its bounds', () => {
  const machine = createPriorityShedding({
    overloadedAboveWaitMs: 9000,
    calmBelowWaitMs: 7000,
    raiseSamples: 2,
    lowerSamples: 3,
    floorMax: 4,
  });
  const count = commandsWithin(machine, {
    each: (command) => within(command, 0, 4),
    next: (before, after) => {
      const step = Number(after.figures[0]) - Number(before.figures[0]);
      return Math.abs(step) === 1 && betweenMs(before, after) >= (step > 0 ? 2000 : 3000);
    },
  });
  expect(count).toBeGreaterThan(100);
});

test('features go off and come on in order, never faster than their samples', () => {
  const machine = createBrownOut({
    features: 3,
    offBelowShare: 0.5,
    offSamples: 2,
    onAboveShare: 0.6,
    onAboveOnlineShare: 0.2,
    onSamples: 3,
  });
  const count = commandsWithin(machine, {
    each: (command) => within(command, 0, 2),
    next: (before, after) => {
      const step = Number(after.figures[0]) - Number(before.figures[0]);
      const turns = before.type !== after.type;
      const wanted = after.type === 'featureOff' ? 1 : -1;
      const leastMs = after.type === 'featureOff' ? 2000 : 3000;
      return step === (turns ? 0 : wanted) && betweenMs(before, after) >= leastMs;
    },
  });
  expect(count).toBeGreaterThan(100);
});

test('a breaker that has opened is open for its time', () => {
  const machine = createServiceBreaker({ callsMin: 50, openMs: 5000, probes: 3 });
  const count = commandsWithin(machine, {
    next: (before, after) =>
      before.type !== 'breakerOpened' ||
      (after.type === 'breakerHalfOpened' && betweenMs(before, after) === 5000),
  });
  expect(count).toBeGreaterThan(100);
});

test('servers stay between their least and their most, and each change takes its time', () => {
  const machine = createAutoscaler({
    servers: 8,
    serversMin: 4,
    serversMax: 60,
    targetUtilisation: 0.6,
    provisioningMs: 4000,
    downAfterMs: 2000,
  });
  const count = commandsWithin(machine, {
    each: (command) => within(command, 4, 60),
    next: (before, after) => {
      const servers = Number(before.figures[0]);
      const more = Number(after.figures[0]) - servers;
      const leastMs = more > 0 ? 4000 : 2000;
      return more !== 0 && more <= Math.max(servers, 4) && betweenMs(before, after) >= leastMs;
    },
  });
  expect(count).toBeGreaterThan(100);
});

test('a limit is never below its least, and is set and lifted no faster than its samples', () => {
  const machine = createQueueLimit({
    targetWaitMs: 2000,
    limitAboveWaitMs: 8000,
    limitSamples: 2,
    liftBelowRejectedShare: 0.8,
    liftSamples: 2,
    limitMin: 7,
  });
  const count = commandsWithin(machine, {
    each: (command) => command.type === 'limitLifted' || within(command, 7, Infinity),
    next: (before, after) =>
      betweenMs(before, after) >= 2000 &&
      (after.type !== 'limitLifted' || before.type === 'limitSet'),
  });
  expect(count).toBeGreaterThan(100);
});

test('what is asked of those turned away stays in its bounds and only grows while it is asked', () => {
  const machine = createServerBackoff({
    fromMs: 1000,
    toMs: 2000,
    toMaxMs: 30_000,
    widen: 3,
    askAboveRejectedShare: 0.5,
    askSamples: 2,
    calmBelowRejectedShare: 0.4,
    calmSamples: 2,
  });
  const count = commandsWithin(machine, {
    each: (command) =>
      command.type === 'retryAfterCleared' ||
      (command.figures[0] === 1000 && within(command, 2000, 30_000, 1)),
    next: (before, after) =>
      betweenMs(before, after) >= 2000 &&
      (before.type !== after.type || within(after, Number(before.figures[1]) + 1, Infinity, 1)),
  });
  expect(count).toBeGreaterThan(100);
});
