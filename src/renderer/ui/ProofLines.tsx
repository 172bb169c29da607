import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { ImportSummary } from '#shared/imports/importView.ts'
import { balanceSentence } from '#shared/proof/balanceSentence.ts'
import { totalsSentence } from '#shared/proof/totalsSentence.ts'
import { formatCount } from './formatMoney.ts'
import styles from './ProofLines.module.css'

interface Props {
  readonly of: Pick<ImportSummary, 'balance' | 'totals' | 'layout'>
}

/** What the file's balances and its totals prove, in a line each; nothing where they prove nothing. */
export function ProofLines({ of: { balance, totals, layout } }: Props) {
  const ofBalance = balance === null ? null : balanceSentence(balance, layout, formatCount)
  const sentences = [ofBalance, totalsSentence(totals, layout)].filter((sentence) => sentence !== null)
  return sentences.map(({ tone, text }) => {
    const Icon = tone === 'good' ? IconCircleCheck : IconAlertTriangle
    return (
      <p key={text} className={styles.line} data-tone={tone}>
        <Icon size={16} aria-hidden /> {text}
      </p>
    )
  })
}
