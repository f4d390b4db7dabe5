/**
 * The bridge page's script, served as a file of its own so that the page needs no inline code. It frames the
 * viewer, asks for messages each time the viewer says that it is ready (so a reloaded viewer starts from the
 * definitions again), and hands them on to that viewer alone. It sends nothing to the run.
 */
export const bridgeScript = `'use strict';
const frame = document.querySelector('iframe');
const { viewer, patienceMs } = frame.dataset;
const origin = new URL(viewer).origin;
const state = document.querySelector('#state');
const hint = document.querySelector('#hint');
const retriesMax = 5;
let socket;
let retries = 0;
let handedOn = 0;
let newest = -1;

function say(text) {
  state.textContent = text;
}

function hangUp() {
  if (socket === undefined) return;
  socket.onmessage = socket.onclose = null;
  socket.close();
}

function handOn(text, after) {
  const message = JSON.parse(text);
  const number = Number(message.id);
  if (number <= after) return;
  newest = Math.max(newest, number);
  handedOn++;
  retries = 0;
  frame.contentWindow.postMessage(message, origin);
}

function ended(code, after) {
  if (code === 1000) return say('the run has ended, ' + handedOn + ' messages');
  if (++retries > retriesMax) return say('the run cannot be reached any more');
  say('connecting again');
  setTimeout(() => listen(after), 1000);
}

function listen(after) {
  hangUp();
  socket = new WebSocket('ws://' + location.host + '/messages');
  socket.onopen = () => say('watching');
  socket.onmessage = ({ data }) => handOn(data, after);
  socket.onclose = ({ code }) => ended(code, newest);
}

addEventListener('message', (event) => {
  if (event.source !== frame.contentWindow || event.origin !== origin) return;
  if (event.data === null || typeof event.data !== 'object') return;
  if (event.data.type !== '@statelyai.connected') return;
  hint.hidden = true;
  newest = -1;
  handedOn = 0;
  listen(newest);
});
setTimeout(() => {
  if (socket === undefined) hint.hidden = false;
}, Number(patienceMs));
// Only now: a viewer that is quick must find somebody who listens.
frame.src = viewer;
`;
