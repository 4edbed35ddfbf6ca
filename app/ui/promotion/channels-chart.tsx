import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatNumber } from '../../i18n/format.ts';
import type { Words } from '../../i18n/react.tsx';

const BARS = [
  { column: 'visits', colour: '#2c6ecb' },
  { column: 'taken', colour: '#8a6116' },
  { column: 'orders', colour: '#0c7d4f' },
] as const;

type ChannelsChartProps = {
  /** a place of the merchant's own leads to advocates rather than to purchases: it has no sum of these */
  rows: readonly { name: string; visits: number; taken: number; orders?: number }[];
  words: Words;
  height: number;
};

export function ChannelsChart({ rows, words: { t, locale }, height }: ChannelsChartProps) {
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart data={[...rows]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--p-color-border-secondary)" />
        <XAxis dataKey="name" fontSize={12} tickLine={false} />
        <YAxis allowDecimals={false} fontSize={12} tickLine={false} axisLine={false} width={36} />
        <Tooltip formatter={(value) => formatNumber(Number(value), locale)} />
        <Legend
          itemSorter={null}
          formatter={(name) => <span style={{ marginInlineEnd: 12, color: 'var(--p-color-text)' }}>{name}</span>}
        />
        {BARS.map(({ column, colour }) => (
          <Bar
            key={column}
            name={t(`promotion.figures.${column}`)}
            dataKey={column}
            fill={colour}
            maxBarSize={24}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
