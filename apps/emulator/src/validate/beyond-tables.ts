/** What is checked elsewhere, because it is a definition or a constant and not a figure that comes out. */
export const beyondTables = [
  {
    title: 'Metastability, defined',
    text:
      'A run is stable, recovered, metastable or undecided by the rule of the DesCartes monitor (MPI-SWS and AWS): a band of goodput before ' +
      'the trigger, 20 consecutive windows outside it after the trigger, or as many inside. Definition and defaults: ' +
      'packages/metrics/src/recovery.ts, packages/cluster/src/verdicts.ts; the least load shedding that brings recovery: packages/metrics/src/bisect.ts.',
  },
  {
    title: 'Overload controls, with their authors’ constants',
    text:
      'Google SRE client throttling, Finagle retry budgets, gRPC retry throttling, the AWS SDK before and since November 2026, circuit breakers: ' +
      'packages/client-actor/src/call-limits. CoDel as at Facebook, adaptive LIFO, DAGOR, concurrency limits (AIMD, Vegas, Gradient2): ' +
      'packages/service-actor/src. Each constant stands beside its source, and tests hold them against recorded traces where there are any.',
  },
] as const;
