import type { LandingBlock, LandingBlockKind } from '../../domain/landing/landing-page.ts';

/** What can be added; the claim form is always there. */
export const ADDABLE = ['hero', 'offer', 'steps', 'picture', 'questions', 'quote', 'html'] as const;

/** A new block with nothing in it yet. */
export function emptyBlock(kind: LandingBlockKind): LandingBlock {
  switch (kind) {
    case 'hero':
      return { kind, title: '', text: '' };
    case 'offer':
    case 'claim':
      return { kind };
    case 'steps':
      return { kind, title: '', steps: [{ title: '', text: '' }] };
    case 'picture':
      return { kind, url: '', alt: '' };
    case 'questions':
      return { kind, title: '', questions: [{ question: '', answer: '' }] };
    case 'quote':
      return { kind, text: '', author: '' };
    case 'html':
      return { kind, html: '' };
    default:
      return kind satisfies never;
  }
}
