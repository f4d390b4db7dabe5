/** What a client needs from its host. Its timers are those of the actor's clock. */
export interface ClientPorts {
  /** The time of the same clock, ms. */
  readonly now: () => number;
}
