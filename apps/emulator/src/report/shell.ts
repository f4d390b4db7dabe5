import { createHash } from 'node:crypto';
import { type Markup, markup, trusted } from './html.ts';

export interface Shell {
  readonly title: string;
  /** The whole style of the page. */
  readonly theme: string;
  /** Where its content begins: without a mouse one goes there first. */
  readonly skip: { readonly to: string; readonly words: string };
  readonly body: Markup;
}

/**
 * A page that needs nothing else: no network, no script, and no style but its own, which its policy names by hash. The same content
 * gives the same page, byte for byte.
 */
export function shell({ title, theme, skip, body }: Shell): Markup {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(theme).digest('base64')}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="squall">
<link rel="icon" href="data:,">
<title>${title} · Squall</title>
<style>${trusted(theme)}</style>
</head>
<body>
<a class="skip" href="#${skip.to}">${skip.words}</a>
${body}
</body>
</html>
`;
}
