import { describe, expect, test } from 'vitest'
import { missingIn } from '@/pages/notice-edit/correct/hooks/correction'
import type { Audience } from '@/pages/notice-edit/hooks/audience-tree'
import { reachInWords, treeOf } from '@/pages/notice-edit/hooks/audience-tree'
import { canBeSaved, contentOf, EMPTY, inputOf, isBlank, saySame } from '@/pages/notice-edit/hooks/content'
import { matching, type Promised, withFigure } from '@/pages/notice-edit/hooks/figures'
import { dateAndTimeOf, instantOf, tomorrowMorning } from '@/pages/notice-edit/hooks/moment-of'
import { actionInWords, planInWords } from '@/pages/notice-edit/hooks/outcome'
import { byUnit } from '@/pages/notice-edit/readers/by-unit'

const staff = { who: 'staff', unitId: 'school' } as const
const leads = { who: 'staff', unitId: 'school', post: 'groupLead' } as const
const class11 = { who: 'parents', unitId: 'c11' } as const

describe('a draft', () => {
  const written = { ...EMPTY, title: '升旗', text: '周一', audience: [staff, class11] }

  test('says the same in another order of its audience, and something else with another post', () => {
    expect(saySame(written, { ...written, audience: [class11, staff] })).toBe(true)
    expect(saySame(written, { ...written, audience: [class11, leads] })).toBe(false)
    expect(saySame(written, { ...written, receipt: true })).toBe(false)
  })

  test('says the same with blanks around its title, which are never sent', () => {
    expect(saySame(written, { ...written, title: ' 升旗 ' })).toBe(true)
    expect(inputOf({ ...written, title: ' 升旗 ' }).title).toBe('升旗')
  })

  test('comes back from the server as it was sent', () => {
    const told = { id: 'n', revision: 3, state: 'draft' as const, ...inputOf(written) }
    expect(saySame(contentOf(told), written)).toBe(true)
  })

  test('of an audience alone is blank, of a title alone stays on the device', () => {
    expect(isBlank({ ...EMPTY, audience: [staff] })).toBe(true)
    expect(isBlank({ ...EMPTY, title: '升旗' })).toBe(false)
    expect(canBeSaved({ ...EMPTY, title: '升旗' })).toBe(false)
    expect(canBeSaved(written)).toBe(true)
  })
})

describe('how many people it reaches', () => {
  const unit = (target: Pick<Audience, 'who' | 'unitId' | 'post'>, people: number): Audience => ({
    ...target,
    label: target.unitId,
    people,
  })
  const tree = treeOf([unit(staff, 98), unit(class11, 42), unit(leads, 9)], 'school')

  test('of one target is its number, of several at most the sum: one person can be in two', () => {
    expect(reachInWords([class11], tree)).toBe('42 人')
    expect(reachInWords([class11, leads], tree)).toBe('最多 51 人')
  })

  test('posts are a part of their own beside the whole staff', () => {
    expect(tree.whole).toHaveLength(1)
    expect(tree.posts.map(({ post }) => post)).toEqual(['groupLead'])
  })
})

describe('what comes of publishing', () => {
  const inWords = { moment: (instant: string) => instant, day: (date: string) => date }

  test('at once without approval', () => {
    expect(planInWords(EMPTY, false, inWords)).toEqual(['现在就发出。'])
    expect(actionInWords(EMPTY, false)).toBe('发布')
  })

  test('goes to another leader where the school wants it, whatever time is set', () => {
    const timed = { ...EMPTY, publishAt: instantOf('2026-11-20', '08:00') }
    expect(planInWords(timed, true, inWords)[0]).toContain('先由另一位校领导审核')
    expect(actionInWords(timed, true)).toBe('提交审核')
    expect(actionInWords(timed, false)).toBe('定时发布')
  })

  test('a time is one on China’s clock', () => {
    expect(instantOf('2026-11-20', '07:30')).toBe('2026-11-19T23:30:00.000Z')
    expect(dateAndTimeOf('2026-11-19T23:30:00.000Z')).toEqual({ date: '2026-11-20', time: '07:30' })
    expect(dateAndTimeOf(tomorrowMorning('2026-12-31')).date).toBe('2027-01-01')
  })
})

describe('figures of the plan', () => {
  const promised = (ruleId: string, told: boolean): Promised => ({
    planId: 'own',
    ruleId,
    clause: `一、${ruleId}`,
    words: `指标${ruleId}`,
    figure: told ? { clause: '', words: '', value: '1 / 2 次', status: 'met', asOf: '2026-11-18' } : null,
    whyNot: told ? null : '涉及个人',
  })
  const all = [promised('A', true), promised('B', true), promised('C', false)]

  test('are chosen in the order of the plan, and a second tap takes one back', () => {
    const both = withFigure([{ planId: 'own', ruleId: 'B' }], promised('A', true), all)
    expect(both.map(({ ruleId }) => ruleId)).toEqual(['A', 'B'])
    expect(withFigure(both, promised('B', true), all).map(({ ruleId }) => ruleId)).toEqual(['A'])
  })

  test('are found by clause or name, those that cannot be told apart', () => {
    expect(matching(all, '').others.map(({ ruleId }) => ruleId)).toEqual(['C'])
    expect(matching(all, '一、B').tellable.map(({ ruleId }) => ruleId)).toEqual(['B'])
  })
})

describe('a correction', () => {
  const before = { title: '家长会', text: '周五下午两点' }
  const whole = { ...before, text: '周五下午三点', because: '时间写错了', tellAgain: true, revision: 1 }

  test('changes something and says why', () => {
    expect(missingIn(whole, before)).toEqual({})
    expect(missingIn({ ...whole, because: ' ' }, before)).toHaveProperty('because')
    expect(missingIn({ ...whole, ...before }, before)).toEqual({ text: '和发出的一样，还没有改动' })
  })

  test('without a text is told that the text is missing', () => {
    expect(missingIn({ ...whole, text: '' }, before)).toEqual({ text: '请填写正文' })
  })
})

test('names stand under their unit once, in the order of the roster, also over two pages of the list', () => {
  const reader = (personId: string, unit: string) => ({ personId, name: personId, unit })
  const units = byUnit([reader('a', '一年级1班'), reader('b', '一年级2班'), reader('c', '一年级1班')])
  expect(units.map(({ unit, readers }) => [unit, readers.length])).toEqual([
    ['一年级1班', 2],
    ['一年级2班', 1],
  ])
})
