import { type RefObject, useEffect } from 'react';

type KeyActions = {
  pick: (index: number) => void;
  decide: (index: number, kind: 'approve' | 'reject') => void;
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select');

/**
 * j and k go through the list, x picks, a approves, r rejects. They work while the focus is in the list only, so that
 * nobody who dictates or types elsewhere decides by accident.
 */
export function useReviewKeys(list: RefObject<HTMLElement>, { pick, decide }: KeyActions): void {
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const boxes = () => [...element.querySelectorAll<HTMLInputElement>('[data-review-pick] input')];
    const here = () =>
      [...element.querySelectorAll('[data-review-item]')].findIndex((item) => item.contains(document.activeElement));
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const at = here();
      if (event.key === 'j') boxes()[Math.min(at + 1, boxes().length - 1)]?.focus();
      else if (event.key === 'k') boxes()[Math.max(at - 1, 0)]?.focus();
      else if (at < 0) return;
      else if (event.key === 'x') pick(at);
      else if (event.key === 'a') decide(at, 'approve');
      else if (event.key === 'r') decide(at, 'reject');
      else return;
      event.preventDefault();
    };
    element.addEventListener('keydown', onKey);
    return () => element.removeEventListener('keydown', onKey);
  });
}
