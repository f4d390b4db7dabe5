const css = String.raw;

/** The page as a whole: one column, a measure that is good to read, sections with air between them. */
export const layout = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  html {
    scroll-padding-top: 4rem;
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }
  body {
    margin: 0;
    background: var(--paper);
    color: var(--ink);
  }
  .masthead,
  #answer,
  main,
  footer {
    max-width: 70rem;
    margin-inline: auto;
    padding-inline: clamp(1rem, 4vw, 2.5rem);
  }
  .masthead {
    padding-top: clamp(2rem, 6vw, 4.5rem);
  }
  main > section {
    padding-top: 4.5rem;
  }
  footer {
    margin-top: 5rem;
    padding-block: 1.5rem 3rem;
    border-top: 1px solid var(--line);
  }
  nav {
    position: sticky;
    top: 0;
    z-index: 5;
    margin-top: 3rem;
    background: var(--paper);
    border-block: 1px solid var(--line);
  }
  nav ul {
    display: flex;
    gap: 0.25rem 1.5rem;
    max-width: 70rem;
    margin: 0 auto;
    padding: 0 clamp(1rem, 4vw, 2.5rem);
    list-style: none;
    overflow-x: auto;
    scrollbar-width: none;
  }
  nav li {
    flex: none;
  }
  nav a {
    display: block;
    padding: 0.7rem 0;
    font-size: 0.875rem;
    color: var(--ink-2);
    text-decoration: none;
  }
  nav a:hover {
    color: var(--link);
    text-decoration: underline;
  }
  article.variant {
    margin-top: 4.5rem;
    padding-top: 2rem;
    border-top: 1px solid var(--line);
  }
  figure {
    margin: 1.5rem 0 0;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .skip {
    position: absolute;
    left: -100vw;
  }
  .skip:focus {
    left: 1rem;
    top: 1rem;
  }
  .scroll {
    overflow-x: auto;
  }
  :focus-visible {
    outline: 2px solid var(--link);
    outline-offset: 3px;
    border-radius: 2px;
  }
`;
