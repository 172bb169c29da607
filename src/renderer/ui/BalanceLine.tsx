import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { ImportSummary } from '#shared/imports/importView.ts'
import { balanceSentence } from '#shared/proof/balanceSentence.ts'
import styles from './BalanceLine.module.css'
import { formatCount } from './formatMoney.ts'

interface Props {
  readonly of: Pick<ImportSummary, 'balance' | 'layout'>
}

/** What the file's balances prove, in one line; nothing where they prove nothing. */
export function BalanceLine({ of: { balance, layout } }: Props) {
  const sentence = balance === null ? null : balanceSentence(balance, layout, formatCount)
  if (sentence === null) return null
  const { tone, text } = sentence
  const Icon = tone === 'good' ? IconCircleCheck : IconAlertTriangle
  return (
    <p className={styles.line} data-tone={tone}>
      <Icon size={16} aria-hidden /> {text}
    </p>
  )
}
