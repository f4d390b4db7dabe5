const css = String.raw;

/** On paper: always light, nothing hidden, no break inside what belongs together. */
export const print = css`
  @page {
    margin: 16mm 14mm;
  }
  @media print {
    html {
      font-size: 9.5pt;
    }
    * {
      -webkit-print-color-adjust: exact;
      print-color-adjust: exact;
    }
    body {
      background: none;
    }
    nav,
    .skip,
    .back {
      display: none;
    }
    .masthead {
      padding-top: 0;
    }
    main > section {
      padding-top: 2.5rem;
    }
    .stack > .head {
      position: static;
    }
    h1,
    h2,
    h3,
    h4,
    h5,
    figcaption,
    summary,
    .group {
      break-after: avoid;
    }
    article.variant {
      break-before: page;
      margin-top: 0;
      border-top: 0;
    }
    tr,
    .verdict,
    .tiles,
    .name,
    .plots,
    .scales,
    .whiskers .row {
      break-inside: avoid;
    }
    details::details-content {
      content-visibility: visible;
      display: block;
      height: auto;
    }
    summary {
      list-style: none;
    }
    details pre {
      white-space: normal;
    }
    .scroll {
      overflow: visible;
    }
    .ledger {
      min-width: 0;
      font-size: 7pt;
    }
    a {
      color: inherit;
      text-decoration: none;
    }
  }
`;
