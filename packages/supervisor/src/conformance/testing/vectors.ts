import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Vector } from './vector.ts';

const FOLDER = fileURLToPath(new URL('../data', import.meta.url));

/** Every recorded scenario in `data/`, in the order of their names. */
export function loadVectors(): readonly Vector[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  return files.sort().map((name) => vectorIn(`${FOLDER}/${name}`));
}

function vectorIn(path: string): Vector {
  const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (isVector(content)) return content;
  throw new Error(`${path} is not of the format otp-supervisor-trace/1`);
}

function isVector(content: unknown): content is Vector {
  if (typeof content !== 'object' || content === null) return false;
  return 'format' in content && content.format === 'otp-supervisor-trace/1';
}
