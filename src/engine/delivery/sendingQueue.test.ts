import { describe, expect, it } from 'vitest'
import { err, ok } from '#shared/errors/result.ts'
import { createSendingQueue, type SendingQueue } from '#engine/delivery/sendingQueue.ts'

/** Somebody in the queue, whose work lasts until the test ends it. */
function queueUp(queue: SendingQueue, name: string, line = 'shop') {
  const cancel = new AbortController()
  const end = Promise.withResolvers<string>()
  const seen: string[] = []
  const turn = {
    line,
    name,
    signal: cancel.signal,
    onWaiting: (behind: string) => seen.push(`behind ${behind}`),
  }
  const done = queue.inTurn(turn, () => {
    seen.push('works')
    return end.promise.then((value) => ok(value))
  })
  return { seen, done, end, cancel: () => cancel.abort() }
}

describe('a queue of sendings', () => {
  it('lets the first begin at once', async () => {
    const one = queueUp(createSendingQueue(), 'one.csv')
    one.end.resolve('sent')
    expect(await one.done).toEqual(ok('sent'))
    expect(one.seen).toEqual(['works'])
  })

  it('has one at a time, in the order of coming, and says behind whom each waits', async () => {
    const queue = createSendingQueue()
    const [one, two, three] = ['one.csv', 'two.csv', 'three.csv'].map((name) => queueUp(queue, name))
    expect([one!.seen, two!.seen, three!.seen]).toEqual([['works'], ['behind one.csv'], ['behind one.csv']])
    one!.end.resolve('sent')
    await one!.done
    two!.end.resolve('sent')
    await two!.done
    three!.end.resolve('sent')
    await three!.done
    expect(two!.seen).toEqual(['behind one.csv', 'works'])
    expect(three!.seen).toEqual(['behind one.csv', 'behind two.csv', 'works'])
  })

  it('goes on with the next when one breaks', async () => {
    const queue = createSendingQueue()
    const one = queueUp(queue, 'one.csv')
    const two = queueUp(queue, 'two.csv')
    one.end.reject(new Error('a bug'))
    await expect(one.done).rejects.toThrow('a bug')
    two.end.resolve('sent')
    expect(await two.done).toEqual(ok('sent'))
  })

  it('leaves out who gives up, and keeps the order of the others', async () => {
    const queue = createSendingQueue()
    const [one, two, three] = ['one.csv', 'two.csv', 'three.csv'].map((name) => queueUp(queue, name))
    two!.cancel()
    expect(await two!.done).toEqual(err({ code: 'task.cancelled' }))
    expect(two!.seen).toEqual(['behind one.csv'])
    one!.end.resolve('sent')
    three!.end.resolve('sent')
    expect(await three!.done).toEqual(ok('sent'))
    expect(three!.seen).toEqual(['behind one.csv', 'works'])
  })

  it('leaves the end of work that has begun to the work', async () => {
    const one = queueUp(createSendingQueue(), 'one.csv')
    one.cancel()
    one.end.resolve('stopped in good order')
    expect(await one.done).toEqual(ok('stopped in good order'))
  })

  it('lets different lines go side by side', () => {
    const queue = createSendingQueue()
    queueUp(queue, 'one.csv', 'shop')
    expect(queueUp(queue, 'two.csv', 'cafe').seen).toEqual(['works'])
  })

  it('is empty again for who comes later', async () => {
    const queue = createSendingQueue()
    const one = queueUp(queue, 'one.csv')
    one.end.resolve('sent')
    await one.done
    expect(queueUp(queue, 'two.csv').seen).toEqual(['works'])
  })
})
