import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { dateWords } from '../../domain/shared/intl.ts';
import { formatMonth, formatNumber } from '../../i18n/format.ts';
import type { Words } from '../../i18n/react.tsx';
import type { OwedMonth } from '../../queries/views.ts';

const BARS = [
  { column: 'earned', colour: '#0c7d4f' },
  { column: 'redeemed', colour: '#2c6ecb' },
  { column: 'expired', colour: '#8a6116' },
] as const;

export function OwedChart({
  months,
  words: { t, locale },
  height,
}: {
  months: OwedMonth[];
  words: Words;
  height: number;
}) {
  const short = (month: string) =>
    dateWords(new Date(`${month}-01T00:00:00Z`), locale, { timeZone: 'UTC', month: 'short' });
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart data={months} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--p-color-border-secondary)" />
        <XAxis dataKey="month" tickFormatter={short} fontSize={12} tickLine={false} />
        <YAxis
          allowDecimals={false}
          fontSize={12}
          tickLine={false}
          axisLine={false}
          tickFormatter={(value: number) => formatNumber(value, locale)}
        />
        <Tooltip
          labelFormatter={(month) => formatMonth(String(month), locale)}
          formatter={(value) => formatNumber(Number(value), locale)}
        />
        <Legend
          itemSorter={null}
          formatter={(name) => <span style={{ marginInlineEnd: 12, color: 'var(--p-color-text)' }}>{name}</span>}
        />
        {BARS.map(({ column, colour }) => (
          <Bar
            key={column}
            name={t(`reports.owed.columns.${column}`)}
            dataKey={column}
            fill={colour}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
