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

/** Drawings stretch with the page, their lines and letters do not. */
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
`;
