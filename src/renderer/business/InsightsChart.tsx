import { Group, Text } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useId } from 'react'
import type { BusinessView } from '#shared/business/businessView.ts'
import { formatMonth } from '../ui/formatDate.ts'
import { formatMoney, formatRoughly } from '../ui/formatMoney.ts'
import styles from './Business.module.css'
import { scaleOf } from './scaleOf.ts'

/** What came in and went out in one month. */
export type Period = Extract<BusinessView['insights'], { state: 'here' }>['value'][number]

interface Props {
  /** In their order, all in one currency. */
  readonly periods: readonly Period[]
  readonly currency: string
}

const height = 220
const room = { top: 8, left: 56, bottom: 24 }
const widestBar = 28
/** A month's name needs so much, in pixels. */
const labelWidth = 64

/** Two columns a month, income full and expenses hatched, on one scale. Its figures stand in the table beside it. */
export function InsightsChart({ periods, currency }: Props) {
  const { ref, width } = useElementSize()
  const hatch = useId()
  const scale = scaleOf(periods.flatMap(({ income, expenses }) => [income, expenses]))
  const top = scale.at(-1) ?? 1
  const place = {
    slot: Math.max(0, width - room.left) / Math.max(1, periods.length),
    y: (value: number) => room.top + (height - room.top - room.bottom) * (1 - Math.max(0, value) / top),
  }
  return (
    <div>
      <Legend />
      <div ref={ref} className={styles.chart}>
        {width > 0 && (
          <svg
            width={width}
            height={height}
            role="img"
            aria-label={`Income and expenses by month in ${currency}. The table below has the figures.`}
          >
            <defs>
              <pattern
                id={hatch}
                width="5"
                height="5"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <rect width="5" height="5" className={styles.hatchGround} />
                <rect width="2" height="5" className={styles.hatchLine} />
              </pattern>
            </defs>
            {scale.map((value) => (
              <g key={value}>
                <line
                  x1={room.left}
                  x2={width}
                  y1={place.y(value)}
                  y2={place.y(value)}
                  className={styles.gridLine}
                />
                <text x={room.left - 8} y={place.y(value)} className={styles.scale}>
                  {formatRoughly(value, currency)}
                </text>
              </g>
            ))}
            {periods.map((period, at) => (
              <Columns key={period.period} period={period} at={at} place={place} hatch={hatch} />
            ))}
            <Months periods={periods} slot={place.slot} />
          </svg>
        )}
      </div>
    </div>
  )
}

interface Place {
  /** How wide a month is, in pixels. */
  readonly slot: number
  readonly y: (value: number) => number
}

interface ColumnsProps {
  readonly period: Period
  readonly at: number
  readonly place: Place
  readonly hatch: string
}

function Columns({ period: { period, currency, income, expenses }, at, place, hatch }: ColumnsProps) {
  const wide = Math.max(1, Math.min(widestBar, place.slot * 0.36))
  const middle = room.left + (at + 0.5) * place.slot
  const bottom = place.y(0)
  return (
    <g>
      <title>
        {`${formatMonth(period)}: income ${formatMoney(income, currency)}, expenses ${formatMoney(expenses, currency)}`}
      </title>
      <rect
        x={middle - wide - 1}
        y={place.y(income)}
        width={wide}
        height={bottom - place.y(income)}
        className={styles.incomeBar}
      />
      <rect
        x={middle + 1}
        y={place.y(expenses)}
        width={wide}
        height={bottom - place.y(expenses)}
        className={styles.expenseBar}
        fill={`url(#${hatch})`}
      />
    </g>
  )
}

/** As many of the months' names as there is room for, the last one always among them. */
function Months({ periods, slot }: { readonly periods: readonly Period[]; readonly slot: number }) {
  const every = Math.max(1, Math.ceil(labelWidth / Math.max(1, slot)))
  return periods.map(({ period }, at) =>
    (periods.length - 1 - at) % every === 0 ? (
      <text key={period} x={room.left + (at + 0.5) * slot} y={height - 6} className={styles.month}>
        {formatMonth(period)}
      </text>
    ) : null,
  )
}

function Legend() {
  return (
    <Group gap="lg" mb="xs" aria-hidden>
      <Group gap={6}>
        <span className={styles.key} data-way="in" />
        <Text>Income</Text>
      </Group>
      <Group gap={6}>
        <span className={styles.key} data-way="out" />
        <Text>Expenses</Text>
      </Group>
    </Group>
  )
}
