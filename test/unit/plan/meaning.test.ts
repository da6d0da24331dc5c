import { describe, expect, test } from 'vitest'
import type { Cadence } from '#core/plan/cadence'
import type { Relative, Rule } from '#core/plan/plan'
import { firstRuleWith } from './sample-plan'

const rule = (cells: Readonly<Record<string, string>>): Rule => {
  const read = firstRuleWith({ 规则组: '', ...cells })
  if (Array.isArray(read)) throw new Error(read.join())
  return read
}

describe('周期', () => {
  test.each<[string, Cadence]>([
    ['每两周', { every: 'week', step: 2 }],
    ['双周', { every: 'week', parity: 'even' }],
    ['单周四', { every: 'weekday', weekday: 4, parity: 'odd' }],
    ['每周四第3节', { every: 'weekday', weekday: 4, period: 3 }],
    ['每天', { every: 'day', holidays: false }],
    ['每天含假日', { every: 'day', holidays: true }],
    ['每季度', { every: 'month', step: 3 }],
    ['每月下旬', { every: 'month', part: 'late' }],
    ['第5周前', { every: 'window', windows: [{ by: 'weeks', from: 1, to: 5 }] }],
    ['3月20之前', { every: 'window', windows: [{ by: 'days', from: null, to: '03-20' }] }],
    ['5月底前', { every: 'window', windows: [{ by: 'days', from: null, to: '05-31' }] }],
    ['元月', { every: 'window', windows: [{ by: 'days', from: '01-01', to: '01-31' }] }],
    ['上半年', { every: 'window', windows: [{ by: 'days', from: '01-01', to: '06-30' }] }],
    ['2027年3月20日前', { every: 'window', windows: [{ by: 'dates', from: null, to: '2027-03-20' }] }],
    ['学期内两次，间隔不少于30天', { every: 'times', count: 2, apart: 30 }],
    ['自上次培训起满五年', { every: 'since', anchor: '培训', years: 5 }],
    ['每周（可顺延）', { every: 'week', carryOver: true }],
    ['每单元', { every: 'unset' }],
  ])('%s', (周期, expected) => expect(rule({ 周期, 要求: '≥1节' }).cadence).toEqual(expected))

  test('3月、6月 are two windows, each owed once', () => {
    expect(rule({ 周期: '3月、6月' }).cadence).toEqual({
      every: 'window',
      windows: [
        { by: 'days', from: '03-01', to: '03-31' },
        { by: 'days', from: '06-01', to: '06-30' },
      ],
    })
  })
  test('每次检测后一周内 follows every assessment by 7 days at the most', () => {
    const after = { name: 'assessments', filters: [] }
    expect(rule({ 周期: '每次检测后一周内', 要求: '≥1节' }).cadence).toEqual({
      every: 'event',
      after,
      within: 7,
      before: false,
    })
  })
})

describe('要求', () => {
  const relative = (to: Relative['to'], changes: Partial<Relative> = {}) => ({
    relative: { to, before: 0, times: 1, percent: 0, plus: 0, ...changes },
  })
  test.each([
    ['20—30节', { kind: 'range', amount: 20, most: 30 }],
    ['≥20节且≤30节', { kind: 'range', amount: 20, most: 30 }],
    ['20节左右', { kind: 'about', amount: 20, tolerance: 10 }],
    ['约20节(±15%)', { kind: 'about', amount: 20, tolerance: 15 }],
    ['≤0节', { kind: 'atMost', amount: 0 }],
    ['≥上期+5%', { kind: 'atLeast', ...relative('lastTerm', { percent: 5 }) }],
    ['比上期增加三节', { kind: 'atLeast', ...relative('lastTerm', { plus: 3 }) }],
    ['≤班额-3', { kind: 'atMost', ...relative('classSize', { plus: -3 }) }],
    ['≥(周数-4)×4节', { kind: 'atLeast', ...relative('weeks', { before: -4, times: 4 }) }],
    ['待定', { kind: 'undecided' }],
  ])('%s', (要求, expected) => expect(rule({ 要求 }).bound).toMatchObject(expected))

  test('a share has up to two decimals, and 百分之九十五 is 95%', () => {
    const share = { 对象: '学校', 统计: '比率(填报(毕业人数) / 填报(入学人数))' }
    expect(rule({ ...share, 要求: '≥99.95%' }).bound).toEqual({ kind: 'atLeast', amount: 99.95, unit: '%' })
    expect(rule({ ...share, 要求: '百分之九十五以上' }).bound).toMatchObject({ amount: 95 })
    expect(rule({ ...share, 要求: '≥上期+3个百分点' }).bound).toMatchObject(relative('lastTerm', { plus: 3 }))
  })
})

describe('统计', () => {
  test('what is handed in belongs to whoever owes it, in the unit of 要求', () => {
    const handedIn = { name: 'deliverable', title: '成长计划', accepted: true }
    expect(rule({ 统计: '材料(成长计划)[已受理]', 要求: '≥2篇' }).measure).toEqual({
      ...handedIn,
      credits: 'person',
      unit: '篇',
    })
    expect(rule({ 对象: '教科所', 统计: '材料(成长计划)[已受理]', 要求: '=1期' }).measure).toEqual({
      ...handedIn,
      credits: 'school',
      unit: '期',
    })
  })
  test('a title keeps its blanks and brackets as they were typed', () => {
    expect(rule({ 对象: '学校', 统计: '材料(English Corner（春）)', 要求: '≥1份' }).measure).toMatchObject({
      title: 'English Corner（春）',
    })
  })
  test('watching recordings alone counts recordings', () => {
    expect(rule({ 统计: '听课节数[方式=录播]' }).measure).toEqual({
      name: 'observationPeriods',
      filters: ['withRecordings'],
      where: [{ key: '方式', is: ['录播'] }],
    })
  })
  test('a plan of each teacher, over the teachers there are, is credited to the teachers', () => {
    expect(
      rule({ 对象: '学校', 统计: '比率(材料(成长计划) / 人数(任课教师))', 要求: '≥90%' }).measure,
    ).toMatchObject({
      numerator: { name: 'deliverable', credits: 'person' },
      denominator: { name: 'headcount', audience: { level: 'person' } },
      as: 'percent',
    })
  })
})
