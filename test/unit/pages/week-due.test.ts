import { describe, expect, test, vi } from 'vitest'
import { boxesOf } from '@/frame/slots/boxes'
import { type Slot, slotCounts, slotsInWords } from '@/frame/slots/slot-state'
import { daysInWords, deadlineGroups, subjectsInWords } from '@/pages/week/deadline-groups'
import { chipOf, openInWords } from '@/pages/week/due-in-words'

vi.mock('@tarojs/taro', () => import('../client/device/taro'))

const none = { done: 0, late: 0, missed: 0, waived: 0, due: 0, coming: 0 }
const open = (subjectName: string, state: Slot['state']) => ({
  subjectId: subjectName,
  subjectName,
  on: '2026-11-19',
  state,
})
const slot = (on: string, week: number, state: Slot['state']): Slot => ({
  on,
  week,
  label: `第 ${week} 周`,
  state,
  done: 0,
  target: 1,
  insteadOf: null,
  why: '',
})

describe('what falls due in a week', () => {
  test('is told by what was missed before what is to be done', () => {
    expect(chipOf({ ...none, done: 7, missed: 1, due: 1 })).toMatchObject({ tone: 'missed', words: '未做 1' })
    expect(chipOf({ ...none, done: 7, due: 1 })).toMatchObject({ tone: 'behind', words: '待做 1' })
  })

  test('is done when all of it is, late or not', () => {
    expect(chipOf({ ...none, done: 8, late: 1 })).toMatchObject({ tone: 'met', words: '都已完成' })
  })

  test('a week whose slots are all waived owes nothing', () => {
    expect(chipOf({ ...none, waived: 9 })).toMatchObject({ tone: 'waived', words: '免除' })
  })

  test('names whose slots are open, each once and in the order given', () => {
    const slots = [
      open('美术组', 'missed'),
      open('语文组', 'due'),
      open('数学组', 'due'),
      open('语文组', 'due'),
    ]
    expect(openInWords({ open: slots, more: 0 })).toBe('未做：美术组；待做：语文组、数学组')
  })

  test('says how many it does not name', () => {
    const many = Array.from({ length: 7 }, (_, index) => open(`${index + 1} 班`, 'due'))
    expect(openInWords({ open: many, more: 5 })).toBe(
      '待做：1 班、2 班、3 班、4 班、5 班、6 班等 7 个；另有 5 个没有列出',
    )
  })
})

describe('what is due by a day', () => {
  const due = (subjectName: string, dueOn: string, ruleId = 'JY4') => ({
    planId: 'own',
    ruleId,
    ruleName: '教研组的计划',
    subjectId: subjectName,
    subjectName,
    dueOn,
    daysLeft: -60,
    words: '',
  })

  test('by the same day for several is one thing, another day is another', () => {
    const groups = deadlineGroups([
      due('语文组', '2026-09-20'),
      due('数学组', '2026-09-20'),
      due('语文组', '2026-11-30'),
    ])
    expect(groups.map((group) => [group.dueOn, subjectsInWords(group)])).toEqual([
      ['2026-09-20', '语文组、数学组'],
      ['2026-11-30', '语文组'],
    ])
  })

  test('for the school as a whole needs no name', () => {
    const [group] = deadlineGroups([due('青禾小学', '2026-09-20')])
    expect(group && subjectsInWords(group, '青禾小学')).toBe('')
  })

  test('today is not yet over, yesterday is', () => {
    expect([daysInWords(1), daysInWords(0), daysInWords(-1)]).toEqual(['还有 1 天', '今天到期', '过了 1 天'])
  })
})

describe('the slots of a term', () => {
  const dated = (date: string) => date

  test('are a box each, with a mark and words', () => {
    const [box] = boxesOf([slot('2026-11-12', 11, 'missed')], dated)
    expect(box).toMatchObject({ mark: '✕', week: 11, words: '第 11 周（2026-11-12）：未做' })
  })

  test('more than thirty are a box a week, told by the worst of it', () => {
    const days = Array.from({ length: 31 }, (_, index) =>
      slot(`day ${index}`, 1 + Math.floor(index / 5), 'done'),
    )
    const slots = days.map((each, index) => (index === 7 ? { ...each, state: 'missed' as const } : each))
    const boxes = boxesOf(slots, dated)
    expect(boxes).toHaveLength(7)
    expect(boxes[0]).toMatchObject({ state: 'done', mark: '5/5' })
    expect(boxes[1]).toMatchObject({ state: 'missed', mark: '4/5', words: '第 2 周：已完成 4 次，未做 1 次' })
  })

  test('exactly thirty still are a box each', () => {
    const slots = Array.from({ length: 30 }, (_, index) => slot(`day ${index}`, 1, 'done'))
    expect(boxesOf(slots, dated)).toHaveLength(30)
  })

  test('what was waived is not owed by its week', () => {
    const week = Array.from({ length: 31 }, (_, index) =>
      slot(`day ${index}`, 1, index < 30 ? 'waived' : 'done'),
    )
    expect(boxesOf(week, dated)[0]).toMatchObject({ mark: '1/1' })
  })

  test('are counted in words, what there is none of is left out', () => {
    const slots = [slot('a', 1, 'done'), slot('b', 2, 'late'), slot('c', 3, 'coming')]
    expect(slotsInWords(slotCounts(slots))).toBe('已完成 1 次，补做 1 次，未到期 1 次')
  })
})
