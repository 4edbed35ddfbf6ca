import { settings } from './settings.js';

// Messages between the app's frame and the admin page around it. Only the admin's own address is spoken to or heard.
export const isEmbedded = window.top !== window.self;
const waiting = new Map();
const pressed = new Map();
let lastId = 0;

export function notify(name, payload = {}) {
  if (isEmbedded) window.top.postMessage({ bridge: 'app', name, payload }, settings.adminOrigin);
}

/** Asks the admin; resolves with its answer. */
export function ask(name, payload = {}) {
  if (!isEmbedded) return Promise.reject(new Error('App Bridge: not inside the admin'));
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    window.top.postMessage({ bridge: 'app', name, id, payload }, settings.adminOrigin);
  });
}

/** What to do when the admin's user presses a button that stands for something in the app. */
export function onPress(target, act) {
  pressed.set(target, act);
}

window.addEventListener('message', (event) => {
  if (event.origin !== settings.adminOrigin || event.source !== window.top || event.data?.bridge !== 'admin') return;
  const { id, value, error, press, key } = event.data;
  if (press) return pressed.get(press)?.(key);
  const answer = waiting.get(id);
  waiting.delete(id);
  if (error) answer?.reject(new Error(error));
  else answer?.resolve(value);
});

export const idToken = () => ask('idToken');
