import { Text } from '@shopify/polaris';
import type { ValuePair } from './receipt-words.ts';

/** "label: value" pairs side by side. */
export function ValueList({ pairs }: { pairs: ValuePair[] }) {
  return (
    <dl style={{ display: 'flex', flexWrap: 'wrap', gap: 'var(--p-space-050) var(--p-space-400)', margin: 0 }}>
      {pairs.map(({ name, label, text }) => (
        <div
          key={name}
          style={{ display: 'flex', flexWrap: 'wrap', gap: 'var(--p-space-100)', overflowWrap: 'anywhere' }}
        >
          <dt>
            <Text as="span" tone="subdued">
              {label}
            </Text>
          </dt>
          <dd style={{ margin: 0 }}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
