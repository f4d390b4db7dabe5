import { Refusal } from '../refusal.ts';
import type { EventObject } from '../xstate-shapes.ts';

const absent = (what: string): never => {
  throw new Refusal(`${what} is not there for an actor on typed arrays: emit instead`);
};

/** What the user's functions are asked with: one object for a whole flock, whatever actor is at work. */
export class Asked {
  readonly context: object;
  event: EventObject;

  constructor(context: object, event: EventObject) {
    this.context = context;
    this.event = event;
  }

  get self(): never {
    return absent('self');
  }

  get system(): never {
    return absent('system');
  }

  get spawn(): never {
    return absent('spawn');
  }
}
