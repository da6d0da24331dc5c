import { describe, expect, test } from 'vitest'
import { PIECE, piecesWithin, placesOf } from '../../../src/components/long-list/pieces'

const NOTHING: ReadonlyMap<number, number> = new Map()

describe('the pieces of a long list', () => {
  test('are taken for what their neighbours measure until they are drawn', () => {
    expect(placesOf(3 * PIECE, new Map([[0, 500]]))).toEqual([0, 500, 1000, 1500])
    expect(
      placesOf(
        3 * PIECE,
        new Map([
          [0, 500],
          [2, 700],
        ]),
      ),
    ).toEqual([0, 500, 1100, 1800])
  })

  test('end with a shorter one, whose height tells nothing of the others', () => {
    const [, first = 0, end = 0] = placesOf(PIECE + 1, NOTHING)
    expect(end - first).toBe(first / PIECE)
    expect(placesOf(PIECE + 1, new Map([[1, 5]]))).toEqual([0, first, first + 5])
  })

  test('are of as many rows as is said: fewer where rows are wide', () => {
    expect(placesOf(7, new Map([[0, 300]]), 3)).toEqual([0, 300, 600, 700])
  })

  test('of an empty list are none', () => {
    expect(placesOf(0, NOTHING)).toEqual([0])
    expect(piecesWithin([0], -100, 900)).toEqual({ from: 0, to: 0 })
  })

  test('are drawn where they touch the stretch, and none where the list lies beyond it', () => {
    const places = [0, 100, 200, 300]
    expect(piecesWithin(places, 100, 200)).toEqual({ from: 1, to: 2 })
    expect(piecesWithin(places, 99, 201)).toEqual({ from: 0, to: 3 })
    expect(piecesWithin(places, -500, 1)).toEqual({ from: 0, to: 1 })
    expect(piecesWithin(places, -500, 0)).toEqual({ from: 0, to: 0 })
    expect(piecesWithin(places, 299, 900)).toEqual({ from: 2, to: 3 })
    expect(piecesWithin(places, 300, 900)).toEqual({ from: 3, to: 3 })
  })
})
