import { checkAdmission } from './check-admission.ts';
import { checkTime } from './check-time.ts';
import { checkAtLeast, checkOneOf, checkPositive, checkProbability, checkWhole } from './check.ts';
import type { Dependency, StationSpec } from './station-spec.ts';

/**
 * Refuses a specification that cannot be meant.
 * @throws RangeError that names the value and the way out
 */
export function checkSpec(spec: StationSpec): void {
  try {
    checkFigures(spec);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError(`station ${spec.name}: ${error.message}`, { cause: error });
  }
}

function checkFigures(spec: StationSpec): void {
  checkWhole('servers', spec.servers, 1);
  checkWhole('queueCapacity', spec.queueCapacity, 0);
  checkTime('serviceTime', spec.serviceTime);
  checkDiscipline(spec);
  checkCallers(spec);
  checkAtLeast('slowdownPerRequest', spec.slowdownPerRequest ?? 0, 0);
  checkAdmission('admission', spec.admission ?? { kind: 'queueLimit' });
  checkWhole('memoryLimit', spec.memoryLimit ?? 1, 1);
  checkAtLeast('warmUp.durationMs', spec.warmUp?.durationMs ?? 0, 0);
  checkAtLeast('warmUp.slowdown', spec.warmUp?.slowdown ?? 1, 1);
  checkColdCache(spec);
  for (const dependency of spec.dependencies ?? []) checkDependency(dependency);
}

const disciplines = ['fifo', 'lifo', 'adaptiveLifo', 'random', 'processorSharing'];

function checkDiscipline({ discipline = 'fifo', lifoAbove, preemption = false }: StationSpec) {
  checkOneOf('discipline', discipline, disciplines);
  checkWhole('lifoAbove', lifoAbove ?? 0, 0);
  if (preemption && discipline === 'processorSharing') {
    throw new RangeError(
      'preemption is true with processorSharing, where nobody waits to interrupt: give another discipline or leave it out',
    );
  }
}

/** Those who leave of their own will. */
function checkCallers({ baulking = [], patience }: StationSpec) {
  for (const probability of baulking) checkProbability('baulking', probability);
  if (patience !== undefined) checkTime('patience', patience);
}

function checkColdCache({ coldCache }: StationSpec) {
  if (coldCache === undefined) return;
  checkProbability('coldCache.missShare', coldCache.missShare);
  checkAtLeast('coldCache.missSlowdown', coldCache.missSlowdown, 1);
  checkWhole('coldCache.fillRequests', coldCache.fillRequests, 1);
}

function checkDependency({ station, cost, timeoutMs }: Dependency): void {
  checkAtLeast(`cost of the dependency on ${station}`, cost, 0);
  checkPositive(`timeoutMs of the dependency on ${station}`, timeoutMs);
}
