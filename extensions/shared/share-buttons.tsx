/// <reference types="@shopify/ui-extensions/customer-account.profile.block.render" />
import { useState } from 'preact/hooks';
import { type BuyerApi, countShare } from './buyer.ts';
import type { Space } from './space.ts';

/** Sends the link in two taps at most: copied, or in the program the customer writes with. */
export function ShareButtons({ api, space }: { api: BuyerApi; space: Pick<Space, 'link' | 'share'> }) {
  const say = (key: string) => api.i18n.translate(key);
  const [isCopied, setCopied] = useState(false);
  return (
    <s-stack gap="small-300">
      <s-stack direction="inline" gap="small-300">
        <s-button
          variant="primary"
          commandFor="ricochet-link"
          command="--copy"
          onClick={() => void countShare(api, 'copy')}
        >
          {say('share.copy')}
        </s-button>
        {(['email', 'whatsapp', 'sms'] as const).map((channel) => (
          <s-button
            key={channel}
            variant="secondary"
            href={space.share[channel]}
            target="_blank"
            onClick={() => void countShare(api, channel)}
          >
            {say(`share.${channel}`)}
          </s-button>
        ))}
      </s-stack>
      <s-clipboard-item id="ricochet-link" text={space.link} onCopy={() => setCopied(true)}></s-clipboard-item>
      {isCopied && <s-banner tone="success" heading={say('share.copied')}></s-banner>}
    </s-stack>
  );
}
