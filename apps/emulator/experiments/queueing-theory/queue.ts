import { InputError } from '@squall/cluster';
import type { OpenQueue } from '@squall/cluster/crowds';
import { type MarkovQueue, meanInSystem, meanOrbit } from '@squall/cluster/theory';
import { deterministic, exponential, gamma } from '@squall/random';
import type { QueueValues } from './parameters.ts';

const secondMs = 1000;

/** Rho of a queue that takes everybody in. */
export const loadOf = ({ lambda, mu, c }: QueueValues): number => lambda / (c * mu);

/** Takes everybody in, and nobody leaves: settles only below what it serves. */
export const isEndless = ({ model }: QueueValues): boolean =>
  model !== 'mmc-loss' && model !== 'mmck' && model !== 'erlang-a';

/** @throws InputError when there is no such queue, or none that settles */
export function checkQueue(values: QueueValues): void {
  const { model, lambda, mu, c, K } = values;
  if (model === 'mmck' && K < c)
    throw new InputError(`--set K=${K}: give at least the ${c} servers, who are part of the room`);
  if (isEndless(values) && lambda >= c * mu)
    throw new InputError(
      `--set lambda=${lambda}: give less than the ${c * mu} a second that ${model} serves, or another model`,
    );
}

/** The queue as theory has it, where it is a birth-death process. */
export function markovOf({ model, lambda, mu, c, K, theta }: QueueValues): MarkovQueue {
  return {
    arrivalsPerSecond: lambda,
    servedPerSecond: mu,
    servers: c,
    ...(model === 'mmc-loss' ? { capacity: c } : {}),
    ...(model === 'mmck' ? { capacity: K } : {}),
    ...(model === 'erlang-a' ? { abandonedPerSecond: theta } : {}),
  };
}

function serviceTimeOf({ model, mu, cv2 }: QueueValues) {
  if (model === 'md1') return deterministic(secondMs / mu);
  return model === 'mg1' ? gamma(secondMs / mu, cv2) : exponential(secondMs / mu);
}

/** Rows of customers for those who wait or come back: far more than there ever are. */
const customersMax = (mean: number): number => Math.ceil(200 + 20 * mean);

function leaving(values: QueueValues): Partial<OpenQueue> {
  const { model, lambda, mu, theta } = values;
  if (model === 'erlang-a')
    return {
      patience: exponential(secondMs / theta),
      customersMax: customersMax(meanInSystem(markovOf(values))),
    };
  if (model !== 'retrial') return {};
  return {
    retryAfter: exponential(secondMs / theta),
    customersMax: customersMax(meanOrbit(lambda, mu, theta)),
  };
}

function roomOf({ model, c, K }: QueueValues): Partial<OpenQueue> {
  if (model === 'mmc-loss' || model === 'retrial') return { queueCapacity: 0 };
  return model === 'mmck' ? { queueCapacity: K - c } : {};
}

/** The same queue as a station before clients. */
export const stationOf = (values: QueueValues): OpenQueue => ({
  arrivalsPerSecond: values.lambda,
  servers: values.c,
  serviceTime: serviceTimeOf(values),
  ...roomOf(values),
  ...leaving(values),
});
