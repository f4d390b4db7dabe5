/**
 * The longest wait of any timer here, 24.8 days: the timers of Node and of browsers hold 31 bits and fire at once when
 * they are given more, which turns the longest back-off into a hot loop.
 */
export const timerMaxMs = 2 ** 31 - 1;
