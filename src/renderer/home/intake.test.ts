import { describe, expect, it } from 'vitest'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { createTaskBoard } from '../ipc/taskBoard.ts'
import { createIntake, madeOf, type Brought } from './intake.ts'

interface Reading {
  readonly fileId: string
  readonly signal: AbortSignal
  readonly answer: (answer: Result<unknown, unknown>) => void
}

/** An intake whose readings are answered by hand, on a real board of tasks. */
function intakeByHand() {
  const readings: Reading[] = []
  const task = (_name: string, { fileId }: { fileId: string }, { signal }: { signal: AbortSignal }) =>
    new Promise((answer) => {
      readings.push({ fileId, signal, answer })
      signal.addEventListener('abort', () => answer(err({ code: 'task.cancelled' })))
    })
  // A stand-in for the typed client: it carries whatever it is given.
  const intake = createIntake(createTaskBoard({ task: task as never }, (show) => show()))
  const made: { id: string; together: number }[] = []
  intake.onRead(({ id }, together) => made.push({ id, together }))
  const says = () => intake.files().map(({ name, state }) => `${name} ${state}`)
  return { intake, readings, made, says }
}

function file(name: string): Brought {
  return { name, hand: () => Promise.resolve({ fileId: `id of ${name}`, name }) }
}

/** Until all that follows from what was answered has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('files that are brought in together', () => {
  it('are read one at a time, in their order', async () => {
    const { intake, readings, made, says } = intakeByHand()
    intake.bringIn([file('a'), file('b')])
    await settled()
    expect(says()).toEqual(['a reading', 'b waiting'])
    expect(readings.map(({ fileId }) => fileId)).toEqual(['id of a'])
    readings[0]!.answer(ok({ id: 'import of a' }))
    await settled()
    expect(says()).toEqual(['a read', 'b reading'])
    readings[1]!.answer(ok({ id: 'import of b' }))
    await settled()
    expect(madeOf(intake.files())).toEqual(['import of a', 'import of b'])
    expect(made).toEqual([
      { id: 'import of a', together: 2 },
      { id: 'import of b', together: 2 },
    ])
  })

  it('go on when one of them cannot be read, or cannot even be handed over', async () => {
    const { intake, readings, says } = intakeByHand()
    const gone: Brought = { name: 'gone', hand: () => Promise.reject(new Error('the pipe is gone')) }
    intake.bringIn([gone, file('empty'), file('good')])
    await settled()
    readings[0]!.answer(err({ code: 'file.empty', name: 'empty' }))
    await settled()
    readings[1]!.answer(ok({ id: 'import of good' }))
    await settled()
    expect(says()).toEqual(['gone failed', 'empty failed', 'good read'])
    expect(intake.files()).toMatchObject([
      { failure: { code: 'internal' } },
      { failure: { code: 'file.empty' } },
      { id: 'import of good' },
    ])
  })

  it('are stopped all at once, and each can be read after all', async () => {
    const { intake, readings, says } = intakeByHand()
    intake.bringIn([file('a'), file('b'), file('c')])
    await settled()
    intake.stop()
    await settled()
    expect(readings).toHaveLength(1)
    expect(readings[0]!.signal.aborted).toBe(true)
    expect(says()).toEqual(['a failed', 'b failed', 'c failed'])
    intake.retry(1)
    await settled()
    readings[1]!.answer(ok({ id: 'import of b' }))
    await settled()
    expect(says()).toEqual(['a failed', 'b read', 'c failed'])
  })

  it('are stopped even while the first of them is being handed over', async () => {
    const { intake, readings, says } = intakeByHand()
    intake.bringIn([file('a')])
    intake.stop()
    await settled()
    expect(readings).toEqual([])
    expect(says()).toEqual(['a failed'])
  })

  it('are joined by what comes while they are being read, and forgotten by what comes later', async () => {
    const { intake, readings, says } = intakeByHand()
    intake.bringIn([file('a')])
    intake.bringIn([file('b')])
    await settled()
    expect(says()).toEqual(['a reading', 'b waiting'])
    for (const no of [0, 1]) {
      readings[no]!.answer(ok({ id: `import ${no}` }))
      await settled()
    }
    intake.bringIn([file('c')])
    await settled()
    expect(says()).toEqual(['c reading'])
    intake.forget()
    expect(says()).toEqual(['c reading'])
  })
})
