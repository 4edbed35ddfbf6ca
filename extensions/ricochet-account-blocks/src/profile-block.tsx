/// <reference types="@shopify/ui-extensions/customer-account.profile.block.render" />
import type { Api } from '@shopify/ui-extensions/customer-account.profile.block.render';
import { render } from 'preact';
import { InviteBlock } from './invite-block.tsx';

declare const shopify: Api;

/** On the profile page: the link to share, and the way to everything else. */
export default async () => {
  render(
    <InviteBlock api={shopify} heading="profile">
      {({ points }) => (
        <s-stack gap="small-300">
          {points && <s-text>{points}</s-text>}
          <s-link href="extension:ricochet-account-page/">{shopify.i18n.translate('toPage')}</s-link>
        </s-stack>
      )}
    </InviteBlock>,
    document.body,
  );
};
