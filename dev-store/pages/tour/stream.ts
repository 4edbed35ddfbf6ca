import type { Request, Response } from 'express';
import type { DevStore } from '../../contract.ts';
import { type Books, readBooks } from './books.ts';
import type { Walk, WalkChange } from './walk.ts';

const BOOKS_EVERY_MS = 2_000;

/** Server-Sent Events for the tour: what happens in the store, and every two seconds whether the books are right. */
export function tourStream(store: DevStore, walk: Walk) {
  return (req: Request, res: Response): void => {
    res.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      Connection: 'keep-alive',
      'X-Accel-Buffering': 'no',
    });
    const send = (name: string, data: unknown) => res.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    const stopListening = walk.onChange((change: WalkChange) => send(change.kind, change));
    send('snapshot', { done: walk.done(), link: walk.link() });

    let isOpen = true;
    const tellBooks = async () => {
      const books = await readBooks(store);
      if (!isOpen) return;
      if (books) walk.observeVerdicts(books.verdicts);
      send('books', books satisfies Books | null);
      timer = setTimeout(tellBooks, BOOKS_EVERY_MS);
      timer.unref();
    };
    let timer: NodeJS.Timeout | undefined;
    void tellBooks();

    req.on('close', () => {
      isOpen = false;
      clearTimeout(timer);
      stopListening();
    });
  };
}
