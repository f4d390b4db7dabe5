/**
 * A sequential process, written as a generator: it runs until it has to wait, yields, and looks
 * again when it is resumed. So a supervisor reads like OTP's, from top to bottom, and blocks like it.
 */
export type Process<Result> = Generator<undefined, Result, undefined>;

/**
 * Waits for `isReady`. A process that was killed never goes on: this is the only place where one
 * ever waits, so it is also where it ends.
 */
export function* waitUntil(
  life: { readonly killed: boolean },
  isReady: () => boolean,
): Process<void> {
  while (life.killed || !isReady()) yield;
}
