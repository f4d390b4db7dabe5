const css = String.raw;

/** On paper: always light, nothing hidden, no break inside what belongs together. */
export const print = css`
  @page {
    margin: 16mm 14mm;
  }
  @media print {
    :root {
      --paper: #ffffff;
    }
    html {
      font-size: 9pt;
    }
    .tiles {
      grid-template-columns: repeat(4, 1fr);
    }
    .tiles b {
      font-size: 1.2rem;
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
      position: relative;
      top: 0;
    }
    .lane {
      margin-top: 0.5rem;
    }
    .panel.tall,
    .scale.tall {
      height: 140px;
    }
    .panel.middle,
    .scale.middle {
      height: 76px;
    }
    .panel.rates,
    .scale.rates {
      height: 36px;
    }
    .panel.low,
    .scale.low {
      height: 16px;
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
    .lane,
    .whiskers .variant {
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
