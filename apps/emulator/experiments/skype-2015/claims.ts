import type { Claim } from '@squall/experiment';

/** What must come out, on every scale of time; bounds on times are those of the compressed one. */
export const claims: readonly Claim[] = [
  {
    claim: 'The configuration cuts off versions that cannot process it ...',
    variant: 'as-it-was',
    measure: 'cohort.old.disconnectedByConfigurationShare',
    atLeast: 0.5,
  },
  {
    claim: '... and none of the others',
    variant: 'as-it-was',
    measure: 'cohort.current.disconnectedByConfigurationShare',
    atMost: 0,
  },
  {
    claim: 'Sign-in is overloaded',
    variant: 'as-it-was',
    measure: 'service.consumer/signIn.overloadedMs',
    atLeast: 60_000,
  },
  {
    claim: 'Contact lists are overloaded, until hardly anybody gets that far',
    variant: 'as-it-was',
    measure: 'service.consumer/contacts.overloadedMs',
    atLeast: 10_000,
  },
  {
    claim: 'Presence is overloaded',
    variant: 'as-it-was',
    measure: 'service.consumer/presence.overloadedMs',
    atLeast: 10_000,
  },
  {
    claim: 'Messaging is overloaded',
    variant: 'as-it-was',
    measure: 'service.consumer/messaging.overloadedMs',
    atLeast: 30_000,
  },
  {
    claim: 'Healthy versions are hurt too: a fifth of them at least is thrown out',
    variant: 'as-it-was',
    measure: 'cohort.current.onlineMin',
    atMost: 0.8,
  },
  {
    claim: 'The business cell is spared',
    variant: 'as-it-was',
    measure: 'cell.business.onlineMin',
    atLeast: 0.98,
  },
  {
    claim: 'The storm outlasts its trigger by a minute at least',
    variant: 'as-it-was',
    measure: 'cell.consumer.outlastsTriggerMs',
    atLeast: 60_000,
  },
  {
    claim: 'Operators bring everybody back',
    variant: 'as-it-was',
    measure: 'cell.consumer.recoveryMs',
    atMost: 1_140_000,
  },
  {
    claim: 'Without supervisors and admission ramp it does not come back',
    variant: 'hands-off',
    measure: 'cell.consumer.recoveryMs',
    never: true,
  },
  {
    claim: '... and is metastable: the trigger is gone, the storm stays',
    variant: 'hands-off',
    measure: 'cell.consumer.metastable',
    atLeast: 1,
  },
  {
    claim: 'Full jitter thins the storm of those cut off ...',
    variant: 'full-jitter',
    measure: 'cohort.old.attemptsPerClient',
    atMostTimes: { factor: 0.9, variant: 'as-it-was' },
  },
  {
    claim: '... but does not prevent it: each success and each retry by hand resets the policy',
    variant: 'full-jitter',
    measure: 'service.consumer/signIn.overloadedMs',
    atLeast: 60_000,
  },
  {
    claim: 'A retry budget makes it far smaller ...',
    variant: 'retry-budget',
    measure: 'cohort.old.attemptsPerClient',
    atMostTimes: { factor: 0.5, variant: 'as-it-was' },
  },
  {
    claim: '... but does not prevent it either: the first tries of all are enough',
    variant: 'retry-budget',
    measure: 'service.consumer/signIn.overloadedMs',
    atLeast: 15_000,
  },
  {
    claim: 'A staged roll-out with a health gate would have prevented it',
    variant: 'staged-rollout',
    measure: 'cell.consumer.onlineMin',
    atLeast: 0.95,
  },
  {
    claim: 'With a cell for each half, the second half is never reached',
    variant: 'two-cells',
    measure: 'cell.consumer2.onlineMin',
    atLeast: 0.95,
  },
  {
    claim: '... while the first half goes through the storm',
    variant: 'two-cells',
    measure: 'cell.consumer.onlineMin',
    atMost: 0.8,
  },
];
