// What only the till itself can show for an extension: its modal, short notices, the camera.
const dialog = document.querySelector('[data-till-modal]');
const body = dialog.querySelector('[data-modal-body]');
const scan = dialog.querySelector('[data-scan]');
const toast = document.querySelector('[data-till-toast]');
let isChanged = false;

function present() {
  body.replaceChildren(dialog.querySelector('template').content.cloneNode(true));
  dialog.showModal();
}

addEventListener('message', ({ origin, source, data }) => {
  if (origin !== location.origin) return;
  const isOurs = [...document.querySelectorAll('iframe.extension')].some((frame) => frame.contentWindow === source);
  if (!isOurs) return;
  if (data?.till === 'present-modal') present();
  if (data?.till === 'changed') isChanged = true;
  if (data?.till === 'scan') scan.hidden = !data.isOpen;
  if (data?.till === 'toast') toast.textContent = data.content;
});

scan.addEventListener('submit', (event) => {
  event.preventDefault();
  const scanned = new FormData(scan).get('scanned');
  body.querySelector('iframe').contentWindow.postMessage({ scanned }, location.origin);
  scan.reset();
});

// the ticket shows what the extension did to the sale
dialog.addEventListener('close', () => {
  body.replaceChildren();
  scan.hidden = true;
  if (isChanged) location.assign('/pos');
});
