const css = String.raw;

/** Tables: rules between rows, none between columns; on a phone a row becomes a block. */
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
    width: 14rem;
    font-size: 0.875rem;
  }
  .claims .measured {
    width: 15rem;
  }
  .claims b {
    font-weight: 600;
  }
  .claims .bound {
    width: 9rem;
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
    width: 17rem;
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
    width: 8rem;
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
    border: 2px dashed var(--assumed);
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
  @media screen and (max-width: 44rem) {
    .claims,
    .claims tbody,
    .variants,
    .variants tbody,
    .provenance,
    .provenance tbody,
    .digests,
    .digests tbody {
      display: block;
    }
    .claims thead,
    .variants thead,
    .provenance thead,
    .digests thead {
      display: none;
    }
    .claims tr {
      display: grid;
      grid-template-columns: 1.75rem 1fr;
      padding-block: 0.9rem;
      border-top: 1px solid var(--line-2);
    }
    .claims tr > *,
    .variants tr > *,
    .provenance tr > *,
    .digests tr > * {
      display: block;
      width: auto !important;
      padding: 0;
      border: 0;
      text-align: left;
    }
    .claims tr > * {
      grid-column: 2;
    }
    .claims .mark {
      grid-column: 1;
      grid-row: 1;
    }
    .claims th > div {
      display: block;
    }
    .claims th .n::after {
      content: '. ';
    }
    .claims .measured {
      margin-top: 0.4rem;
    }
    .claims .bound::before {
      content: 'Bound: ';
    }
    .variants tr {
      display: grid;
      grid-template-columns: repeat(3, 1fr);
      gap: 0.35rem 0.75rem;
      padding-block: 1rem;
      border-top: 1px solid var(--line-2);
    }
    .variants th,
    .variants td.spark {
      grid-column: 1 / -1;
    }
    .variants [data-label]::before {
      content: attr(data-label);
      display: block;
      font-size: 0.75rem;
      color: var(--ink-3);
    }
    .provenance tr,
    .digests tr {
      display: block;
      padding-block: 0.7rem;
      border-top: 1px solid var(--line-2);
    }
    .matrix {
      width: 100%;
      font-size: 0.8125rem;
    }
    .matrix .icon {
      width: 0.95em;
      height: 0.95em;
    }
  }
`;
