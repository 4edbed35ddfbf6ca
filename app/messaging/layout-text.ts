import type { Footer } from './footer.ts';
import type { MessageContent } from './message.ts';

/** The plain-text part: everything the HTML says, in the same order. `labelled` adds the language's colon to a label. */
export function layoutText(content: MessageContent, footer: Footer, labelled: (label: string) => string): string {
  const blocks = [
    content.title,
    ...content.paragraphs,
    ...(content.code ? [`${labelled(content.code.label)}\n\n    ${content.code.code}`] : []),
    content.facts.map(({ label, value }) => `${labelled(label)} ${value}`).join('\n'),
    `${labelled(content.action.label)}\n${content.action.url}`,
    ...(content.quietLink ? [`${labelled(content.quietLink.label)}\n${content.quietLink.url}`] : []),
    ['-- ', footer.shopName, content.why, `${footer.sentence} ${footer.link.url}`].join('\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
