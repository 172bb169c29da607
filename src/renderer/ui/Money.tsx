import { formatSigned } from './formatMoney.ts'
import styles from './Money.module.css'

interface Props {
  /** In minor units, negative for money out. */
  readonly signed: number
  readonly currency: string
}

/** Money in or out, told apart by sign, word and colour. */
export function Money({ signed, currency }: Props) {
  const way = signed < 0 ? 'out' : 'in'
  return (
    <span className={styles.money} data-way={way}>
      {formatSigned(signed, currency)} <span className={styles.way}>{way}</span>
    </span>
  )
}
