import type { DevStore } from '../../contract.ts';
import type { ProxyObserver } from '../storefront/app-proxy.ts';
import type { Books } from './books.ts';

export const STEPS = ['publish', 'advocate', 'visit', 'claim', 'order', 'reward', 'proof'] as const;
export type Step = (typeof STEPS)[number];

export type StripItem = {
  at: string;
  lane: 'webhook' | 'verdict' | 'code' | 'mail';
  label: string;
  href: string | null;
};
export type AdvocateLink = { path: string; firstName: string };
export type WalkChange =
  | { kind: 'step'; step: Step }
  | { kind: 'strip'; item: StripItem }
  | { kind: 'link'; link: AdvocateLink }
  | { kind: 'reset' };

const KEPT_ITEMS = 40;
const LINK = /\/apps\/ricochet\/i\/[\w-]+/;

/** What the visitor of the tour has done so far, learned by watching; nothing in the product knows of it. */
export type Walk = {
  done(): Step[];
  strip(): StripItem[];
  link(): AdvocateLink | null;
  mark(step: Step): void;
  add(item: StripItem): void;
  observeProxy: ProxyObserver;
  observeVerdicts(verdicts: Books['verdicts']): void;
  onChange(listener: (change: WalkChange) => void): () => void;
  reset(): void;
};

export function startWalk(store: DevStore): Walk {
  const done = new Set<Step>();
  const strip: StripItem[] = [];
  const listeners = new Set<(change: WalkChange) => void>();
  let link: AdvocateLink | null = null;
  let orderedAt: string | null = null;
  const tell = (change: WalkChange) => {
    for (const listener of listeners) listener(change);
  };
  const mark = (step: Step) => {
    if (done.has(step)) return;
    done.add(step);
    tell({ kind: 'step', step });
  };
  /** The merchant's step needs no event of its own: the offer in the shop and the block in the theme are its proof. */
  const noticeOffer = () => {
    if (store.appMetafields().ricochet?.offer && store.themeBlocks().advocate) mark('publish');
  };
  const add = (item: StripItem) => {
    strip.unshift(item);
    strip.length = Math.min(strip.length, KEPT_ITEMS);
    tell({ kind: 'strip', item });
  };

  store.onEvent(({ at, kind, label, detail }) => {
    noticeOffer();
    const id = typeof detail['id'] === 'string' ? detail['id'] : '';
    switch (kind) {
      case 'webhook':
        return add({ at, lane: 'webhook', label, href: '/admin/settings' });
      case 'mail':
        return add({ at, lane: 'mail', label, href: id ? `/mail/${encodeURIComponent(id)}` : '/mail' });
      case 'discount':
        add({
          at,
          lane: 'code',
          label: label.replace(/^created /, '+ ').replace(/^\w+ /, '− '),
          href: '/admin/discounts',
        });
        // The friend's code comes with the claim, the advocate's after the order.
        if (label.startsWith('created ')) mark(orderedAt ? 'reward' : 'claim');
        return;
      case 'order':
        if ((store.order(id)?.discountCodes.length ?? 0) === 0) return;
        orderedAt ??= at;
        return mark('order');
      case 'admin-api':
        return;
      default:
        return kind satisfies never;
    }
  });

  return {
    done: () => {
      noticeOffer();
      return STEPS.filter((step) => done.has(step));
    },
    strip: () => strip,
    link: () => link,
    mark,
    add,
    observeProxy({ path, status, text, customerId }) {
      if (status >= 400) return;
      if (path === '/i' || path.startsWith('/i/')) mark('visit');
      const found = customerId && /^\/(advocate|space)/.test(path) ? LINK.exec(text) : null;
      if (!found || !customerId) return;
      mark('advocate');
      if (link?.path === found[0]) return;
      link = { path: found[0], firstName: store.customer(customerId)?.firstName ?? '' };
      tell({ kind: 'link', link });
    },
    observeVerdicts(verdicts) {
      // A reward in points makes no code: then the verdict after the order tells.
      const since = orderedAt;
      if (since && verdicts.some(({ at, outcome }) => outcome === 'approved' && at >= since)) mark('reward');
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    reset() {
      done.clear();
      strip.length = 0;
      link = null;
      orderedAt = null;
      tell({ kind: 'reset' });
    },
  };
}
