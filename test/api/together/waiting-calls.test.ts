import { describe, expect, test } from 'vitest'
import { WaitingCalls } from '../../../cloudfunctions/_shared/endpoint/waiting-calls'

describe('calls that wait', () => {
  test('of a school that sends many take their turn with one of another that came last', () => {
    const waiting = new WaitingCalls<string>()
    for (const session of ['a1', 'a2', 'b1']) waiting.learn(session, session.slice(0, 1))
    for (let call = 1; call <= 50; call += 1) waiting.add(call % 2 === 0 ? 'a1' : 'a2', `a ${call}`)
    waiting.add('b1', 'b 1')
    expect(waiting.take(3)).toEqual(['a 1', 'b 1', 'a 2'])
  })

  test('are taken once each, those of one school in the order they came', () => {
    const waiting = new WaitingCalls<number>()
    for (const session of ['x', 'y']) waiting.learn(session, session)
    for (let call = 0; call < 20; call += 1) waiting.add(call % 3 === 0 ? 'x' : 'y', call)
    const taken: number[] = []
    while (waiting.size > 0) taken.push(...waiting.take(7))
    expect([...taken].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, call) => call))
    for (const mine of [0, 1]) {
      const ofSchool = taken.filter((call) => (call % 3 === 0 ? 0 : 1) === mine)
      expect(ofSchool).toEqual([...ofSchool].sort((a, b) => a - b))
    }
  })
})
