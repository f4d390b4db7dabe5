import { checkAtLeast, checkOneOf } from './check.ts';
import type { AdmissionControl } from './station-spec.ts';

export function checkAdmission(name: string, admission: AdmissionControl): void {
  checkOneOf(`${name}.kind`, admission.kind, ['queueLimit', 'tokenBucket']);
  checkAtLeast(`${name}.retryAfterMs`, admission.retryAfterMs ?? 0, 0);
  if (admission.kind === 'queueLimit') return;
  checkAtLeast(`${name}.ratePerSecond`, admission.ratePerSecond, 0);
  // A bucket that cannot hold one token would never let anything pass.
  checkAtLeast(`${name}.burst`, admission.burst, 1);
}
