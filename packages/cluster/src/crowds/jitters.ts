import { type ReconnectPolicy, equalJitter, noJitter } from '@squall/client-actor';

export interface Steps {
  /** The first delay, before jitter, ms; each doubles the one before. */
  readonly baseMs: number;
  /** The longest delay, before jitter, ms. */
  readonly capMs: number;
}

/** The jitters whose dispersion was compared in microsoft/retina pull request 2609, by the names that they have there. */
export const dispersedJitters = ({ baseMs, capMs }: Steps) =>
  ({
    none: noJitter({ baseMs, capMs }),
    /** d/2 + U(0, d/2) */
    equal: equalJitter({ baseMs, capMs }),
    /** d + U(0, d) */
    added: {
      ...noJitter({ baseMs, capMs }),
      jitter: { kind: 'scale', low: 1, high: 2 },
    },
  }) as const satisfies Readonly<Record<string, ReconnectPolicy>>;
