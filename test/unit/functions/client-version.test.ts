import { describe, expect, test } from 'vitest'
import {
  isTooOld,
  oldestClientIn,
  versionFrom,
} from '../../../cloudfunctions/_shared/endpoint/client-version'

describe('where releases before 1.4.0 are not served any more', () => {
  test.each([
    ['1.3.9', true],
    ['1.4.0', false],
    ['1.4.1', false],
    ['1.10.0', false],
    ['0.9.9', true],
    ['2.0.0', false],
  ])('%s is too old: %s', (version, tooOld) => {
    expect(isTooOld(version, '1.4.0')).toBe(tooOld)
  })

  test('who names no release is served', () => {
    expect(isTooOld(undefined, '1.4.0')).toBe(false)
    expect(isTooOld(versionFrom('newest'), '1.4.0')).toBe(false)
  })
})

test('without an oldest release every release is served', () => {
  expect(isTooOld('0.0.1', oldestClientIn({}))).toBe(false)
})

test('a deployment does not start with an oldest release that is none', () => {
  expect(oldestClientIn({ YOUJU_OLDEST_CLIENT: '1.4.0' })).toBe('1.4.0')
  expect(() => oldestClientIn({ YOUJU_OLDEST_CLIENT: 'v1.4' })).toThrow('YOUJU_OLDEST_CLIENT')
})
