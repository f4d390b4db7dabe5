import type { Outcome, StationPorts } from './ports.ts';

/** Answers to those who were let go outside a timer: they hear of it through the calendar, many in one event. */
export class Farewells {
  private readonly ports: StationPorts;
  private shed: number[] = [];

  constructor(ports: StationPorts) {
    this.ports = ports;
  }

  /** All these tickets have the same outcome. */
  tell(tickets: readonly number[], outcome: Outcome, retryAfterMs: number): void {
    if (tickets.length === 0) return;
    this.ports.timers.setTimer(0, () => {
      for (const ticket of tickets) this.ports.answer(ticket, outcome, retryAfterMs);
    });
  }

  /** One more was shed. */
  tellShed(ticket: number, retryAfterMs: number): void {
    if (this.shed.push(ticket) > 1) return;
    this.ports.timers.setTimer(0, () => {
      const tickets = this.shed;
      this.shed = [];
      for (const one of tickets) this.ports.answer(one, 'shed', retryAfterMs);
    });
  }
}
