const css = String.raw;

/** A phase diagram: cells in the colour and with the letter of their verdict, values beside them, the stable load across. */
export const phase = css`
  .verdict-stable {
    --c: var(--held-wash);
    --t: var(--held);
  }
  .verdict-recovered {
    --c: var(--online);
    --t: var(--ink);
  }
  .verdict-undecided {
    --c: var(--stage-1);
    --t: var(--ink);
  }
  .verdict-metastable {
    --c: var(--failed);
    --t: var(--paper);
  }
  .verdict-overloaded {
    --c: var(--gone);
    --t: var(--paper);
  }
  .phase {
    display: grid;
    grid-template-columns: 3.75rem minmax(0, 1fr);
    margin-top: 1.25rem;
  }
  .phase > * {
    grid-column: 2;
  }
  .phase .axis-name {
    font-size: 0.8125rem;
    color: var(--ink-2);
  }
  .phase .axis-name.up {
    grid-column: 1 / -1;
  }
  .phase .axis-name.across {
    text-align: right;
  }
  .phase svg {
    display: block;
    width: 100%;
    overflow: visible;
  }
  .phase svg.up {
    grid-column: 1;
    grid-row: 3;
  }
  .phase svg.stable-label {
    grid-row: 2;
  }
  .phase svg.cells {
    grid-row: 3;
  }
  .phase svg.across {
    grid-row: 4;
  }
  .phase svg.up text {
    text-anchor: end;
    dominant-baseline: central;
  }
  .phase svg.across text,
  .phase svg.cells text {
    text-anchor: middle;
  }
  .phase .cells rect {
    fill: var(--c);
    stroke: var(--paper);
    stroke-width: 1.5;
  }
  .phase .cells text {
    fill: var(--t);
    font-weight: 600;
    dominant-baseline: central;
  }
  .phase .cells text.of {
    font-size: 0.625rem;
    font-weight: 400;
  }
  .phase .cells .against rect {
    stroke: var(--ink);
    stroke-width: 3;
  }
  .phase .stable-load {
    stroke: var(--ink);
    stroke-width: 2;
    stroke-dasharray: 6 3;
  }
  .phase .stable-halo {
    stroke: var(--paper);
    stroke-width: 5;
    stroke-opacity: 0.7;
  }
  .phase svg.stable-label text {
    fill: var(--ink);
    font-weight: 600;
  }
  .stable-label .middle {
    text-anchor: middle;
  }
  .stable-label .end {
    text-anchor: end;
  }
  .phase-keys {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35rem 1.5rem;
    margin-top: 1rem;
    padding: 0;
    list-style: none;
    font-size: 0.875rem;
    color: var(--ink-2);
  }
  .phase-keys li {
    display: flex;
    align-items: center;
    gap: 0.5rem;
  }
  .phase-keys svg {
    flex: none;
    width: 1.5rem;
    height: 1.25rem;
  }
  .phase-keys rect {
    fill: var(--c);
  }
  .phase-keys text {
    fill: var(--t);
    font-weight: 600;
    text-anchor: middle;
    dominant-baseline: central;
  }
  .phase-keys b {
    color: var(--ink);
    font-weight: 600;
  }
  details.phase-table {
    margin-top: 1.5rem;
  }
  .phase-table table {
    margin-top: 0.75rem;
    font-size: 0.8125rem;
  }
  .phase-table td {
    white-space: nowrap;
  }
  @media screen and (max-width: 44rem) {
    .phase {
      grid-template-columns: 2.75rem minmax(0, 1fr);
    }
    .phase .seldom {
      display: none;
    }
    .phase .cells text.of {
      font-size: 0.5625rem;
    }
  }
`;
