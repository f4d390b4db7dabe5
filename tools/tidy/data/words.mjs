// @ts-check
// One word for each thing (GLOSSARY.md). Identifiers with these words are renamed.

/** @type {readonly { readonly word: RegExp, readonly instead: string }[]} */
export const bannedWords = [
  { word: /sim(ulat(ed|ion))?Time/i, instead: 'virtual time: nowMs, or kernel.now()' },
  { word: /elapsed/i, instead: 'the span by its name: waitingTimeMs, sojournTimeMs, durationMs' },
  {
    word: /responseTime/i,
    instead: 'sojournTimeMs (in the service) or latencyMs (with the network)',
  },
  { word: /(event|timer)(Queue|Heap)|futureEventList/i, instead: 'calendar' },
  { word: /inbox/i, instead: 'mailbox' },
  { word: /bulkhead/i, instead: 'cell' },
  {
    word: /(^|[a-z])Rng|^rng|prng/i,
    instead: 'a stream (seed and index) or a source (its cursor)',
  },
  {
    word: /^(rps|qps|tps)$|(Rps|Qps|Tps)$/,
    instead: 'offeredPerSecond, attemptsPerSecond or throughputPerSecond',
  },
  { word: /retryLimit|maxRetries/i, instead: 'retriesMax, or retryBudget for a ratio' },
  { word: /maxRestarts/i, instead: 'intensity and periodMs, as in OTP' },
  {
    word: /queueSize|queueLen$|maxQueue/i,
    instead: 'queueLength (now), queueLengthMax (seen), queueCapacity (the limit)',
  },
  { word: /backOff/, instead: 'backoff' },
  { word: /balk/i, instead: 'baulked' },
  { word: /utilization/i, instead: 'utilisation' },
  { word: /amplificationFactor|retryFactor/i, instead: 'amplification' },
  { word: /loadShed/i, instead: 'shedding, an admission' },
];

/** Names of spans of time: a number carries its unit last. */
export const spans =
  /(^age|Age|[dD]eadline|[dD]elay|[dD]uration|[hH]orizon|[iI]nterval|[lL]atency|[lL]ifetime|[pP]eriod|[tT]imeout|[tT]imestamp|[wW]ait|[wW]armUp|(service|waiting|sojourn|arrival)Time)$/;

/** Names that stay as they are. @type {readonly { readonly file: string, readonly name: string, readonly because: string }[]} */
export const withoutUnit = [
  {
    file: 'packages/kernel/src/rxjs.ts',
    name: 'delay',
    because: "RxJS's word for an argument that is not known to be ms yet",
  },
];
