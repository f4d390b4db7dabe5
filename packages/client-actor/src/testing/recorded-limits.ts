/**
 * Decisions of shipped limits, recorded by running the packages themselves on Node 20.20 with random outcomes (mulberry32): what
 * they were told and what they said.
 */
interface RecordedThrottling {
  readonly maxTokens: number;
  readonly tokenRatio: number;
  /** s: an attempt succeeded; f: it failed. */
  readonly outcomes: string;
  /** After each of them, 1 when a retry would be made. */
  readonly mayRetry: string;
}

/** RetryThrottler of @grpc/grpc-js 1.14.7, build/src/retrying-call.js. */
export const grpcRecordings: readonly RecordedThrottling[] = [
  {
    maxTokens: 10,
    tokenRatio: 0.1,
    outcomes:
      'sssssssssfsssssssssfsfssfsssssssfsffssfsfssssfsssssfsssssfssssssssfssssssssssssssssfsssssssssssfsfssssssfssssfssfssssssf',
    mayRetry:
      '111111111111111111111111111111111110110000000000000000000000000000000000000000000000000000000000000000000000000000000000',
  },
  {
    maxTokens: 10,
    tokenRatio: 0.5,
    outcomes:
      'sfsfsssffsffssssfsfssssfsfssssfssffsssssssfssssssssssssssssssssffssfsfsssssfssssfsfssssssssssfssssfssfsfsfssfsffssfffsss',
    mayRetry:
      '111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111110011',
  },
  {
    maxTokens: 7,
    tokenRatio: 0.25,
    outcomes:
      'sssfssfssssssssssssssssssssssfsssfssssfsssfssssfssfssfssssssssssfssssfssssssssssfsssssffffsfssssssssssssssfssfsssssfssss',
    mayRetry:
      '111111111111111111111111111111111111111111111111111111111111111111111111111111111111111110000000011111111111111111111111',
  },
  {
    maxTokens: 20,
    tokenRatio: 1.5,
    outcomes:
      'ffsffffssfsffffssfffssfsssssssfffffsfffsfssffssfffsffffffffffsffffffsffsfffsssfffsffsffffsfssffffffffffssfsfsfsssfsffsfs',
    mayRetry:
      '111111111111111111111111111111111111111111111111111111111000000000000000000000000000000000000000000000000000000000000000',
  },
  {
    maxTokens: 5,
    tokenRatio: 0.125,
    outcomes:
      'sssssssssfsfsssssfsfssssfssssssssssssssssfssssfsssssfssssffsssfsssssfsssfssssssssssfsssssssssssssssssffsssfsssfssssfssss',
    mayRetry:
      '111111111111111111100000000000000011111110011100000000000000000000000000000000000000000000000000000000000000000000000000',
  },
];

interface RecordedQuota {
  /**
   * One word for each call, one after the other: x, t, o for an attempt that failed (transient, throttling, timeout) and was
   * made again unless ! follows; s for one that succeeded.
   */
  readonly calls: string;
  /** The quota after each call. */
  readonly quota: readonly number[];
  /** What Math.random gave for the first retries, and how long they waited, ms. */
  readonly draws: readonly number[];
  readonly delaysMs: readonly number[];
}

/** StandardRetryStrategy(3) of @smithy/core 3.41.0, submodules/retry: the AWS SDK for JavaScript since November 2026. */
export const awsRecordings: readonly RecordedQuota[] = [
  {
    calls:
      'xxx! txx! txx! xxx! xxx! s txx! xxx! ttx! xxx! xxx! txt! txt! txx! xxx! s xxx! xts xtx! xxx! xxx! s txx! s xtx! xxx! x! t! x! t! x! x! s t! t! x! t! s x! x! x! x! x! t! x! x! x! t! x! x! t! x! t! t! x! x! s x! x! t!',
    quota: [
      472, 453, 434, 406, 378, 379, 360, 332, 322, 294, 266, 247, 228, 209, 181, 182, 154, 140, 121,
      93, 65, 66, 47, 48, 29, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
      3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4,
    ],
    draws: [
      0.6270739405881613, 0.002735721180215478, 0.5274470399599522, 0.9810509674716741,
      0.9683778982143849, 0.281103502959013, 0.6128388606011868, 0.7207431411370635,
      0.425796952098608, 0.9948229456786066, 0.45527112716808915, 0.48878831742331386,
      0.13893358339555562, 0.40374476509168744, 0.24752389639616013, 0.15449313493445516,
      0.48914389545097947, 0.0673698834143579, 0.3946193160954863, 0.7671080259606242,
    ],
    delaysMs: [31, 0, 527, 98, 968, 28, 30, 72, 21, 99, 455, 48, 6, 40, 247, 308, 24, 6, 19, 76],
  },
  {
    calls:
      'ttx! ttx! xtx! xxx! txx! xxt! xts xxx! s xxx! xxx! xs xxx! xtx! s s ttx! txt! xxx! xxx! s txx! xs s xxs s xtt! xtx! ts txx! xtt! s s s ttx! s xtx! tts xx! tx! x! x! x! s x! x! x! x! x! x! x! s s x! s x! x! tx! x! x!',
    quota: [
      490, 480, 461, 433, 414, 386, 372, 344, 345, 317, 289, 289, 261, 242, 243, 244, 234, 215, 187,
      159, 160, 141, 141, 142, 128, 129, 110, 91, 91, 72, 53, 54, 55, 56, 46, 47, 28, 23, 9, 4, 4,
      4, 4, 5, 5, 5, 5, 5, 5, 5, 5, 6, 7, 7, 8, 8, 8, 3, 3, 3,
    ],
    draws: [
      0.6944895177148283, 0.20724018989130855, 0.5837807895150036, 0.8018974892329425,
      0.5784591324627399, 0.00017160503193736076, 0.20061394502408803, 0.7577667499426752,
      0.9665672306437045, 0.2957771294750273, 0.9241995890624821, 0.8746408284641802,
      0.10174225433729589, 0.6894723605364561, 0.28638317715376616, 0.8573464178480208,
      0.513044128427282, 0.5092409972567111, 0.730668940814212, 0.9024858253542334,
    ],
    delaysMs: [
      694, 414, 583, 1603, 28, 0, 10, 75, 966, 29, 46, 87, 5, 1378, 14, 85, 25, 50, 36, 90,
    ],
  },
];

/** getDefaultRetryQuota(500) of @smithy/core 3.41.0, kept there for older clients; three attempts. As above, calls only. */
export const awsBefore2026Calls =
  'xxx! xxx! oxx! oxx! oxx! ooo! oox! oxx! oxx! xox! oox! s oox! oxx! xox! xoo! oxx! xox! xox! oox! s oxo! oxo! xox! oxo! oxx! ooo! s xxo! xxo! oxo! xoo! oox! xxo! xxx! s xxx! xo! x! x! s xo! o! x! s o! s o! x! x! o! o! x! x! x! o! x! o! o! x! o! o! x! s x! o! o! x! x! x! x! o! x! x! o! x! o! o! s x! x! x! x! s o! o! xo! o! x! o!';
