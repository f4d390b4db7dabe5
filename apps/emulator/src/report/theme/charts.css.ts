const css = String.raw;

const hues = Array.from(
  { length: 8 },
  (_, i) => css`
    .hue-${i} {
      --c: var(--hue-${i});
      --d: var(--deep-${i});
    }
  `,
).join('');

const states = Object.entries({
  online: '--online',
  publishingPresence: '--stage-1',
  loadingContacts: '--stage-2',
  signingIn: '--stage-3',
  resuming: '--stage-4',
  connecting: '--stage-5',
  backingOff: '--waiting',
  away: '--away',
  gaveUp: '--gone',
  offline: '--offline',
  'other-0': '--hue-2',
  'other-1': '--hue-7',
  'other-2': '--hue-6',
  'other-3': '--hue-5',
})
  .map(([state, colour]) => `.state-${state}{--c:var(${colour})}`)
  .join('\n');

/** Charts: drawings stretch with the page, their lines and letters do not. */
export const charts = css`
  ${hues}
  ${states}
  .hue-key {
    --c: var(--ink-3);
  }
  .fill {
    fill: var(--c);
    stroke: none;
  }
  .fill.pale {
    fill-opacity: 0.5;
  }
  .line {
    fill: none;
    stroke: var(--d, var(--c));
    stroke-width: 1.75;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }
  .line.attempts {
    stroke: var(--ink);
    stroke-width: 1.1;
  }
  .line.busy {
    stroke: var(--ink-2);
    stroke-width: 1;
    stroke-dasharray: 1.5 2;
  }
  .line.online {
    stroke: var(--online-line);
    stroke-width: 1.25;
  }
  .line.capacity,
  .capacity {
    fill: none;
    stroke: var(--ink-2);
    stroke-width: 1;
    stroke-dasharray: 5 4;
    vector-effect: non-scaling-stroke;
  }
  .trigger {
    fill: none;
    stroke: var(--harm);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }
  .grid {
    fill: none;
    stroke: var(--line);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }
  .dash-1 {
    stroke-dasharray: 7 3;
  }
  .dash-2 {
    stroke-dasharray: 2 2.5;
  }
  .dash-3 {
    stroke-dasharray: 9 3 2 3;
  }
  .panel {
    display: block;
    width: 100%;
    overflow: visible;
  }
  .panel.tall,
  .scale.tall {
    height: 190px;
  }
  .panel.middle,
  .scale.middle {
    height: 96px;
  }
  .panel.rates,
  .scale.rates {
    height: 50px;
  }
  .panel.low,
  .scale.low {
    height: 22px;
    margin-top: 3px;
  }
  .panel.tall,
  .panel.middle,
  .panel.rates,
  .panel.low {
    border-bottom: 1px solid var(--line);
  }
  .panel.low {
    background: var(--sunk);
  }
  .panel.spark {
    height: 34px;
    border-bottom: 1px solid var(--line);
  }
  svg text {
    font: 0.75rem var(--sans);
    fill: var(--ink-3);
  }
  .scale {
    display: block;
    width: 100%;
    overflow: visible;
  }
  .scale .hang {
    dominant-baseline: hanging;
  }
  .scale .mid {
    dominant-baseline: central;
  }
  .stack {
    --gutter: 9rem;
    --scale: 3.75rem;
    position: relative;
    display: grid;
    grid-template-columns: var(--gutter) minmax(0, 1fr) var(--scale);
    row-gap: 0.9rem;
    margin-top: 1rem;
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
    grid-column: 2;
  }
  .stack > .head {
    position: sticky;
    top: 2.75rem;
    z-index: 3;
    grid-column: 1 / -1;
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
    grid-column: 1 / -1;
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
    fill-opacity: 0.4;
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
    .stack {
      --gutter: 0rem;
      --scale: 3.25rem;
      grid-template-columns: minmax(0, 1fr) var(--scale);
      row-gap: 0.35rem;
    }
    .foot,
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
      margin-top: 0.4rem;
      padding-right: 0.5rem;
      background: var(--paper);
    }
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
