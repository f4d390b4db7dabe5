/** What the bridge page shows. */
export interface PageOptions {
  readonly viewer: URL;
  readonly watched: readonly string[];
  /** After this time without a word from the viewer the page says what may be wrong, ms. */
  readonly patienceMs: number;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => entities[char] ?? char);
}

/**
 * Headers of every answer: nothing of another origin runs here but the viewer, in its frame.
 * The socket's addresses are spelt out, as older browsers do not count them under 'self'.
 */
export function securityHeaders(viewer: URL, port: number): Readonly<Record<string, string>> {
  const sockets = `ws://127.0.0.1:${port} ws://localhost:${port}`;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${sockets}`,
    `frame-src ${viewer.origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
}

export const pageStyle = `html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; font: 14px/1.4 system-ui, sans-serif; color-scheme: light dark; }
header { display: flex; gap: 1em; padding: 0.4em 1em; }
#watched { flex: 1; }
#hint { margin: 0; padding: 0.4em 1em; background: Mark; color: MarkText; }
iframe { flex: 1; border: 0; }
`;

/** The bridge page: a line that says what is watched, and the viewer in a frame that cannot leave it. */
export function bridgePage({ viewer, watched, patienceMs }: PageOptions): string {
  const url = escape(viewer.href);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>squall: ${escape(watched.join(', '))}</title>
<link rel="stylesheet" href="/bridge.css">
<header>
<span id="watched">Watching ${escape(watched.join(', '))}</span>
<span id="state" role="status">waiting for the viewer</span>
</header>
<p id="hint" role="alert" hidden>The viewer at ${url} does not answer. Is this machine offline? Another one is given with --inspect-url.</p>
<iframe title="Viewer" data-viewer="${url}" data-patience-ms="${patienceMs}" sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-downloads"></iframe>
<script src="/bridge.js"></script>
</html>
`;
}
