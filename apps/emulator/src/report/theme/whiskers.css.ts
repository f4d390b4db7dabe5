const css = String.raw;

/** Dots and whiskers in rows: variant, cell, drawing, words. */
export const whiskers = css`
  .whiskers {
    margin-top: 1rem;
    font-size: 0.875rem;
  }
  .whiskers .variant {
    display: grid;
    grid-template-columns: 15rem minmax(0, 1fr);
    gap: 0 1rem;
    padding-block: 0.35rem;
    border-top: 1px solid var(--line-2);
  }
  .whiskers h4 {
    padding-top: 0.1rem;
    font-size: 0.9375rem;
    font-weight: 550;
    line-height: 1.35;
  }
  .whiskers .row {
    display: grid;
    grid-template-columns: 6rem minmax(0, 1fr) 15rem;
    gap: 0 1rem;
    align-items: center;
    min-height: 1.75rem;
  }
  .whiskers .variant.head {
    border-top: 0;
  }
  .whiskers .head .row {
    grid-column: 2;
  }
  .whiskers .head svg {
    grid-column: 2;
  }
  .whiskers .cell {
    color: var(--ink-2);
  }
  .whisker {
    display: block;
    width: 100%;
    height: 24px;
    overflow: visible;
  }
  .whisker .base {
    stroke: var(--line);
  }
  .whisker .tick {
    stroke: var(--line);
  }
  .whisker .each {
    fill: var(--ink-3);
    fill-opacity: 0.55;
  }
  .whisker .interval {
    stroke: var(--online-line);
    stroke-width: 3;
    stroke-opacity: 0.55;
  }
  .whisker .mean {
    fill: var(--online-line);
  }
  .whisker .never {
    fill: none;
    stroke: var(--failed);
    stroke-width: 2;
  }
  @media screen and (max-width: 44rem) {
    .whiskers .variant {
      display: block;
    }
    .whiskers .row {
      grid-template-columns: 5rem minmax(0, 1fr);
    }
    .whiskers .value {
      grid-column: 2;
      color: var(--ink-2);
      margin-bottom: 0.4rem;
    }
  }
`;
