/// <reference types="@shopify/ui-extensions/admin.order-details.block.render" />
import type { Api } from '@shopify/ui-extensions/admin.order-details.block.render';
import { render } from 'preact';
import { ask } from '../../shared/ask.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { StoryBlock, type Unknown } from './story-block.tsx';
import { type Line, StoryLine, type Tone } from './story-line.tsx';

declare const shopify: Api;

type Story = {
  state: 'known';
  advocate: string;
  line: Line;
  rewards: { title: string; status: string; tone: Tone }[];
};

export default async () => {
  render(<OrderBlock />, document.body);
};

/** Whose friend bought, what was decided and what came of it, beside the order in the admin (D6). */
function OrderBlock() {
  const say = (key: string) => shopify.i18n.translate(key);
  const orderId = shopify.data.selected[0]?.id.split('/').at(-1) ?? '';
  const [answer, again] = useAnswer(() =>
    ask<Story | Unknown>(() => shopify.auth.idToken(), `/ext/order/${orderId}`, { locale: say('locale') }),
  );
  return (
    <StoryBlock say={say} answer={answer} onAgain={again}>
      {({ advocate, line, rewards }) => (
        <>
          <s-text>{shopify.i18n.translate('order.invitedBy', { advocate })}</s-text>
          <StoryLine line={line} />
          {rewards.map(({ title, status, tone }) => (
            <s-stack key={title} direction="inline" gap="small-300" alignItems="center">
              <s-text>{title}</s-text>
              <s-badge tone={tone}>{status}</s-badge>
            </s-stack>
          ))}
        </>
      )}
    </StoryBlock>
  );
}
