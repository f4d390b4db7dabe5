import { createHash } from 'node:crypto';
import { type Markup, markup, trusted } from './html.ts';
import { theme } from './theme.css.ts';

const policyFor = (style: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** What a page is made of. */
export interface Page {
  readonly title: string;
  /** Question and answer, above the sections; it holds the element `answer`. */
  readonly head: Markup;
  /** Sections by id, with their names. */
  readonly links: readonly (readonly [id: string, name: string])[];
  readonly sections: readonly Markup[];
  /** Of Squall. */
  readonly version: string;
  /** The whole style; that of a report unless told. */
  readonly style?: string;
}

/**
 * A page that needs nothing else: no network, no script, and no style but its own, which its policy names by hash. The same
 * content gives the same page, byte for byte.
 */
export function shell({ title, head, links, sections, version, style = theme }: Page): Markup {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="squall">
<link rel="icon" href="data:,">
<title>${title} · Squall</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#answer">To the answer</a>
${head}
<nav aria-label="Sections"><ul>${links.map(([id, name]) => markup`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
<main>
${sections.map((section) => markup`${section}\n`)}</main>
<footer><p>Made by Squall ${version}, a cluster emulator for reconnect storms. All times are virtual.</p></footer>
</body>
</html>
`;
}
