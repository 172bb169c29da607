import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { UsedPreset } from '#shared/imports/importView.ts'
import { debitBesideCredit } from '#shared/layout/amountPair.ts'
import { columnOf } from '#shared/layout/columnOf.ts'
import type { Layout } from '#shared/layout/layout.ts'
import { mayBeOwed } from '#shared/layout/mayBeOwed.ts'
import { openQuestions } from '#shared/layout/openQuestions.ts'
import { signProof } from '#shared/layout/proofSentences.ts'
import { withFlagReading } from '#shared/layout/writtenSigns.ts'
import { settledByBalance, type BalanceSay } from '#shared/proof/settledByBalance.ts'
import { basisOf, notProved, type Basis } from '#engine/importing/basis.ts'
import { countBreaks } from '#engine/importing/countBreaks.ts'
import { flagReadingShown } from '#engine/importing/flagReadingShown.ts'
import type { ImportFile } from '#engine/importing/file/importFile.ts'
import type { MetaValue } from '#engine/importing/file/meta.ts'
import { writeSettlements } from '#engine/importing/groupRows.ts'
import { judgeRows, type JudgeOptions } from '#engine/importing/judgeRows.ts'
import { beginJudging, type Judging } from '#engine/importing/judging.ts'
import type { ImportState, OpenImport } from '#engine/importing/openImport.ts'
import { sendingBegun } from '#engine/importing/outbox/deliveryCounts.ts'
import { proveTotals } from '#engine/importing/proveTotals.ts'
import type { Table } from '#engine/importing/table.ts'

/** What an import's rows were judged by, and where the verdicts are. */
export type Judgement = MetaValue<'judgement'>

/** Where a layout is from, if it is as it was kept or shipped, but for what the file overruled. */
export type LayoutOrigin = Pick<Judgement, 'layoutName' | 'preset' | 'overruled'>

/** Why an import cannot be judged otherwise. */
export type SettledFailure = Extract<Failure, { code: 'import.sendingBegun' | 'import.handedOn' }>

/** A layout to judge by: where it is from, and whether it was only suggested, so that the balances may overrule its sign. */
export interface JudgedLayout extends LayoutOrigin {
  readonly isSuggested: boolean
}

/**
 * Judges all rows by a layout and an account into a new edition, and proves the balances. A sign that is open, or that was
 * only suggested, is settled by them. `begun` is a judging by no other basis. Nothing of it is current until the judgement that comes back is written by `settle`.
 * Throws the `FailureError` of `task.cancelled`.
 */
export async function judgeImport(
  file: ImportFile,
  basis: Omit<Basis, 'balance' | 'totals'>,
  { isSuggested, ...origin }: JudgedLayout,
  options: JudgeOptions,
  begun: Judging | null = null,
): Promise<Judgement> {
  const { table, layout, account } = basis
  const unproved = { ...basis, ...notProved }
  const judging = begun ?? beginJudging(unproved)
  const edition = await judgeRows(file, unproved, judging, options)
  const balance = (await judging.proofing?.conclude(file, basis, options.signal)) ?? null
  const say = {
    mayTurn: isSuggested,
    // A preset knows what its bank means.
    mayOpen: isSuggested && origin.preset === null && areCalledDebitAndCredit(basis),
    haveSigns: haveSigns(basis),
    owedBy: owedBy(basis),
  }
  const settled = balance === null ? null : settledByBalance(layout, balance, say)
  if (settled !== null)
    return judgeImport(
      file,
      basisOf({ ...basis, layout: settled, ...notProved }),
      { ...origin, isSuggested: false },
      options,
    )
  const againstFlag = await flagReadingShown(file, edition, { ...basis, balance }, options.signal)
  if (againstFlag !== null)
    return judgeImport(
      file,
      basisOf({ ...basis, layout: withFlagReading(table.profiles, layout, againstFlag), ...notProved }),
      { ...origin, isSuggested: false },
      options,
    )
  if (layout.kind === 'settlement')
    await writeSettlements(file, edition, unproved, { lastRows: judging.lastRows, signal: options.signal })
  const totals = await proveTotals(file, { ...basis, balance }, options.signal)
  countBreaks(file, edition, { ...basis, balance, totals })
  // What the reading leaves open comes first: the layout rests on it.
  const questions = [
    ...table.reading.questions,
    ...openQuestions(table.profiles, layout, table.reading.facts),
  ]
  const { layoutName, preset, overruled } = origin
  return { edition, layout, layoutName, preset, overruled, account, questions, balance, totals }
}

/** Whether any amount has a minus, or a mark of its own. */
function haveSigns({ table, layout }: Pick<Basis, 'table' | 'layout'>): boolean {
  const amounts = table.profiles[columnOf(layout, 'amount') ?? -1]?.amounts
  return amounts === undefined || amounts.negative + amounts.debits + amounts.credits > 0
}

/** Whether money out and money in are a column each that is called a debit and a credit, which books and banks mean the other way round. */
function areCalledDebitAndCredit({ table, layout }: Pick<Basis, 'table' | 'layout'>): boolean {
  const pair = debitBesideCredit(table.profiles)
  const isOfPair = (field: 'debit' | 'credit') => pair?.columns.includes(columnOf(layout, field) ?? -1)
  return isOfPair('debit') === true && isOfPair('credit') === true
}

/** The sign by which the balances may as well be what is owed. */
function owedBy({ table: { profiles }, layout }: Pick<Basis, 'table' | 'layout'>): BalanceSay['owedBy'] {
  const amount = profiles[columnOf(layout, 'amount') ?? -1]
  const balance = profiles[columnOf(layout, 'balance') ?? -1]
  if (layout.kind !== 'bank' || amount === undefined || balance === undefined) return null
  return (['signed', 'inverted'] as const).find((sign) => mayBeOwed(amount, balance, sign)) ?? null
}

/** A table with what was suggested for it as the balances have settled and proved it. */
export function provedTable(table: Table, { layout, balance }: Judgement): Table {
  const { suggestion } = table
  const { sign, kind } = layout
  const isProved = balance?.turned === false && (sign === 'signed' || sign === 'inverted')
  // In a list of expenses the ordinary amount, which has no minus where it is `signed`, is money out.
  const said = (sign === 'signed') !== (kind === 'expense') ? 'signed' : 'inverted'
  const proofs = isProved
    ? { ...suggestion.proofs, sign: signProof.balances(said, balance.checked - balance.broken) }
    : suggestion.proofs
  return { ...table, suggestion: { ...suggestion, suggested: layout, proofs } }
}

/** Why reading, layout and account can no longer change; null when they can. */
export function settledBy(open: OpenImport): SettledFailure | null {
  const { handedOnAt } = open.state().place
  if (handedOnAt !== null) return { code: 'import.handedOn', at: handedOnAt }
  return sendingBegun(open) ? { code: 'import.sendingBegun' } : null
}

/** Makes a table and a judgement current in one step; what they replace is left to `sweep`. */
export function settle(
  open: OpenImport,
  { table, judgement }: Pick<ImportState, 'table' | 'judgement'>,
  alsoWrite: () => void = () => undefined,
): void {
  const { file } = open
  open.change(() => {
    file.meta.write('table', table)
    file.meta.write('judgement', judgement)
    file.meta.write('outbox', { passed: 0 })
    file.requeue.clear()
    alsoWrite()
    return { table, judgement, chunks: file.judged.counts(judgement.edition) }
  })
}

/** What may change about a judgement while the rows stay as they were read. */
export interface Rejudging {
  readonly layout: Layout
  readonly layoutName: string | null
  /** The preset that the layout is of; of none unless said. */
  readonly preset?: UsedPreset | null
  /** What the file says otherwise than the layout that was kept: nothing unless said. */
  readonly overruled?: string[]
  /** Whether the balances may overrule it; not unless said. */
  readonly isSuggested?: boolean
  readonly account: string | null
}

/** Judges an open import anew, unless something of it has left or it was handed on. */
export async function rejudge(
  open: OpenImport,
  { layout, layoutName, preset = null, overruled = [], isSuggested = false, account }: Rejudging,
  options: JudgeOptions,
): Promise<Result<null, SettledFailure>> {
  const settled = settledBy(open)
  if (settled !== null) return err(settled)
  const { table } = open.state()
  const basis = basisOf({ table, layout, account, fixes: open.file.fixes.all(), ...notProved })
  const judged = { layoutName, preset, overruled, isSuggested }
  const judgement = await judgeImport(open.file, basis, judged, options)
  settle(open, { table, judgement })
  return ok(null)
}
