import { createServer } from 'node:http';

export interface FakeViewer {
  readonly url: string;
  close(): Promise<void>;
}

/** Does what the protocol asks of a viewer: says that it is there (on a click, with ?shy), shows what it is told. */
const page = `<!doctype html>
<meta charset="utf-8">
<title>fake viewer</title>
<button>connect</button>
<ol></ol>
<script>
addEventListener('message', ({ data, source }) => {
  if (source !== parent || typeof data?._version !== 'string') return;
  const line = document.createElement('li');
  line.textContent = [data.type, data.name, data.event?.type, JSON.stringify(data.snapshot?.value)]
    .filter(Boolean)
    .join(' ');
  line.title = data.definition ?? '';
  document.querySelector('ol').append(line);
});
const connect = () => parent.postMessage({ type: '@statelyai.connected' }, '*');
document.querySelector('button').onclick = connect;
if (!location.search.includes('shy')) connect();
</script>
`;

/** A viewer on an address of its own, which stands for the remote one. */
export function openFakeViewer(): Promise<FakeViewer> {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(page);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const close = () =>
        new Promise<void>((end) => {
          server.close(() => end());
          server.closeAllConnections();
        });
      resolve({ url: `http://127.0.0.1:${port}/`, close });
    });
  });
}
