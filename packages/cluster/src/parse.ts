import type * as z from 'zod';
import { checkSpec } from './check.ts';
import { InputError, show } from './errors.ts';
import { type ClusterSpec, clusterSchema } from './spec.ts';

/** Dotted, as it is written in an experiment: `cohorts.old.share`, `configuration.waves.2.share`. */
function dotted(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

/** One line of a schema's complaint: which value, what it is, what to give instead. */
export function explainIssue(issue: z.core.$ZodIssue, at: string): string {
  const path = [at, dotted(issue.path)].filter(Boolean).join('.');
  if (issue.code === 'unrecognized_keys')
    return `${path}: there is no '${issue.keys.join("', '")}' here; remove it or mend its spelling`;
  const wish = issue.message.replace(/^(Invalid input|Too small|Too big|Invalid string): /, '');
  return `${path} is ${show(issue.input)}: ${wish}`;
}

/**
 * Checks a specification and gives it back, typed.
 * @param at where it stands, to begin each path with
 * @throws InputError naming the first wrong value and the way out
 */
export function parseClusterSpec(value: unknown, at = 'world'): ClusterSpec {
  const parsed = clusterSchema.safeParse(value, { reportInput: true });
  const issue = parsed.error?.issues[0];
  if (issue !== undefined) throw new InputError(explainIssue(issue, at));
  const problem = checkSpec(parsed.data as ClusterSpec)[0];
  if (problem !== undefined) throw new InputError(`${at}.${problem}`);
  return parsed.data as ClusterSpec;
}
