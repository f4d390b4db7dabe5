import { count, duration, share } from './format.ts';

const last = (path: string) => path.slice(path.lastIndexOf('.') + 1);

/** A figure with the unit that its name ends in: `services.signIn.serviceTimeMs`, 200 → `200 ms`. */
export function figureInWords(path: string, value: number | string | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  const name = last(path);
  if (name.endsWith('Ms')) return duration(value);
  if (name.endsWith('PerThousandPerSecond')) return `${count(value)}/s per 1,000 clients`;
  if (name.endsWith('PerSecond')) return `${count(value)}/s`;
  if (/seconds$/i.test(name)) return `${count(value)} s`;
  return /share/i.test(name) && value <= 1 ? share(value) : count(value);
}
