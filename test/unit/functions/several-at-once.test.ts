import { expect, test } from 'vitest'
import { severalAtOnce } from '../../../cloudfunctions/_shared/store/several-at-once'

/** Work that ends when it is told to, in any order. */
function byHand() {
  const begun: number[] = []
  const ends = new Map<number, { resolve(): void; reject(error: Error): void }>()
  const work = (item: number) =>
    new Promise<string>((resolve, reject) => {
      begun.push(item)
      ends.set(item, { resolve: () => resolve(`${item} done`), reject })
    })
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return {
    begun,
    work,
    end: (item: number) => {
      ends.get(item)?.resolve()
      return settle()
    },
    fail: (item: number) => {
      ends.get(item)?.reject(new Error(`${item} failed`))
      return settle()
    },
  }
}

test('no more than so many are under way, and answers come in the order of what was asked', async () => {
  const { begun, work, end } = byHand()
  const all = severalAtOnce([1, 2, 3, 4], 2, work)
  expect(begun).toEqual([1, 2])
  await end(2)
  expect(begun).toEqual([1, 2, 3])
  await end(3)
  await end(4)
  await end(1)
  expect(await all).toEqual(['1 done', '2 done', '3 done', '4 done'])
})

test('after one has failed nothing more begins, and it ends only when the others have', async () => {
  const { begun, work, end, fail } = byHand()
  let ended = false
  const all = severalAtOnce([1, 2, 3], 2, work).finally(() => {
    ended = true
  })
  const refused = expect(all).rejects.toThrow('1 failed')
  await fail(1)
  expect(ended).toBe(false)
  await end(2)
  expect(begun).toEqual([1, 2])
  await refused
})

test('of nothing nothing is asked', async () => {
  expect(await severalAtOnce([], 3, () => Promise.reject(new Error('asked')))).toEqual([])
})
