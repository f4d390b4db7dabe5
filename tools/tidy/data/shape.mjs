// @ts-check
/** Lines of a file that are not empty. The median is far below: what hurts is the tail. */
export const linesMax = 300;

/** Files that are one list, and would be no clearer in two. @type {readonly { readonly files: RegExp, readonly because: string }[]} */
export const longOnPurpose = [
  {
    files: /\.experiment\.ts$/,
    because: 'an experiment is one page of figures with their sources',
  },
  { files: /\.css\.ts$/, because: 'a style sheet is one list' },
  { files: /\/testing\//, because: 'written-out data for tests' },
];

/** Kinds of tests, by what stands between the name and the ending. */
export const testKinds = [
  { suffix: 'test', means: 'behaviour' },
  { suffix: 'property.test', means: 'invariants' },
  { suffix: 'theory.test', means: 'closed forms' },
  { suffix: 'equivalence.test', means: 'the two engines' },
  { suffix: 'conformance.test', means: 'recorded vectors and traces' },
  { suffix: 'e2e.test', means: 'a real browser or process' },
];
