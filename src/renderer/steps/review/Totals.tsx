import type { TallyOfRows } from '#shared/imports/importView.ts'
import { formatMoney, formatSigned } from '../../ui/formatMoney.ts'
import styles from './Review.module.css'

/** Income, expenses and what is left of them; payouts where the file holds those. */
export function Totals({ tally }: { readonly tally: TallyOfRows }) {
  const { income, expense, settlement, currency } = tally
  const settlements = settlement.count > 0
  return (
    <dl className={styles.totals}>
      {settlements && (
        <div>
          <dt>{settlement.count === 1 ? '1 payout' : `${settlement.count} payouts`}</dt>
          <dd>{formatMoney(settlement.sum, currency)}</dd>
        </div>
      )}
      {(!settlements || income.count + expense.count > 0) && (
        <>
          <div>
            <dt>Income</dt>
            <dd data-way="in">{formatMoney(income.sum, currency)}</dd>
          </div>
          <div>
            <dt>Expenses</dt>
            <dd data-way="out">{formatMoney(expense.sum, currency)}</dd>
          </div>
          <div>
            <dt>Net</dt>
            <dd>{formatSigned(income.sum - expense.sum, currency)}</dd>
          </div>
        </>
      )}
    </dl>
  )
}
