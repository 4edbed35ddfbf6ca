import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatDay, formatNumber } from '../../i18n/format.ts';
import type { Words } from '../../i18n/react.tsx';
import type { FraudFigures } from '../../queries/views.ts';

const BARS = [
  { column: 'attempts', colour: '#8a6116' },
  { column: 'fraudRewards', colour: '#c5280c' },
] as const;

export function FiguresChart({
  weeks,
  words: { t, locale },
  height,
}: {
  weeks: FraudFigures['weeks'];
  words: Words;
  height: number;
}) {
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart data={weeks} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--p-color-border-secondary)" />
        <XAxis
          dataKey="week"
          tickFormatter={(week: string) => formatDay(week, locale)}
          minTickGap={24}
          fontSize={12}
          tickLine={false}
        />
        <YAxis allowDecimals={false} fontSize={12} tickLine={false} axisLine={false} width={36} />
        <Tooltip
          labelFormatter={(week) => t('figures.weekOf', { day: formatDay(String(week), locale) })}
          formatter={(value) => formatNumber(Number(value), locale)}
        />
        <Legend
          itemSorter={null}
          formatter={(name) => <span style={{ marginInlineEnd: 12, color: 'var(--p-color-text)' }}>{name}</span>}
        />
        {BARS.map(({ column, colour }) => (
          <Bar
            key={column}
            name={t(`figures.columns.${column}`)}
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
