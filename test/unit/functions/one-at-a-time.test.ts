import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { oneAtATime } from '../../../cloudfunctions/session/one-at-a-time'

/** Tasks that note when they begin and end when they are told to. */
function tasks() {
  const begun: number[] = []
  const ends = new Map<number, () => void>()
  const task = (index: number) => () =>
    new Promise<number>((resolve) => {
      begun.push(index)
      ends.set(index, () => resolve(index))
    })
  const end = async (index: number) => {
    ends.get(index)?.()
    await turn()
  }
  return { begun, task, end }
}

test('the second task begins when the first has ended', async () => {
  const { begun, task, end } = tasks()
  const run = oneAtATime(2)
  const done = [run(task(0)), run(task(1))]
  await turn()
  expect(begun).toEqual([0])
  await end(0)
  expect(begun).toEqual([0, 1])
  await end(1)
  expect(await Promise.all(done)).toEqual([0, 1])
})

test('the third of at most two is told that it is busy, and may come again once one has ended', async () => {
  const { begun, task, end } = tasks()
  const run = oneAtATime(2)
  const done = [run(task(0)), run(task(1))]
  await expect(run(task(2))).rejects.toMatchObject({ body: { code: 'busy' } })
  await end(0)
  done.push(run(task(3)))
  await end(1)
  await end(3)
  expect(await Promise.all(done)).toEqual([0, 1, 3])
  expect(begun).toEqual([0, 1, 3])
})

test('a task that fails neither stops the next nor stays inside', async () => {
  const run = oneAtATime(1)
  await expect(run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await run(() => Promise.resolve('yes'))).toBe('yes')
})
