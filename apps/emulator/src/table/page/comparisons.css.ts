const css = String.raw;

/** Tables of comparisons: a heading for each row of the source, a line for each figure. */
export const comparisons = css`
  .tally {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    margin-top: 1rem;
    font-weight: 550;
  }
  .tally.failed {
    color: var(--failed);
  }
  .tally .icon {
    flex: none;
  }
  .set-up,
  .others {
    margin-top: 1rem;
    font-size: 0.9375rem;
  }
  .set-up summary,
  .others summary {
    cursor: pointer;
    color: var(--link);
  }
  .set-up ul {
    max-width: 52rem;
    margin-top: 0.5rem;
    padding-left: 1.1rem;
    color: var(--ink-2);
  }
  .set-up li + li {
    margin-top: 0.25rem;
  }
  .tolerance {
    max-width: 52rem;
    margin-top: 0.6rem;
    font-size: 0.875rem;
    color: var(--ink-2);
    text-wrap: pretty;
  }
  .table-claims {
    max-width: 52rem;
    margin-top: 1rem;
    padding: 0;
    list-style: none;
    font-size: 0.9375rem;
  }
  .table-claims li {
    display: flex;
    gap: 0.6rem;
    padding-block: 0.2rem;
  }
  .table-claims .icon {
    flex: none;
    margin-top: 0.2em;
  }
  .table-claims .not-run {
    color: var(--ink-3);
  }
  .comparisons {
    margin-top: 1.5rem;
    font-size: 0.875rem;
  }
  .comparisons td,
  .comparisons tbody th {
    padding-block: 0.3rem;
  }
  .comparisons .num {
    white-space: nowrap;
  }
  .comparisons thead th {
    padding-right: 0.75rem;
  }
  .comparisons tr.row > * {
    padding-top: 1rem;
    border-top: 1px solid var(--line);
    font-weight: 600;
  }
  .comparisons tr.row + tr > * {
    border-top: 0;
  }
  .comparisons th[scope='row'] {
    color: var(--ink-2);
  }
  .comparisons thead th:nth-child(2),
  .comparisons thead th:nth-child(6) {
    width: 13%;
  }
  .comparisons thead th:nth-child(3) {
    width: 9%;
  }
  .comparisons thead th:nth-child(4) {
    width: 17%;
  }
  .comparisons thead th:nth-child(5) {
    width: 5%;
  }
  .comparisons thead th:last-child {
    width: 15%;
    padding-left: 0.75rem;
  }
  .comparisons b {
    font-weight: 600;
  }
  .comparisons .judged {
    padding-left: 0.75rem;
  }
  .comparisons small {
    display: block;
    color: var(--ink-3);
  }
  .comparisons .outside > * {
    background: var(--failed-wash);
  }
  .comparisons .outside b,
  .comparisons .outside .judged {
    color: var(--failed);
  }
  .comparisons .not-comparable > *,
  .comparisons .unknown > *,
  .comparisons .unknown b,
  .comparisons .reason td {
    color: var(--ink-3);
    font-weight: 400;
  }
  .comparisons .reason td {
    border-top: 0;
    font-size: 0.8125rem;
  }
  .again {
    display: grid;
    gap: 0.35rem;
    margin-top: 1.25rem;
    font-size: 0.8125rem;
    color: var(--ink-2);
  }
  .again > div {
    display: grid;
    grid-template-columns: 7rem 1fr;
  }
  .again dt {
    color: var(--ink-3);
  }
  .again code {
    overflow-wrap: anywhere;
  }
  .contents {
    margin-top: 2rem;
  }
  .contents td,
  .contents tbody th {
    vertical-align: baseline;
  }
  .contents .num {
    white-space: nowrap;
  }
  .beyond p {
    max-width: 46rem;
    margin-top: 0.75rem;
  }
  @media screen and (max-width: 44rem) {
    .comparisons,
    .comparisons tbody,
    .comparisons tr.row,
    .comparisons tr.row > *,
    .comparisons tr.reason,
    .comparisons tr.reason > * {
      display: block;
    }
    .comparisons thead {
      display: none;
    }
    .comparisons tr:not(.row, .reason) {
      display: grid;
      grid-template-columns: repeat(3, 1fr);
      gap: 0.2rem 0.75rem;
      padding-block: 0.6rem;
      border-top: 1px solid var(--line-2);
    }
    .comparisons tr:not(.row, .reason) > * {
      display: block;
      width: auto;
      min-width: 0;
      padding: 0;
      border: 0;
      text-align: left;
      white-space: normal;
    }
    .comparisons tr:not(.row, .reason) > th,
    .comparisons tr > .judged {
      grid-column: 1 / -1;
    }
    .comparisons .outside {
      background: var(--failed-wash);
    }
    .comparisons td.num::before {
      content: attr(data-label);
      display: block;
      font-size: 0.75rem;
      color: var(--ink-3);
    }
    .again > div {
      grid-template-columns: 1fr;
    }
    .contents {
      font-size: 0.8125rem;
    }
    .contents thead .num {
      white-space: normal;
    }
  }
  @media print {
    .comparisons tr.row {
      break-after: avoid;
    }
  }
`;
