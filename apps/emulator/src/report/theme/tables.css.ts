const css = String.raw;

/** Tables: rules between rows, none between columns. */
export const tables = css`
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.9375rem;
    line-height: 1.4;
  }
  th {
    font-weight: 400;
    text-align: left;
  }
  thead th {
    padding: 0 0.75rem 0.5rem 0;
    font-size: 0.8125rem;
    color: var(--ink-3);
    vertical-align: bottom;
  }
  tbody th,
  td {
    padding: 0.6rem 0.75rem 0.6rem 0;
    vertical-align: top;
    border-top: 1px solid var(--line-2);
  }
  tbody tr:first-child > * {
    border-top-color: var(--line);
  }
  .num {
    text-align: right;
  }
  tr > :last-child {
    padding-right: 0;
  }
  .icon {
    overflow: visible;
    width: 1.05em;
    height: 1.05em;
    vertical-align: -0.16em;
  }
  .icon path {
    fill: none;
    stroke: var(--paper);
    stroke-width: 1.9;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon.held circle {
    fill: var(--held);
  }
  .icon.failed circle {
    fill: var(--failed);
  }
  .claims {
    margin-top: 1.5rem;
  }
  .claims .mark {
    width: 2rem;
  }
  .claims th[scope='row'] {
    padding-right: 1.5rem;
  }
  .claims th > div {
    display: grid;
    grid-template-columns: 1.75rem 1fr;
  }
  .claims th .n {
    color: var(--ink-3);
  }
  .claims th span:last-child {
    font-weight: 550;
  }
  .claims small {
    display: block;
    color: var(--ink-3);
  }
  .claims .variant {
    width: 19%;
    font-size: 0.875rem;
  }
  .claims .measured {
    width: 23%;
  }
  .claims b {
    font-weight: 600;
  }
  .claims .bound {
    width: 14%;
    color: var(--ink-2);
  }
  .claims tr.failed b {
    color: var(--failed);
  }
  .claims tr:target > * {
    background: var(--sunk);
  }
  .variants {
    margin-top: 1rem;
  }
  .variants th[scope='row'] {
    width: 22%;
    font-weight: 550;
  }
  .variants td,
  .variants tbody th {
    vertical-align: middle;
  }
  .variants td.spark {
    padding-block: 0.4rem;
  }
  .variants .num {
    width: 11%;
  }
  .variants .is {
    width: 13%;
    padding-left: 0.75rem;
  }
  .variants .fate-word {
    white-space: nowrap;
  }
  .variants .is small {
    display: block;
    color: var(--ink-3);
  }
  .ledger {
    min-width: 58rem;
    font-size: 0.875rem;
  }
  .ledger i {
    font-style: normal;
    color: var(--ink);
    padding-right: 0.15em;
  }
  .ledger .part {
    padding-left: 1.5rem;
  }
  .ledger .zero {
    color: var(--ink-3);
    opacity: 0.75;
  }
  .ledger tfoot > tr > * {
    border-top: 1px solid var(--ink-3);
    font-weight: 600;
    padding-block: 0.6rem;
    vertical-align: top;
  }
  .ledger td,
  .ledger tbody th {
    padding-block: 0.35rem;
    white-space: nowrap;
  }
  .matrix {
    margin-top: 1rem;
    width: auto;
    min-width: min(100%, 46rem);
  }
  .matrix thead th,
  .matrix td {
    text-align: center;
    padding-inline: 0.1rem;
    min-width: 1.05rem;
  }
  .matrix thead th:first-child {
    text-align: left;
  }
  .matrix tbody td,
  .matrix tbody th {
    padding-block: 0.2rem;
    border-top: 0;
  }
  .matrix tr.figure th {
    padding-top: 0.9rem;
    border-top: 1px solid var(--line);
  }
  .matrix tr.end th[scope='row'],
  .matrix tr.as-assumed th[scope='row'] {
    padding-left: 0.75rem;
    font-size: 0.875rem;
  }
  .matrix tr.as-assumed > * {
    background: var(--sunk);
  }
  .provenance {
    margin-top: 0.75rem;
    font-size: 0.875rem;
    table-layout: fixed;
  }
  .provenance th {
    width: 34%;
  }
  .provenance code span {
    color: var(--ink-3);
  }
  .provenance thead th:nth-child(2),
  .provenance .value {
    width: 24%;
  }
  .provenance .value small {
    display: block;
    color: var(--ink-3);
  }
  .provenance .note {
    color: var(--ink-2);
  }
  .provenance-title {
    display: flex;
    align-items: center;
    gap: 0.6rem;
    margin-top: 2.5rem;
  }
  .provenance-title::before {
    content: '';
    width: 0.8rem;
    height: 0.8rem;
    border: 2px solid var(--link);
    border-radius: 2px;
  }
  .provenance-title.documented::before {
    background: var(--link);
  }
  .provenance-title.assumed::before {
    border-color: var(--assumed);
  }
  .provenance.assumed .value {
    color: var(--assumed);
  }
  .digests {
    margin-top: 1.75rem;
    font-size: 0.875rem;
  }
  .digest {
    overflow-wrap: anywhere;
  }
`;
