const css = String.raw;

/** Verdicts: their marks, and what became of each cell in lines of text. */
export const fatesTheme = css`
  .icon.stable circle,
  .icon.recovered circle {
    fill: var(--held);
  }
  .icon.metastable .body {
    fill: var(--failed);
    stroke: none;
  }
  .icon.undecided .body {
    fill: none;
    stroke: var(--assumed);
    stroke-width: 1.8;
  }
  .icon.undecided path {
    stroke: var(--assumed);
  }
  .fates {
    margin-top: 2.5rem;
    font-size: 0.875rem;
  }
  .fates .variant {
    display: grid;
    grid-template-columns: 15rem minmax(0, 1fr);
    gap: 0 1rem;
    padding-block: 0.6rem;
    border-top: 1px solid var(--line-2);
  }
  .fates > .small {
    margin-bottom: 1rem;
  }
  .fates h4 {
    font-size: 0.9375rem;
    font-weight: 550;
    line-height: 1.35;
  }
  .fate + .fate {
    margin-top: 0.75rem;
  }
  .fate .is {
    margin: 0;
  }
  .fate .is span {
    color: var(--ink-2);
  }
  .fate small {
    color: var(--ink-3);
  }
  .fate dl {
    margin: 0.15rem 0 0;
  }
  .fate dl > div {
    display: grid;
    grid-template-columns: 9.5rem minmax(0, 1fr);
    gap: 0 1rem;
  }
  .fate dt {
    color: var(--ink-3);
  }
  .fate dd {
    margin: 0;
  }
  @media screen and (max-width: 44rem) {
    .fates .variant,
    .fate dl > div {
      display: block;
    }
    .fate {
      margin-top: 0.35rem;
    }
    .fate dl > div {
      margin-top: 0.25rem;
    }
  }
`;
