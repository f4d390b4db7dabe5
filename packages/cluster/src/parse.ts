import type * as z from 'zod';
import { checkSpec } from './check.ts';
import { InputError, show } from './errors.ts';
import { type ClusterSpec, clusterSchema } from './spec.ts';

/** Dotted, as it is written in an experiment: `cohorts.old.share`, `configuration.waves.2.share`. */
function dotted(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

/** The value that an issue's path ends at: where kinds are told apart, the schema hands over what the kind is part of. */
function valueOf(issue: z.core.$ZodIssue): unknown {
  const { input, path } = issue;
  const tellsKinds = issue.code === 'invalid_union' && issue.discriminator !== undefined;
  if (!tellsKinds || typeof input !== 'object' || input === null) return input;
  return Reflect.get(input, path.at(-1) ?? '');
}

/** What to give instead; the schema's own words without the words that only say that something is wrong. */
function wishOf(issue: z.core.$ZodIssue): string {
  const { message } = issue.code === 'invalid_key' ? (issue.issues[0] ?? issue) : issue;
  return (
    message
      .replace(/^(Invalid [a-z]+|Too small|Too big): /, '')
      .replace(/^Invalid discriminator value\. Expected /, 'expected one of ')
      // A kind that may be left out is no word that can be given.
      .replace(" | 'undefined'", '')
  );
}

/** One line of a schema's complaint: which value, what it is, what to give instead. */
export function explainIssue(issue: z.core.$ZodIssue, at: string): string {
  const path = [at, dotted(issue.path)].filter(Boolean).join('.');
  if (issue.code === 'unrecognized_keys')
    return `${path}: there is no '${issue.keys.join("', '")}' here; remove it or mend its spelling`;
  return `${path} is ${show(valueOf(issue))}: ${wishOf(issue)}`;
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
