/// <reference types="@shopify/ui-extensions/pos.home.tile.render" />
import type { Api } from '@shopify/ui-extensions/pos.home.tile.render';
import { render } from 'preact';
import { visitOn } from './invitation.ts';
import { useCustomer, useReadable } from './till.ts';

declare const shopify: Api;

export default async () => {
  render(<HomeTile />, document.body);
};

/** The sale at a glance, and the way to the rest (S6). */
function HomeTile() {
  const cart = useReadable(shopify.cart.current);
  const customerId = cart.customer?.id;
  const { answer } = useCustomer(shopify, customerId);
  const isInvited = visitOn(cart.properties) !== null;
  const known = answer?.ok ? answer.data : null;
  const state = isInvited
    ? 'invited'
    : customerId === undefined
      ? 'nobody'
      : known?.advocate
        ? 'advocate'
        : known?.canEnrol
          ? 'canEnrol'
          : 'customer';
  return (
    <s-tile
      heading={shopify.i18n.translate('heading')}
      subheading={shopify.i18n.translate(`tile.${state}`, { code: known?.advocate?.code ?? '' })}
      tone={isInvited ? 'accent' : 'auto'}
      onClick={() => shopify.action.presentModal()}
    />
  );
}
