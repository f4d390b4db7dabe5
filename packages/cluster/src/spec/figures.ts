/** The kinds of figure a specification is made of; NaN and Infinity are refused by all of them. */
import * as z from 'zod';

/** 0..1. */
export const share = z.number().min(0).max(1);
/** A rate or ratio, at least 0. */
export const rate = z.number().min(0);
export const positive = z.number().gt(0);
/** ms, at least 0. */
export const durationMs = z.number().min(0);
/** ms, more than 0. */
export const positiveMs = z.number().gt(0);
/** A whole number of at least 1. */
export const count = z.int().min(1);
/** A name as used in targets, files and labels. */
export const name = z
  .string()
  .regex(
    /^[a-zA-Z][a-zA-Z0-9-]{0,62}$/,
    'give a name of letters, digits and hyphens that begins with a letter',
  );
