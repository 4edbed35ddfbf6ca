/// <reference types="@shopify/ui-extensions/pos.home.modal.render" />
import type { Api } from '@shopify/ui-extensions/pos.home.modal.render';
import { render } from 'preact';
import { CustomerSection } from './customer-section.tsx';
import { SaleSection } from './sale-section.tsx';
import { useReadable } from './till.ts';

declare const shopify: Api;

export default async () => {
  render(<HomeModal />, document.body);
};

/** Whose friend buys, and whom the customer could invite (S6). */
function HomeModal() {
  const { customer } = useReadable(shopify.cart.current);
  return (
    <s-page heading={shopify.i18n.translate('heading')}>
      <s-scroll-box padding="base">
        <s-stack gap="large">
          <SaleSection till={shopify} customerId={customer?.id} />
          <CustomerSection key={customer?.id} till={shopify} customerId={customer?.id} />
        </s-stack>
      </s-scroll-box>
    </s-page>
  );
}
