import { perSecond } from '@squall/cluster/crowds';
import { recovery } from '@squall/metrics';
import { type Ran, type World, spanOf } from './world.ts';

const secondMs = 1000;
/** A window holds about 800 calls. */
export const windowMs = 5 * secondMs;
/** 300 s outside are metastable, over twice the longest memory of a limit; 40 s inside, to the end, a recovery. */
const judged = { tolerance: 0.15, stuckWindows: 60, holdWindows: 8 };

export const figures = {
  recovered: 'recovered (1) or metastable (0)',
  recoveryS: 'from the end of the cut until back, s',
  goodputDuring: 'answered in time during the trouble, per call',
  goodputAfter: 'answered in time in the last 20 s, per call',
  amplification: 'attempts per call',
  retriesPerClient: 'retries of a client',
  attemptsPerClient: 'attempts of a client',
  sentPerAccepted: 'attempts per answer, second half',
  heldBack: 'calls that their limit ended, per call',
} as const;

/** Only a cut has an end to recover from. */
function recoveryOf(world: World, { log }: Ran) {
  const { fromMs, untilMs, endMs } = spanOf(world);
  if (world.trouble !== 'cut') return { recovered: null, recoveryS: null };
  const series = Array.from({ length: Math.floor(endMs / windowMs) }, (_, i) => ({
    atMs: (i + 1) * windowMs,
    value: perSecond(log.succeededMs, i * windowMs, (i + 1) * windowMs),
  }));
  const { verdict, recoveredAtMs } = recovery(series, {
    ...judged,
    baselineFromMs: 0,
    baselineToMs: fromMs,
    triggerMs: fromMs,
    triggerEndsMs: untilMs,
    horizonMs: endMs,
  });
  if (verdict === 'undecided') return { recovered: null, recoveryS: null };
  // The window that begins inside is the first that is known to be.
  const backMs = recoveredAtMs === null ? null : Math.max(0, recoveredAtMs - windowMs - untilMs);
  return {
    recovered: verdict === 'metastable' ? 0 : 1,
    recoveryS: backMs === null ? null : backMs / secondMs,
  };
}

export function figuresOf(world: World, ran: Ran): Readonly<Record<string, number | null>> {
  const { log, books } = ran;
  const { fromMs, untilMs, endMs } = spanOf(world);
  const callsPerSecond = world.clients * world.perSecond;
  const attemptsIn = (from: number, until: number) =>
    perSecond(log.startedMs, from, until) + perSecond(log.retriedMs, from, until);
  const answered = perSecond(log.succeededMs, endMs / 2, endMs);
  return {
    ...recoveryOf(world, ran),
    goodputDuring: perSecond(log.succeededMs, fromMs, untilMs) / callsPerSecond,
    goodputAfter: perSecond(log.succeededMs, endMs - 20 * secondMs, endMs) / callsPerSecond,
    amplification: books.attempts / books.calls,
    retriesPerClient: log.retriedMs.length / world.clients,
    attemptsPerClient: books.attempts / world.clients,
    sentPerAccepted: answered > 0 ? attemptsIn(endMs / 2, endMs) / answered : null,
    heldBack: books.heldBack / books.calls,
  };
}
