import { describe, expect, test } from 'vitest'
import { kindsToAsk, type Subscriptions } from '../../../../src/services/reminders/kinds-to-ask'

const TODAY = '2026-11-23'
const OPEN: Subscriptions = { mainSwitch: true }
const FRESH = { askedOn: null, declinedOn: {}, consents: [] }

const ways = (digest = 0, due = 0, choices = { digest: true, due: true }) => ({
  choices,
  templates: [
    { kind: 'digest' as const, templateId: 'tpl-digest', consents: digest },
    { kind: 'due' as const, templateId: 'tpl-due', consents: due },
  ],
})

test('somebody who was never asked is asked for both kinds', () => {
  expect(kindsToAsk(ways(), OPEN, FRESH, TODAY)).toEqual(['digest', 'due'])
})

test('nobody is asked where the server sends no messages', () => {
  expect(kindsToAsk({ ...ways(), templates: null }, OPEN, FRESH, TODAY)).toEqual([])
})

describe('a day', () => {
  test('who was asked today is not asked again today', () => {
    expect(kindsToAsk(ways(), OPEN, { ...FRESH, askedOn: TODAY }, TODAY)).toEqual([])
  })

  test('who was asked yesterday may be asked today', () => {
    expect(kindsToAsk(ways(), OPEN, { ...FRESH, askedOn: '2026-11-22' }, TODAY)).toEqual(['digest', 'due'])
  })
})

describe('consents left', () => {
  test('with one left more are asked for', () => {
    expect(kindsToAsk(ways(1), OPEN, FRESH, TODAY)).toEqual(['digest', 'due'])
  })

  test('with two left none are asked for', () => {
    expect(kindsToAsk(ways(2), OPEN, FRESH, TODAY)).toEqual(['due'])
  })

  test('one that has not reached the server yet counts', () => {
    const waiting = { ...FRESH, consents: [{ id: 'a', accepted: ['digest' as const] }] }
    expect(kindsToAsk(ways(1, 1), OPEN, waiting, TODAY)).toEqual(['due'])
  })
})

describe('after a no', () => {
  const declined = (on: string) => ({ ...FRESH, declinedOn: { digest: on } })

  test('29 days later nothing is asked', () => {
    expect(kindsToAsk(ways(), OPEN, declined('2026-10-25'), TODAY)).toEqual(['due'])
  })

  test('30 days later it may be asked again', () => {
    expect(kindsToAsk(ways(), OPEN, declined('2026-10-24'), TODAY)).toEqual(['digest', 'due'])
  })
})

describe('what is settled', () => {
  test('a template that WeChat is always to refuse is never asked for', () => {
    const settings = { mainSwitch: true, itemSettings: { 'tpl-digest': 'reject', 'tpl-due': 'accept' } }
    expect(kindsToAsk(ways(), settings, FRESH, TODAY)).toEqual(['due'])
  })

  test('a template that WeChat has banned is not asked for', () => {
    const settings = { mainSwitch: true, itemSettings: { 'tpl-due': 'ban' } }
    expect(kindsToAsk(ways(), settings, FRESH, TODAY)).toEqual(['digest'])
  })

  test('with all messages of the app switched off nothing is asked', () => {
    expect(kindsToAsk(ways(), { mainSwitch: false }, FRESH, TODAY)).toEqual([])
  })

  test('reminders that the person switched off here are not asked for', () => {
    expect(kindsToAsk(ways(0, 0, { digest: false, due: true }), OPEN, FRESH, TODAY)).toEqual(['due'])
  })
})
