import * as z from 'zod';
import { name, positiveMs, share } from './figures.ts';

/**
 * Load shedding by operators, from the moment on at which the trigger is gone: a share of the connection attempts is
 * refused at the door of the service that the connect stage asks for, before it costs any work there. Each attempt is
 * refused or not by itself, by chance; what was refused with a small share is refused with a larger one too.
 */
export const shedding = z.strictObject({
  /** Of all connection attempts, 0..1. */
  share,
  /** How long it lasts, ms; to the end of the run unless told. */
  forMs: positiveMs.optional(),
  /** The cells in which it is done; all of them unless told. */
  cells: z.array(name).min(1).optional(),
});
