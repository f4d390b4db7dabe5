import type { Backoff } from '../core/backoff.ts';
import type { CheckedSupervisor } from './checked.ts';
import { demand, demandOneOf, demandThat, isFiniteFrom, isWhole } from './demand.ts';
import type { SupervisorSpec } from './supervisor-spec.ts';

const ON_EXCEEDED = ['shutdown', 'abandon'];

/** Fills in what makes the extensions invisible: without them a supervisor is OTP's. */
export function checkExtensions(
  spec: SupervisorSpec,
): Pick<CheckedSupervisor, 'backoff' | 'onExceeded' | 'maxChildren'> {
  const { onExceeded = 'shutdown', strategy = 'oneForOne' } = spec;
  demandOneOf('onExceeded', onExceeded, ON_EXCEEDED);
  const isAlone = strategy === 'oneForOne';
  const wayOut = `a child can be abandoned under 'oneForOne' only, not under '${strategy}'`;
  demand(onExceeded === 'shutdown' || isAlone, 'onExceeded', onExceeded, wayOut);
  return { onExceeded, backoff: checkBackoff(spec), maxChildren: checkMaxChildren(spec) };
}

function checkMaxChildren(spec: SupervisorSpec): number {
  if (!('maxChildren' in spec) || spec.maxChildren === undefined) return Infinity;
  const { maxChildren } = spec;
  demandThat(spec.strategy === 'simpleOneForOne', 'maxChildren is for simpleOneForOne only');
  demand(isWhole(maxChildren, 0), 'maxChildren', maxChildren, 'give a whole number of at least 0');
  return maxChildren;
}

/** A fixed delay is a back-off that does not grow. */
function checkBackoff({ backoff, restartDelayMs = 0 }: SupervisorSpec): Backoff | undefined {
  const atLeast0 = 'give at least 0';
  demand(isFiniteFrom(restartDelayMs, 0), 'restartDelayMs', restartDelayMs, atLeast0);
  if (backoff === undefined) {
    return restartDelayMs === 0 ? undefined : { minMs: restartDelayMs, maxMs: restartDelayMs };
  }
  demandThat(restartDelayMs === 0, 'backoff and restartDelayMs are given: give one of them');
  const { minMs, maxMs, randomFactor = 0, resetAfterMs = minMs } = backoff;
  const isPositive = isFiniteFrom(minMs, 0) && minMs > 0;
  demand(isPositive, 'backoff.minMs', minMs, 'give more than 0');
  demand(isFiniteFrom(maxMs, minMs), 'backoff.maxMs', maxMs, `give at least minMs, ${minMs}`);
  demand(isFiniteFrom(randomFactor, 0), 'backoff.randomFactor', randomFactor, atLeast0);
  demand(isFiniteFrom(resetAfterMs, 0), 'backoff.resetAfterMs', resetAfterMs, atLeast0);
  return backoff;
}
