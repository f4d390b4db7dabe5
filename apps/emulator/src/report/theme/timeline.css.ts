const css = String.raw;

/** A stack of panels on one time axis: names at the left, scales at the right, rules through all of them. */
export const timeline = css`
  .stack {
    --gutter: 9rem;
    --scale: 3.75rem;
    position: relative;
    margin-top: 1rem;
  }
  .lane {
    display: grid;
    grid-template-columns: var(--gutter) minmax(0, 1fr) var(--scale);
    margin-top: 0.9rem;
  }
  .rules {
    position: absolute;
    z-index: 1;
    top: 0;
    left: var(--gutter);
    width: calc(100% - var(--gutter) - var(--scale));
    height: 100%;
    overflow: visible;
    pointer-events: none;
  }
  .rules .tick {
    stroke: var(--ink);
    stroke-opacity: 0.08;
  }
  .rules .harm {
    stroke: var(--harm);
    stroke-opacity: 0.75;
  }
  .rules .answer {
    stroke: var(--answer);
    stroke-opacity: 0.75;
    stroke-dasharray: 4 3;
  }
  .foot {
    padding: 0.5rem var(--scale) 0 var(--gutter);
  }
  .stack > .head {
    position: sticky;
    top: 2.75rem;
    z-index: 3;
    padding: 0.6rem var(--scale) 0 var(--gutter);
    background: var(--paper);
  }
  .axis {
    display: block;
    width: 100%;
    overflow: visible;
  }
  .axis .between {
    text-anchor: middle;
  }
  .axis .last {
    text-anchor: end;
  }
  .marker text {
    font-size: 0.6875rem;
    font-weight: 650;
    text-anchor: middle;
    dominant-baseline: central;
  }
  .marker.harm rect {
    fill: var(--harm);
  }
  .marker.harm text {
    fill: var(--paper);
  }
  .marker.answer circle {
    fill: var(--paper);
    stroke: var(--answer);
    stroke-width: 1.5;
  }
  .marker.answer text {
    fill: var(--answer);
  }
  .group {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25rem 1.5rem;
    position: relative;
    z-index: 2;
    margin-top: 0.9rem;
  }
  .group > * {
    padding: 0.15rem 0.5rem 0.15rem 0;
    background: var(--paper);
  }
  .timeline > .legend {
    margin-top: 1.25rem;
  }
  h5 {
    font-size: 0.9375rem;
    font-weight: 650;
  }
  .name {
    grid-column: 1;
    padding-right: 0.75rem;
    font-size: 0.8125rem;
    line-height: 1.35;
  }
  .name b {
    display: block;
    font-weight: 600;
  }
  .name span {
    display: block;
    color: var(--ink-3);
  }
  .plots {
    grid-column: 2;
    min-width: 0;
  }
  @media screen and (max-width: 44rem) {
    .stack {
      --gutter: 0rem;
      --scale: 3.25rem;
    }
    .lane {
      grid-template-columns: minmax(0, 1fr) var(--scale);
      row-gap: 0.35rem;
      margin-top: 0.5rem;
    }
    .plots {
      grid-column: 1;
    }
    .name {
      grid-column: 1 / -1;
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.75rem;
      position: relative;
      z-index: 2;
      width: fit-content;
      padding-right: 0.5rem;
      background: var(--paper);
    }
  }
`;
