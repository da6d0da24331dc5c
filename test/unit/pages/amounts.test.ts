import { describe, expect, test, vi } from 'vitest'
import { keepingUpInWords } from '../../../src/frame/amounts'

vi.mock('@tarojs/taro', () => import('../client/device/taro'))

const counts = { owing: 0, met: 0, onTrack: 0, behind: 0, missed: 0, waived: 0, logOnly: 0 }
const rollUp = (some: Partial<typeof counts>) =>
  ({ ...counts, done: 84, target: 120, expected: 60, status: 'behind', ...some }) as const

describe('a promise of many is told in people, whatever they have done together', () => {
  test('30 who have finished and 33 on their way of 80 are 63 on track', () => {
    const some = rollUp({ owing: 80, met: 30, onTrack: 33, behind: 17 })
    expect(keepingUpInWords(some, 'person')).toBe('63/80 人在进度上')
  })

  test('the waived are in neither number', () => {
    const some = rollUp({ owing: 11, met: 10, behind: 1, waived: 2 })
    expect(keepingUpInWords(some, 'group')).toBe('10/11 个组在进度上')
  })

  test('where nobody owes it there is nothing to tell', () => {
    expect(keepingUpInWords(rollUp({ waived: 12 }), 'grade')).toBe('')
  })
})
