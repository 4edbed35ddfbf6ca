/// <reference types="@shopify/ui-extensions/customer-account.page.render" />
import type { Api } from '@shopify/ui-extensions/customer-account.page.render';
import { render } from 'preact';
import { askSpace, sayingOf } from '../../shared/buyer.ts';
import { ShareButtons } from '../../shared/share-buttons.tsx';
import type { Space } from '../../shared/space.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { Friends, Rewards } from './space-lists.tsx';

declare const shopify: Api;

const say = (key: string) => shopify.i18n.translate(key);

export default async () => {
  render(<SpacePage />, document.body);
};

/** The advocate's space as a page of the customer account (S2, S6): what can I share, what came of it, what comes next. */
function SpacePage() {
  const [answer, again] = useAnswer(() => askSpace(shopify));
  return (
    <s-page heading={say('heading')}>
      {answer === null ? (
        <s-section>
          <s-spinner accessibilityLabel={say('loading')}></s-spinner>
        </s-section>
      ) : !answer.ok ? (
        <s-section>
          <s-banner tone="critical" heading={say('failed.title')}>
            <s-paragraph>{say(`failed.${answer.problem}`)}</s-paragraph>
            <s-button onClick={again}>{say('failed.again')}</s-button>
          </s-banner>
        </s-section>
      ) : answer.data.state === 'ready' ? (
        <Ready space={answer.data} />
      ) : (
        <s-section>
          <s-paragraph>{answer.data.state === 'closed' ? answer.data.message : answer.data.promise}</s-paragraph>
          {answer.data.state === 'anonymous' && answer.data.until && <s-paragraph>{answer.data.until}</s-paragraph>}
        </s-section>
      )}
    </s-page>
  );
}

function Ready({ space }: { space: Space }) {
  const say = sayingOf(shopify, space);
  return (
    <>
      <s-section heading={space.promise}>
        <s-stack gap="base">
          <s-text color="subdued">{space.conditions}</s-text>
          {space.until && <s-text type="strong">{space.until}</s-text>}
          <s-stack gap="small-300">
            <s-text color="subdued">{say('link')}</s-text>
            <s-text type="strong">{space.link}</s-text>
            <s-text color="subdued">{say('code')}</s-text>
            <s-text type="strong">{space.code}</s-text>
          </s-stack>
          <ShareButtons api={shopify} space={space} />
          <s-stack gap="small-300">
            <s-qr-code content={space.link}></s-qr-code>
            <s-text color="subdued">{say('qrHint')}</s-text>
          </s-stack>
        </s-stack>
      </s-section>
      <Friends heading={say('friends')} space={space} />
      <Rewards heading={say('rewards')} space={space} />
      <s-section heading={say('next')}>
        <s-stack gap="small-300">
          {space.next.map((sentence) => (
            <s-paragraph key={sentence}>{sentence}</s-paragraph>
          ))}
          <s-link href={space.spaceUrl} target="_blank">
            {say('more')}
          </s-link>
          <s-link href={space.termsUrl} target="_blank">
            {say('terms')}
          </s-link>
        </s-stack>
      </s-section>
    </>
  );
}
