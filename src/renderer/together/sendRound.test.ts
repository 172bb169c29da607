import { describe, expect, it } from 'vitest'
import type { Failure } from '#shared/errors/failure.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { createTaskBoard } from '../ipc/taskBoard.ts'
import { createSendRound, type SendOrder } from './sendRound.ts'

interface Task {
  readonly says: string
  readonly signal: AbortSignal
  readonly answer: (answer: Result<unknown, unknown>) => void
}

/** A round whose sendings are answered by hand, on a real board of tasks. */
function roundByHand() {
  const asked: Task[] = []
  const task = (name: string, { id }: { id: string }, { signal }: { signal: AbortSignal }) =>
    new Promise((answer) => {
      asked.push({ says: `${name} ${id}`, signal, answer })
    })
  // A stand-in for the typed client: it carries whatever it is given.
  const tasks = createTaskBoard({ task: task as never }, (show) => show())
  const round = createSendRound(tasks)
  const ended: [string, string | null][] = []
  round.onEnded((id, failure) => ended.push([id, failure?.code ?? null]))
  const legs = () => Object.fromEntries([...round.legs()].map(([id, { state }]) => [id, state]))
  const answer = async (no: number, given: Result<unknown, unknown>) => {
    asked[no]!.answer(given)
    await settled()
  }
  return { round, tasks, asked, ended, legs, answer }
}

function order(id: string): SendOrder {
  return { id, connectionId: 'shop', refused: false, confirm: null, accountTo: null }
}

const counts = { records: 1, waiting: 0, sent: 0, accepted: 1, confirmed: 0, refused: 0, unknown: 0 }
const sent = (stoppedBy: Failure | null = null) =>
  ok({ counts, requests: 1, stoppedBy, readBack: 'answered' as const })
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('imports that are sent together', () => {
  it('leave one after the other', async () => {
    const { round, asked, ended, legs, answer } = roundByHand()
    round.start([order('a'), order('b')])
    expect(legs()).toEqual({ a: 'sending', b: 'waiting' })
    await answer(0, sent())
    expect(legs()).toEqual({ a: 'ended', b: 'sending' })
    await answer(1, sent())
    expect(legs()).toEqual({ a: 'ended', b: 'ended' })
    expect(asked.map(({ says }) => says)).toEqual(['delivery.send a', 'delivery.send b'])
    expect(ended).toEqual([
      ['a', null],
      ['b', null],
    ])
  })

  it('are through where others sent all that they hold: stub is only asked for it', async () => {
    const { round, tasks, asked, ended, answer } = roundByHand()
    round.start([order('a')])
    await answer(0, err({ code: 'send.nothing' }))
    expect(asked[1]!.says).toBe('delivery.readBack a')
    await answer(1, err({ code: 'stub.timeout', host: 'stub' }))
    expect(ended).toEqual([['a', null]])
    expect(tasks.stateOf('delivery.send', 'a')).toEqual({ state: 'idle' })
    expect(tasks.stateOf('delivery.readBack', 'a')).toEqual({ state: 'idle' })
  })

  it.each<{ code: string; answered: Result<unknown, unknown> }>([
    { code: 'send.questionsOpen', answered: err({ code: 'send.questionsOpen', about: [] }) },
    { code: 'import.broken', answered: err({ code: 'import.broken', name: 'a', detail: '' }) },
    { code: 'send.unknownAgain', answered: sent({ code: 'send.unknownAgain', records: 1 }) },
  ])('go on when $code stops one of them', async ({ code, answered }) => {
    const { round, ended, legs, answer } = roundByHand()
    round.start([order('a'), order('b')])
    await answer(0, answered)
    expect(ended).toEqual([['a', code]])
    expect(legs()).toEqual({ a: 'ended', b: 'sending' })
  })

  it.each<{ code: string; answered: Result<unknown, unknown> }>([
    { code: 'stub.unreachable', answered: sent({ code: 'stub.unreachable', host: 'stub', detail: '' }) },
    { code: 'stub.refused', answered: sent({ code: 'stub.refused', message: 'Unknown app' }) },
    { code: 'keychain.noKey', answered: err({ code: 'keychain.noKey', connection: 'Shop' }) },
    { code: 'disk.full', answered: err({ code: 'disk.full' }) },
    { code: 'send.confirmMissing', answered: err({ code: 'send.confirmMissing', business: 'Shop' }) },
  ])('stay when $code stops one of them: it would stop each', async ({ code, answered }) => {
    const { round, asked, ended, legs, answer } = roundByHand()
    round.start([order('a'), order('b')])
    await answer(0, answered)
    expect(ended).toEqual([['a', code]])
    expect(legs()).toEqual({ a: 'ended' })
    expect(asked).toHaveLength(1)
  })

  it('do not begin any more once the user stops them', async () => {
    const { round, asked, legs, answer } = roundByHand()
    round.start([order('a'), order('b')])
    round.stop()
    expect(asked[0]!.signal.aborted).toBe(true)
    expect(legs()).toEqual({ a: 'sending' })
    await answer(0, sent({ code: 'task.cancelled' }))
    expect(asked).toHaveLength(1)
    expect(legs()).toEqual({ a: 'ended' })
  })
})
