import { checkBoolean, checkDuration, checkObject, checkWhole } from './checks.ts';
import { stages } from './events.ts';
import { checkPolicy } from './policy/check-policy.ts';
import type { ClientSettings, HumanSettings } from './settings.ts';

/** @throws RangeError that names the first wrong value and the way out */
export function checkSettings(settings: ClientSettings): void {
  checkObject('settings', settings, 'give the settings of a client');
  checkPolicy(settings.policy);
  checkObject('timeoutsMs', settings.timeoutsMs, `give a time for each of ${stages.join(', ')}`);
  for (const stage of stages) checkDuration(`timeoutsMs.${stage}`, settings.timeoutsMs[stage]);
  checkDuration('heartbeatMs', settings.heartbeatMs);
  checkWhole('heartbeatMissesMax', settings.heartbeatMissesMax, 1);
  checkDuration('messageMeanMs', settings.messageMeanMs);
  checkBoolean('resume', settings.resume);
  checkBoolean('honoursRetryAfter', settings.honoursRetryAfter);
  if (settings.human !== undefined) checkHuman(settings.human);
}

function checkHuman(human: HumanSettings): void {
  checkObject('human', human, 'give its figures, or leave it out');
  checkDuration('human.patienceMeanMs', human.patienceMeanMs);
  checkWhole('human.manualRetriesMax', human.manualRetriesMax, 0);
  checkDuration('human.absenceMeanMs', human.absenceMeanMs);
}
