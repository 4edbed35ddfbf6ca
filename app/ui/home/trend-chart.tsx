import { CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatDay, formatNumber } from '../../i18n/format.ts';
import type { Words } from '../../i18n/react.tsx';
import type { HomeView } from '../../queries/views.ts';

/** Told apart by colour and by stroke. */
const LINES = [
  { step: 'visits', colour: '#2c6ecb', dash: undefined },
  { step: 'claims', colour: '#8a6116', dash: '6 3' },
  { step: 'orders', colour: '#0c7d4f', dash: '2 3' },
] as const;

export function TrendChart({
  trend,
  words: { t, locale },
  height,
}: {
  trend: HomeView['trend'];
  words: Words;
  height: number;
}) {
  return (
    <ResponsiveContainer width="100%" height={height}>
      <LineChart data={trend} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--p-color-border-secondary)" />
        <XAxis
          dataKey="day"
          tickFormatter={(day: string) => formatDay(day, locale)}
          minTickGap={32}
          fontSize={12}
          tickLine={false}
        />
        <YAxis allowDecimals={false} fontSize={12} tickLine={false} axisLine={false} width={44} />
        <Tooltip
          labelFormatter={(day) => formatDay(String(day), locale)}
          formatter={(value) => formatNumber(Number(value), locale)}
        />
        <Legend
          iconType="plainline"
          itemSorter={null}
          formatter={(name) => <span style={{ marginInlineEnd: 12, color: 'var(--p-color-text)' }}>{name}</span>}
        />
        {LINES.map(({ step, colour, dash }) => (
          <Line
            key={step}
            name={t(`home.trend.${step}`)}
            dataKey={step}
            type="monotone"
            stroke={colour}
            strokeWidth={2}
            strokeDasharray={dash}
            dot={false}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
