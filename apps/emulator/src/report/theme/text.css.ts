const css = String.raw;

/** Letters: the system's own faces; figures stand in columns; a serif for what is to be read rather than looked up. */
export const text = css`
  :root {
    --sans:
      -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans',
      Arial, system-ui, sans-serif;
    --serif:
      ui-serif, 'Iowan Old Style', 'Palatino Linotype', Palatino, 'URW Palladio L', Charter,
      Georgia, 'Liberation Serif', serif;
    --mono: ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, 'Liberation Mono', monospace;
  }
  body {
    font: 1rem/1.55 var(--sans);
    font-variant-numeric: tabular-nums lining-nums;
    font-kerning: normal;
    text-rendering: optimizeLegibility;
    overflow-wrap: break-word;
  }
  h1,
  h2,
  h3,
  h4,
  h5,
  p,
  dl,
  dd,
  ul,
  ol {
    margin: 0;
  }
  h1,
  h2 {
    font-family: var(--serif);
    font-weight: 600;
    letter-spacing: -0.012em;
    text-wrap: balance;
  }
  h1 {
    font-size: clamp(2.1rem, 1.3rem + 3.4vw, 3.6rem);
    line-height: 1.08;
  }
  h2 {
    font-size: clamp(1.65rem, 1.3rem + 1.4vw, 2.2rem);
    line-height: 1.15;
  }
  h3 {
    font-size: 1.3rem;
    line-height: 1.25;
    letter-spacing: -0.008em;
    text-wrap: balance;
  }
  article.variant h3 {
    font: 600 clamp(1.45rem, 1.2rem + 1vw, 1.8rem)/1.2 var(--serif);
  }
  figcaption h3,
  figcaption h4 {
    font-size: 1rem;
    font-weight: 650;
    letter-spacing: 0;
  }
  h3.label,
  .eyebrow {
    font-size: 0.8125rem;
    font-weight: 600;
    letter-spacing: 0.02em;
    color: var(--ink-3);
  }
  .eyebrow {
    margin-bottom: 0.6rem;
  }
  .eyebrow span {
    padding-inline: 0.25em;
  }
  .eyebrow code {
    font-weight: 400;
  }
  .question {
    max-width: 38em;
    margin-top: 1.25rem;
    font: 400 clamp(1.15rem, 1rem + 0.8vw, 1.45rem)/1.45 var(--serif);
    color: var(--ink);
    text-wrap: pretty;
  }
  .kicker,
  .small,
  small,
  figcaption p,
  footer,
  .back {
    font-size: 0.875rem;
    color: var(--ink-2);
  }
  .kicker {
    margin-top: 1.1rem;
  }
  .lead,
  figcaption p,
  .none {
    max-width: 46rem;
    text-wrap: pretty;
  }
  .lead {
    margin-top: 0.75rem;
    color: var(--ink-2);
  }
  .none {
    margin-top: 0.75rem;
    font-style: italic;
    color: var(--ink-2);
  }
  figcaption p {
    margin-top: 0.25rem;
  }
  small {
    font-size: 0.8125rem;
    font-weight: 400;
  }
  a {
    color: var(--link);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }
  code,
  pre {
    font-family: var(--mono);
    font-size: 0.9em;
    font-variant-ligatures: none;
  }
`;
