import { useAppBridge } from '@shopify/app-bridge-react';
import { BlockStack, Button, InlineError, InlineStack, Text } from '@shopify/polaris';
import { useId } from 'react';
import { useWords } from '../../i18n/react.tsx';

/** A product of the shop's: `price` as Shopify writes it, "12.50"; null = it has none. */
export type PickedProduct = { variantId: string; title: string; price: string | null };

type ProductPickerProps = {
  label: string;
  /** empty = none chosen yet */
  title: string;
  error: string | undefined;
  onPick: (picked: PickedProduct) => void;
};

/** What App Bridge answers, as far as it is used: the chosen product with its variants. */
type Picked = { title: string; variants?: { id?: string; price?: string }[] };

/** Shopify's own list of products. */
export function ProductPicker({ label, title, error, onPick }: ProductPickerProps) {
  const { t } = useWords();
  const shopify = useAppBridge();
  const id = useId();

  async function pick(): Promise<void> {
    const [product] = ((await shopify.resourcePicker({ type: 'product', multiple: false })) ?? []) as Picked[];
    const variant = product?.variants?.[0];
    if (!product || !variant?.id) return;
    onPick({ variantId: variant.id, title: product.title, price: variant.price ? String(variant.price) : null });
  }

  return (
    <BlockStack gap="100">
      <Text as="p">{label}</Text>
      <InlineStack gap="200" blockAlign="center">
        <Button onClick={pick} ariaDescribedBy={id}>
          {t(title === '' ? 'program.product.choose' : 'program.product.change')}
        </Button>
        <Text as="span" id={id} tone={title === '' ? 'subdued' : undefined}>
          {title === '' ? t('program.product.none') : title}
        </Text>
      </InlineStack>
      {error && <InlineError message={error} fieldID={id} />}
    </BlockStack>
  );
}
