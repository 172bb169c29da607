import { describe, expect, it } from 'vitest'
import { failureSchema, type Failure } from '#shared/errors/failure.ts'
import { userMessage } from '#shared/errors/userMessage.ts'

const everyFailure: readonly Failure[] = [
  { code: 'file.missing', name: 'march.csv' },
  { code: 'file.notAFile', name: 'exports' },
  { code: 'file.empty', name: 'march.csv' },
  { code: 'file.unreadable', name: 'march.csv', detail: 'permission denied' },
  { code: 'file.notATable', name: 'march.csv', looksLike: 'a PNG picture' },
  { code: 'file.password', name: 'march.xlsx' },
  { code: 'file.broken', name: 'march.xlsx', detail: 'the ZIP ends too early' },
  { code: 'file.tooLarge', name: 'march.xlsx', limit: '200 MB' },
  { code: 'file.changed', name: 'march.csv' },
  { code: 'file.noSuchSheet', name: 'march.xlsx', sheet: 'April', sheets: ['March', 'Notes'] },
  { code: 'file.unknownId' },
  { code: 'disk.full' },
  { code: 'disk.failed', detail: 'read-only file system' },
  { code: 'import.missing' },
  { code: 'import.notOurs', name: 'x.stubimport' },
  { code: 'import.newer', name: 'x.stubimport', version: 7 },
  { code: 'import.broken', name: 'x.stubimport', detail: 'file is not a database' },
  { code: 'import.incomplete', name: 'march.csv' },
  { code: 'import.handedOn', at: '2025-04-02T09:30:00.000Z' },
  { code: 'send.emptied', at: '2025-04-02T09:30:00.000Z' },
  { code: 'send.reversedGone', name: 'march.csv', at: '2025-04-02T09:30:00.000Z', certain: true },
  { code: 'business.sending', business: 'Shop' },
  { code: 'business.maybeEmptied', business: 'Shop', imports: 2 },
  { code: 'import.sendingBegun' },
  { code: 'import.busy' },
  { code: 'importer.died' },
  { code: 'layout.incomplete', missing: ['date', 'debit', 'settlementId'] },
  { code: 'layout.broken', detail: 'version 9' },
  { code: 'layout.otherTable', name: 'FNB', lacks: 'the column “Amount” (amount)' },
  { code: 'layout.nameTaken', name: 'FNB' },
  { code: 'keychain.missing', detail: 'no D-Bus session' },
  { code: 'keychain.noKey', connection: 'Corner Shop' },
  { code: 'connection.missing', name: 'Corner Shop' },
  { code: 'connection.noTrial', business: 'Corner Shop (Pty) Ltd' },
  { code: 'connection.nameTaken', name: 'Corner Shop' },
  { code: 'connection.insecureUrl', url: 'http://example.com' },
  { code: 'connection.keyForOther', environment: 'live', keyLooksLike: 'test' },
  { code: 'stub.unreachable', host: 'connect.stub.africa', detail: 'no such host' },
  { code: 'stub.timeout', host: 'connect.stub.africa' },
  { code: 'stub.refused', message: 'apikey is wrong' },
  { code: 'stub.unclear', host: 'connect.stub.africa', status: 502, detail: 'a page of HTML' },
  { code: 'send.nothing' },
  { code: 'business.notATest', business: 'Corner Shop (Pty) Ltd' },
  { code: 'send.accountElsewhere', account: '62000000001', business: 'Corner Shop', before: 'Tea Room' },
  { code: 'business.noWayBack' },
  { code: 'business.confirmMissing', business: 'Corner Shop (Pty) Ltd' },
  { code: 'output.exists', name: 'march.stubimport' },
  { code: 'output.noFormat', name: 'march.pdf', formats: ['html', 'csv', 'json'] },
  { code: 'output.failed', name: 'out/march.csv', detail: 'ENOENT' },
  { code: 'send.accountMissing' },
  { code: 'send.confirmMissing', business: 'Corner Shop (Pty) Ltd' },
  { code: 'send.questionsOpen', about: ['dateOrder', 'sign'] },
  { code: 'send.unknownAgain', records: 2 },
  { code: 'send.reversalPlanned', name: 'Reversal of march.csv' },
  { code: 'reverse.nothing' },
  { code: 'reverse.unknown', records: 2 },
  { code: 'task.cancelled' },
  { code: 'internal', incident: '7f3a' },
]

describe('userMessage', () => {
  it('is tried here with every code that there is', () => {
    const known = failureSchema.options.map((option) => option.shape.code.value)
    expect(everyFailure.map((failure) => failure.code).toSorted()).toEqual(known.toSorted())
  })

  it.each(everyFailure)('says of $code what happened and what to do, in whole sentences', (failure) => {
    const { title, what, todo } = userMessage(failure)
    expect(title).toMatch(/^\S.*[^.\s]$/)
    expect(what).toMatch(/^.{15,}$/)
    expect(todo).toMatch(/^.{15,}$/)
    expect(`${title} ${what} ${todo}`).not.toMatch(/undefined|\[object|[a-z]+\.[a-z]+[A-Z]|invalid/)
  })

  it('never shows a code', () => {
    for (const failure of everyFailure) {
      const { title, what, todo } = userMessage(failure)
      if (failure.code !== 'internal') expect(`${title} ${what} ${todo}`).not.toContain(failure.code)
    }
  })

  it.each<{ failure: Failure; says: string }>([
    { failure: { code: 'file.notATable', name: 'a.csv', looksLike: 'a PNG picture' }, says: 'a PNG picture' },
    {
      failure: { code: 'file.noSuchSheet', name: 'a.xlsx', sheet: 'April', sheets: ['March', 'Notes'] },
      says: 'March, Notes',
    },
    { failure: { code: 'importer.died', silentFor: 5 }, says: 'said nothing for 5 minutes' },
    { failure: { code: 'layout.incomplete', missing: ['date', 'debit'] }, says: 'date, money out' },
    { failure: { code: 'import.handedOn', at: '2025-04-02T23:30:00.000Z' }, says: '2025-04-02' },
    { failure: { code: 'send.emptied', at: '2025-04-02T23:30:00.000Z' }, says: '2025-04-02 at 23:30 UTC' },
    {
      failure: { code: 'send.reversedGone', name: 'm.csv', at: '2025-04-02T23:30:00.000Z', certain: true },
      says: 'cleared on 2025-04-02 at 23:30 UTC, and with it what this import reverses of “m.csv”',
    },
    {
      failure: { code: 'send.reversedGone', name: 'm.csv', at: '2025-04-02T23:30:00.000Z', certain: false },
      says: 'stub was asked on 2025-04-02 at 23:30 UTC to clear',
    },
    { failure: { code: 'business.sending', business: 'Corner Shop' }, says: 'Corner Shop' },
    {
      failure: { code: 'business.maybeEmptied', business: 'Corner Shop', imports: 1 },
      says: 'What left with the import that was sent there is unknown now',
    },
    { failure: { code: 'connection.keyForOther', environment: 'live', keyLooksLike: 'test' }, says: 'live' },
    { failure: { code: 'stub.refused', message: 'apikey is wrong' }, says: 'apikey is wrong' },
    { failure: { code: 'stub.refused', message: '' }, says: 'without giving a reason' },
    {
      failure: { code: 'send.questionsOpen', about: ['dateOrder', 'sign'] },
      says: 'how dates are written, nor which amounts are money in',
    },
    { failure: { code: 'send.unknownAgain', records: 1 }, says: 'whether 1 record arrived' },
    { failure: { code: 'internal', incident: '7f3a' }, says: '7f3a' },
  ])('gives the facts of $failure.code', ({ failure, says }) => {
    const { what, todo } = userMessage(failure)
    expect(`${what} ${todo}`).toContain(says)
  })
})
