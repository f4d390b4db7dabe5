const css = String.raw;

/** The blocks that are neither text nor chart: verdict, tiles, legends, lists of events, details, code. */
export const figures = css`
  #answer {
    margin-top: 2.25rem;
  }
  .verdict {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.5rem 2rem;
    align-items: start;
    padding: 1.5rem 1.75rem;
    border-radius: 10px;
  }
  .verdict.held {
    background: var(--held-wash);
  }
  .verdict.failed {
    background: var(--failed-wash);
  }
  .stamp {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    font: 600 1.5rem/1.3 var(--serif);
  }
  .held .stamp {
    color: var(--held);
  }
  .failed .stamp {
    color: var(--failed);
  }
  .verdict .words {
    font-size: 1.125rem;
    line-height: 1.45;
    text-wrap: pretty;
  }
  .verdict .small {
    margin-top: 0.4rem;
  }
  .tiles-block,
  .scope {
    margin-top: 2.25rem;
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
    gap: 1.25rem 2rem;
    margin-top: 0.75rem;
  }
  .tiles > div {
    padding-top: 0.75rem;
    border-top: 1px solid var(--line);
  }
  .tiles dt {
    font-size: 0.875rem;
    color: var(--ink-2);
  }
  .tiles b {
    display: block;
    margin-top: 0.15rem;
    font: 600 1.5rem/1.25 var(--serif);
    letter-spacing: -0.01em;
    white-space: nowrap;
  }
  .tiles dd span {
    display: block;
    margin-top: 0.25rem;
    font-size: 0.8125rem;
    line-height: 1.4;
    color: var(--ink-2);
  }
  .scope ul {
    max-width: 46rem;
    margin-top: 0.6rem;
    padding-left: 1.1rem;
    font-size: 0.9375rem;
    color: var(--ink-2);
  }
  .fragile {
    max-width: 46rem;
    margin-top: 0.75rem;
    padding: 0;
    list-style: none;
    font-size: 0.9375rem;
    color: var(--ink-2);
  }
  .fragile li {
    padding-block: 0.2rem;
  }
  .fragile b {
    font-weight: 550;
    color: var(--ink);
  }
  .scope li + li {
    margin-top: 0.3rem;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 2.5rem;
    margin-top: 1.25rem;
  }
  .facts dt {
    font-size: 0.8125rem;
    color: var(--ink-3);
  }
  .facts dd {
    font-weight: 600;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2rem 1.1rem;
    padding: 0;
    list-style: none;
    font-size: 0.8125rem;
    color: var(--ink-2);
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 0.4rem;
  }
  .key {
    width: 20px;
    height: 12px;
    flex: none;
  }
  .key rect.line,
  .key path.fill {
    display: none;
  }
  .events {
    margin-top: 1rem;
    padding: 0;
    list-style: none;
    columns: 19rem;
    column-gap: 2.5rem;
    font-size: 0.875rem;
    line-height: 1.4;
  }
  .events li {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.6rem;
    padding-block: 0.25rem;
    break-inside: avoid;
  }
  .events time {
    font-weight: 600;
  }
  .chip {
    width: 1.35rem;
    height: 1.35rem;
    font-size: 0.6875rem;
    font-weight: 650;
    line-height: 1.35rem;
    text-align: center;
  }
  .chip.harm {
    background: var(--harm);
    color: var(--paper);
    border-radius: 3px;
  }
  .chip.answer {
    border: 1.5px solid var(--answer);
    line-height: calc(1.35rem - 3px);
    border-radius: 50%;
    color: var(--answer);
  }
  .back {
    margin-top: 1.25rem;
  }
  details.books {
    margin-top: 1rem;
    padding-block: 0.75rem;
    border-top: 1px solid var(--line);
  }
  summary {
    cursor: pointer;
  }
  .books summary span {
    font-size: 0.875rem;
    color: var(--ink-2);
  }
  .books summary b {
    margin-inline: 0.4rem 0.6rem;
    font-weight: 600;
  }
  .books .scroll {
    margin-top: 1rem;
  }
  pre {
    margin: 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .command {
    margin-top: 1.25rem;
    padding: 1rem 1.25rem;
    background: var(--sunk);
    border-radius: 8px;
    user-select: all;
  }
  .rerun {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
    gap: 1rem 2rem;
    margin-top: 1.5rem;
  }
  .rerun dt {
    font-size: 0.8125rem;
    color: var(--ink-3);
  }
  @media screen and (max-width: 44rem) {
    .verdict {
      grid-template-columns: 1fr;
      padding: 1.25rem;
    }
    .tiles {
      grid-template-columns: 1fr 1fr;
      gap: 1rem 1.25rem;
    }
    .tiles b {
      font-size: 1.25rem;
      white-space: normal;
    }
  }
`;
