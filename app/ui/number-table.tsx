import { Text } from '@shopify/polaris';

type NumberTableProps = {
  /** what it shows, for who can't see it at once */
  label: string;
  headings: readonly string[];
  /** the first `texts` columns are words, the others numbers */
  texts: number;
  rows: readonly { id: string; cells: readonly string[] }[];
};

const edge = 'var(--p-border-width-025) solid var(--p-color-border-secondary)';

/**
 * Words and numbers side by side. On a narrow screen it moves together (admin.css); where that isn't enough it scrolls, with the
 * keyboard too, and a shade at its edge says so.
 */
export function NumberTable({ label, headings, texts, rows }: NumberTableProps) {
  const cell = (column: number) => ({
    paddingBlock: 'var(--p-space-200)',
    // the outermost stand under the card's heading
    paddingInlineStart: column === 0 ? 'var(--p-space-400)' : 'var(--number-table-gap)',
    paddingInlineEnd: column === headings.length - 1 ? 'var(--p-space-400)' : 'var(--number-table-gap)',
    borderBlockStart: edge,
    textAlign: column < texts ? ('start' as const) : ('end' as const),
    verticalAlign: 'top',
    ...(column < texts && { minInlineSize: '4.5rem' }),
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section aria-label={label} tabIndex={0} className="number-table">
      <table style={{ inlineSize: '100%', borderCollapse: 'collapse' }}>
        <thead>
          <tr>
            {headings.map((heading, column) => (
              <th key={heading} scope="col" style={cell(column)}>
                <Text as="span" fontWeight="medium" tone="subdued">
                  {heading}
                </Text>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id}>
              {cells.map((text, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never change places
                <td key={column} style={{ ...cell(column), ...(column >= texts && { whiteSpace: 'nowrap' }) }}>
                  <Text as="span" numeric={column >= texts}>
                    {text}
                  </Text>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
