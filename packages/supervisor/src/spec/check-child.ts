import type { CheckedChild } from './checked.ts';
import type { ChildSpec, Shutdown } from './child-spec.ts';
import { demand, demandOneOf, demandThat, isFiniteFrom } from './demand.ts';
import type { AutoShutdown } from './supervisor-spec.ts';

/** Fills in OTP's defaults. Throws one clear line for a spec that OTP would refuse. */
export function checkChild(spec: ChildSpec, autoShutdown: AutoShutdown): CheckedChild {
  demand(typeof spec === 'object' && spec !== null, 'a child', spec, 'give { id, start }');
  const { id, restart = 'permanent', significant = false, type = 'worker' } = spec;
  demand(typeof id === 'string' && id !== '', 'id of a child', id, 'give a non-empty string');
  demandThat(typeof spec.start === 'function', `child '${id}' has no start: give a function`);
  demandOneOf(`restart of child '${id}'`, restart, ['permanent', 'transient', 'temporary']);
  demandOneOf(`type of child '${id}'`, type, ['worker', 'supervisor']);
  const shutdown = spec.shutdown ?? defaultShutdown(type);
  checkShutdown(id, shutdown);
  const child: CheckedChild = { id, restart, shutdown, significant, type, origin: spec };
  checkSignificant(child, autoShutdown);
  return child;
}

/** A supervisor's own stop takes as long as its children need, so it is waited for. */
function defaultShutdown(type: CheckedChild['type']): Shutdown {
  return type === 'supervisor' ? 'infinity' : 5000;
}

function checkShutdown(id: string, shutdown: Shutdown): void {
  const named = shutdown === 'infinity' || shutdown === 'brutal_kill';
  const wayOut = "give ms of at least 0, 'infinity' or 'brutal_kill'";
  demand(named || isFiniteFrom(shutdown, 0), `shutdown of child '${id}'`, shutdown, wayOut);
}

/** OTP's `bad_combination`. */
function checkSignificant(child: CheckedChild, autoShutdown: AutoShutdown): void {
  const { id, significant, restart } = child;
  const name = `significant of child '${id}'`;
  demand(typeof significant === 'boolean', name, significant, 'give true or false');
  if (!significant) return;
  const neverEnds = 'it is permanent and never ends for good, make it transient or temporary';
  const nobodyAsks = "autoShutdown is 'never', make it 'anySignificant' or 'allSignificant'";
  demand(autoShutdown !== 'never', name, significant, nobodyAsks);
  demand(restart !== 'permanent', name, significant, neverEnds);
}
