import { describe, expect, it } from 'vitest'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { createTaskBoard } from './taskBoard.ts'

interface Running {
  readonly input: { readonly id: string }
  readonly signal: AbortSignal
  readonly progress: (progress: unknown) => void
  readonly answer: (answer: Result<unknown, unknown>) => void
}

/** A client whose tasks are answered by hand. */
function clientByHand() {
  const running: Running[] = []
  const task = (_name: string, input: never, options: { signal: AbortSignal; onProgress: never }) =>
    new Promise((answer) => {
      running.push({ input, signal: options.signal, progress: options.onProgress, answer })
    })
  // A stand-in for the typed client: it carries whatever it is given.
  return { running, client: { task: task as never } }
}

/** Frames that come when they are asked for. */
function framesByHand() {
  const due: (() => void)[] = []
  return {
    nextFrame: (show: () => void) => void due.push(show),
    pass: () => due.splice(0).forEach((show) => show()),
  }
}

const atOnce = (show: () => void): void => show()

const name = 'delivery.readBack'
const input = { id: 'i1' }
const counts = { records: 0, waiting: 0, sent: 0, accepted: 0, confirmed: 0, refused: 0, unknown: 0 }
const found = { counts, requests: 1, stoppedBy: null, readBack: 'answered' }
const progress = { counts, requests: 1, activity: { is: 'sending' } } as const

describe('the board of tasks', () => {
  it('shows a task as it goes: running, with its progress, done', async () => {
    const { running, client } = clientByHand()
    const board = createTaskBoard(client, atOnce)
    expect(board.stateOf(name, 'i1')).toEqual({ state: 'idle' })
    const started = board.start(name, 'i1', input)
    expect(board.stateOf(name, 'i1')).toEqual({ state: 'running', progress: null, stopping: false })
    running[0]!.progress(progress)
    expect(board.stateOf(name, 'i1')).toEqual({ state: 'running', progress, stopping: false })
    running[0]!.answer(ok(found))
    expect(await started).toEqual(found)
    expect(board.stateOf(name, 'i1')).toEqual({ state: 'done', value: found })
  })

  it('keeps why a task failed until that is cleared', async () => {
    const { running, client } = clientByHand()
    const board = createTaskBoard(client, atOnce)
    const started = board.start(name, 'i1', input)
    running[0]!.answer(err({ code: 'keychain.noKey', connection: 'Corner Shop' }))
    expect(await started).toBeNull()
    expect(board.stateOf(name, 'i1')).toMatchObject({ failure: { code: 'keychain.noKey' } })
    board.clear(name, 'i1')
    expect(board.stateOf(name, 'i1')).toEqual({ state: 'idle' })
  })

  it('keeps what a task told once beside how far it is', () => {
    const { running, client } = clientByHand()
    const board = createTaskBoard(client, atOnce)
    void board.start(name, 'i1', input)
    running[0]!.progress({ done: 0, look: 'ten rows' })
    running[0]!.progress({ done: 5 })
    expect(board.stateOf(name, 'i1')).toMatchObject({ progress: { done: 5, look: 'ten rows' } })
  })

  it('shows what was told between two frames at the second, and tells its hearers once', () => {
    const { running, client } = clientByHand()
    const frames = framesByHand()
    const board = createTaskBoard(client, frames.nextFrame)
    void board.start(name, 'i1', input)
    void board.start(name, 'i2', { id: 'i2' })
    let heard = 0
    board.subscribe(() => heard++)
    running[0]!.progress({ done: 0, look: 'ten rows' })
    running[0]!.progress({ done: 1 })
    running[1]!.progress({ done: 7 })
    running[0]!.progress({ done: 2 })
    expect(heard).toBe(0)
    expect(board.stateOf(name, 'i1')).toMatchObject({ progress: null })
    frames.pass()
    expect(heard).toBe(1)
    expect(board.stateOf(name, 'i1')).toMatchObject({ progress: { done: 2, look: 'ten rows' } })
    expect(board.stateOf(name, 'i2')).toMatchObject({ progress: { done: 7 } })
    running[0]!.progress({ done: 3 })
    frames.pass()
    expect(heard).toBe(2)
    expect(board.stateOf(name, 'i1')).toMatchObject({ progress: { done: 3, look: 'ten rows' } })
  })

  it('shows of an ended task that it ended, not what it told just before', async () => {
    const { running, client } = clientByHand()
    const frames = framesByHand()
    const board = createTaskBoard(client, frames.nextFrame)
    const started = board.start(name, 'i1', input)
    running[0]!.progress(progress)
    running[0]!.answer(ok(found))
    await started
    frames.pass()
    expect(board.stateOf(name, 'i1')).toEqual({ state: 'done', value: found })
  })

  it('shows nothing of what a replaced task told in the place of the one that runs', () => {
    const { running, client } = clientByHand()
    const frames = framesByHand()
    const board = createTaskBoard(client, frames.nextFrame)
    void board.start(name, 'i1', input)
    running[0]!.progress(progress)
    void board.start(name, 'i1', input)
    frames.pass()
    expect(board.stateOf(name, 'i1')).toEqual({ state: 'running', progress: null, stopping: false })
  })

  it('keeps what was told before it was stopped', () => {
    const { running, client } = clientByHand()
    const frames = framesByHand()
    const board = createTaskBoard(client, frames.nextFrame)
    void board.start(name, 'i1', input)
    running[0]!.progress(progress)
    board.cancel(name, 'i1')
    frames.pass()
    expect(board.stateOf(name, 'i1')).toEqual({ state: 'running', progress, stopping: true })
  })

  it('stops the task that another replaces, and never shows its late answer', async () => {
    const { running, client } = clientByHand()
    const board = createTaskBoard(client, atOnce)
    const first = board.start(name, 'i1', input)
    const second = board.start(name, 'i1', input)
    expect(running[0]!.signal.aborted).toBe(true)
    running[1]!.answer(ok(found))
    expect(await second).toEqual(found)
    running[0]!.progress(progress)
    running[0]!.answer(err({ code: 'task.cancelled' }))
    expect(await first).toBeNull()
    expect(board.stateOf(name, 'i1')).toEqual({ state: 'done', value: found })
  })

  it('keeps tasks about different things apart', () => {
    const { running, client } = clientByHand()
    const board = createTaskBoard(client, atOnce)
    void board.start(name, 'i1', input)
    void board.start(name, 'i2', { id: 'i2' })
    board.cancel(name, 'i1')
    expect(running.map(({ signal }) => signal.aborted)).toEqual([true, false])
    expect(board.stateOf(name, 'i1')).toMatchObject({ stopping: true })
    expect(board.stateOf(name, 'i2')).toMatchObject({ stopping: false })
  })

  it('does not clear a task that runs', () => {
    const { client } = clientByHand()
    const board = createTaskBoard(client, atOnce)
    void board.start(name, 'i1', input)
    board.clear(name, 'i1')
    expect(board.stateOf(name, 'i1')).toMatchObject({ state: 'running' })
  })

  it('turns a wire that breaks into a failure that is shown', async () => {
    const broken = { task: (() => Promise.reject(new Error('the pipe is gone'))) as never }
    const board = createTaskBoard(broken, atOnce)
    expect(await board.start(name, 'i1', input)).toBeNull()
    expect(board.stateOf(name, 'i1')).toEqual({
      state: 'failed',
      failure: { code: 'internal', incident: 'the pipe is gone' },
    })
  })

  it('tells its hearers of every change, until they stop hearing', () => {
    const { client } = clientByHand()
    const board = createTaskBoard(client, atOnce)
    let heard = 0
    const stop = board.subscribe(() => heard++)
    void board.start(name, 'i1', input)
    stop()
    board.cancel(name, 'i1')
    expect(heard).toBe(1)
  })
})
