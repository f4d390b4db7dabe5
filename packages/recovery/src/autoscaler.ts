import { assign, emit, setup } from 'xstate';
import { checkBetween, checkPositive, checkWhole } from './checks.ts';
import type { SampleOf } from './signals.ts';

export interface AutoscalerSettings {
  /** Servers at the start. */
  readonly servers: number;
  readonly serversMin: number;
  readonly serversMax: number;
  /** Utilisation that is aimed at, above 0 and at most 1. */
  readonly targetUtilisation: number;
  /** From the order until the new servers work, ms: a pod takes seconds to minutes, a virtual machine minutes. */
  readonly provisioningMs: number;
  /** A utilisation this near to the target, as a share of it, changes nothing. */
  readonly tolerance?: number;
  /** At most this share more, or ... */
  readonly upShareMax?: number;
  /** ... this many more servers in one order, whichever is more. */
  readonly upServersMax?: number;
  /** So long fewer servers must have been enough before they are taken away, ms. */
  readonly downAfterMs?: number;
}

/** Kubernetes' HorizontalPodAutoscaler: 10 % tolerance, +100 % or +4 pods at once, 5 min before it scales down. */
export const autoscalerDefaults = {
  tolerance: 0.1,
  upShareMax: 1,
  upServersMax: 4,
  downAfterMs: 300_000,
} as const;

export type AutoscalerSample = SampleOf<'utilisation'>;

export type AutoscalerCommand = { readonly type: 'serversSet'; readonly servers: number };

type Given = Required<AutoscalerSettings>;

function check(given: Given): void {
  checkWhole('serversMin', given.serversMin, 1);
  checkWhole('serversMax', given.serversMax, given.serversMin);
  checkWhole('servers', given.servers, given.serversMin, given.serversMax);
  checkPositive('targetUtilisation', given.targetUtilisation);
  checkBetween('targetUtilisation', given.targetUtilisation, 0, 1);
  checkBetween('provisioningMs', given.provisioningMs, 0);
  checkBetween('tolerance', given.tolerance, 0);
  checkBetween('upShareMax', given.upShareMax, 0);
  checkWhole('upServersMax', given.upServersMax, 1);
  checkBetween('downAfterMs', given.downAfterMs, 0);
}

/** How many servers would bring the utilisation to its target, by the rule of HPA: ceil(servers · utilisation / target). */
function wantedServers(given: Given, servers: number, utilisation: number): number {
  const ratio = utilisation / given.targetUtilisation;
  if (1 - given.tolerance <= ratio && ratio <= 1 + given.tolerance) return servers;
  const most = Math.max(Math.floor(servers * (1 + given.upShareMax)), servers + given.upServersMax);
  const wanted = Math.min(Math.ceil(servers * ratio), most);
  return Math.max(given.serversMin, Math.min(given.serversMax, wanted));
}

/**
 * Autoscaler with a provisioning delay: orders servers when they are busier than aimed at, which come later, one order at
 * a time; takes some away when fewer have been enough for a while. The rule and its constants are those of Kubernetes'
 * HorizontalPodAutoscaler, which looks every 15 s.
 *
 * It hurts little, and it helps late: a storm grows within seconds and a server takes minutes. It makes it worse when what
 * it scales is not what is short: more front servers ask a database for more. Utilisation misleads when servers wait
 * instead of working: Slack's shrank in the morning rush of 4 January 2021, because waiting threads need no processor.
 * @throws RangeError that names the first wrong setting and the way out
 */
export function createAutoscaler(settings: AutoscalerSettings) {
  const given: Given = { ...autoscalerDefaults, ...settings };
  check(given);
  const wantedBy = (servers: number, event: AutoscalerSample) =>
    wantedServers(given, servers, event.utilisation);
  return setup({
    types: {
      context: {} as { servers: number; wanted: number },
      events: {} as AutoscalerSample,
      emitted: {} as AutoscalerCommand,
    },
    guards: {
      more: ({ context, event }) => wantedBy(context.servers, event) > context.servers,
      fewer: ({ context, event }) => wantedBy(context.servers, event) < context.servers,
    },
    actions: {
      want: assign({ wanted: ({ context, event }) => wantedBy(context.servers, event) }),
      // Of all that were wanted in the time, the most: HPA's stabilisation window.
      wantMost: assign({
        wanted: ({ context, event }) => Math.max(context.wanted, wantedBy(context.servers, event)),
      }),
      set: assign({ servers: ({ context }) => context.wanted }),
      sayServers: emit(({ context }) => ({ type: 'serversSet', servers: context.servers })),
    },
    delays: { PROVISIONING: given.provisioningMs, DOWN_AFTER: given.downAfterMs },
  }).createMachine({
    id: 'autoscaler',
    context: { servers: given.servers, wanted: given.servers },
    initial: 'steady',
    states: {
      steady: {
        on: {
          sample: [
            { guard: 'more', target: 'provisioning', actions: 'want' },
            { guard: 'fewer', target: 'lowering', actions: 'want' },
          ],
        },
      },
      provisioning: {
        after: { PROVISIONING: { target: 'steady', actions: ['set', 'sayServers'] } },
      },
      lowering: {
        on: {
          sample: [
            { guard: 'more', target: 'provisioning', actions: 'want' },
            { guard: 'fewer', actions: 'wantMost' },
            { target: 'steady' },
          ],
        },
        after: { DOWN_AFTER: { target: 'steady', actions: ['set', 'sayServers'] } },
      },
    },
  });
}
