const css = String.raw;

/** On a phone a row becomes a block; only the books keep their columns, and scroll by themselves. */
export const narrowTables = css`
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
      grid-template-columns: repeat(2, 1fr);
      gap: 0.35rem 0.75rem;
      padding-block: 1rem;
      border-top: 1px solid var(--line-2);
    }
    .variants th,
    .variants td.spark {
      grid-column: 1 / -1;
    }
    .variants tr > .is {
      padding-left: 0;
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
    .ledger th:first-child {
      position: sticky;
      left: 0;
      background: var(--paper);
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
