// Frames of extensions are as high as what is in them.
addEventListener('message', (event) => {
  if (event.origin !== location.origin || typeof event.data?.height !== 'number') return;
  for (const frame of document.querySelectorAll('iframe.extension'))
    if (frame.contentWindow === event.source) frame.style.height = `${event.data.height}px`;
});
