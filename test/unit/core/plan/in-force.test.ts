import { describe, expect, test } from 'vitest'
import { countedIn, firstPublished, inForceOn, type VersionDates } from '#core/plan/in-force'

const version = (
  number: number,
  effectiveFrom: string,
  changes: Partial<VersionDates> = {},
): VersionDates => ({
  version: number,
  state: 'published',
  effectiveFrom,
  countsFrom: effectiveFrom,
  ...changes,
})
const numbers = (versions: readonly VersionDates[]) => versions.map((each) => each.version)

const TERM = { startOn: '2026-09-01', endOn: '2027-01-22' }

describe('the version in force', () => {
  const versions = [version(1, '2026-09-01'), version(2, '2026-11-18')]

  test('on the day before version 2 takes effect is version 1', () => {
    expect(inForceOn(versions, '2026-11-17')?.version).toBe(1)
  })

  test('on the day it takes effect is version 2', () => {
    expect(inForceOn(versions, '2026-11-18')?.version).toBe(2)
  })

  test('of two for one day is the later one', () => {
    expect(inForceOn([...versions, version(3, '2026-11-18')], '2026-11-18')?.version).toBe(3)
  })

  test('is none before the first one; a school goes by the one published first', () => {
    expect(inForceOn(versions, '2026-08-31')).toBeUndefined()
    expect(firstPublished(versions)?.version).toBe(1)
  })

  test('is never one that is still being counted', () => {
    const counting = version(2, '2026-11-18', { state: 'counting' })
    expect(inForceOn([version(1, '2026-09-01'), counting], '2026-11-18')?.version).toBe(1)
  })
})

describe('a term is counted by', () => {
  test('every version that holds on some day of it', () => {
    expect(numbers(countedIn([version(1, '2026-08-25'), version(2, '2027-01-22')], TERM))).toEqual([1, 2])
  })

  test('no version from the day after it', () => {
    expect(numbers(countedIn([version(1, '2026-08-25'), version(2, '2027-01-23')], TERM))).toEqual([1])
  })

  test('no version that another one had followed before it began', () => {
    expect(numbers(countedIn([version(1, '2026-02-20'), version(2, '2026-08-31')], TERM))).toEqual([2])
  })

  test('a version that another one follows on its very first day', () => {
    expect(numbers(countedIn([version(1, '2026-02-20'), version(2, '2026-09-01')], TERM))).toEqual([1, 2])
  })

  test('a version that is being counted', () => {
    const counting = version(2, '2026-11-18', { state: 'counting' })
    expect(numbers(countedIn([version(1, '2026-08-25'), counting], TERM))).toEqual([1, 2])
  })

  test('a version that was meant to hold in it, though counting took until the next term', () => {
    const late = version(2, '2027-02-15', { countsFrom: '2027-01-20' })
    expect(numbers(countedIn([version(1, '2026-08-25'), late], TERM))).toEqual([1, 2])
  })

  test('the first version, although it holds only later', () => {
    expect(numbers(countedIn([version(1, '2027-02-15'), version(2, '2027-03-01')], TERM))).toEqual([1])
  })
})
