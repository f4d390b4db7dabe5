// @ts-check
/** What of RxJS waits, and so runs on real timers unless it is given a scheduler. */
export const timeOperators = new Set([
  'auditTime',
  'bufferTime',
  'debounceTime',
  'delay',
  'interval',
  'sampleTime',
  'throttleTime',
  'timeInterval',
  'timeout',
  'timer',
  'timestamp',
  'windowTime',
]);

/** Schedulers that are real time themselves. */
export const realSchedulers = new Set([
  'animationFrames',
  'animationFrameScheduler',
  'asapScheduler',
  'asyncScheduler',
]);

/** Operators that take `{ delay }`, a number on real timers or a function that may wait on a scheduler. */
export const repeaters = new Set(['repeat', 'retry']);
