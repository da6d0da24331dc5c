import { describe, expect, test } from 'vitest'
import { parsePlan } from '#core/plan/parse/parse-plan'
import { changed, edited, firstRuleWith, textOf } from './sample-plan'

describe('要求', () => {
  test.each([
    '≥30节',
    '>=30节',
    '≧30节',
    '＞＝３０节',
    '不少于30节',
    '不低于 30 节',
    '至少三十节',
    '30节以上',
    '30节及以上',
    '三十节以上',
    '至少30节以上',
    '≥30',
    '≥30节课',
  ])('%s is at least 30', (要求) => {
    expect(firstRuleWith({ 要求 })).toMatchObject({ bound: { kind: 'atLeast', amount: 30, unit: '节' } })
  })
  test.each(['≤4次', '<=4次', '不超过4次', '至多四次', '4次以内', '4次以下', '不多于 4'])(
    '%s is at most 4',
    (要求) => {
      expect(firstRuleWith({ 对象: '学校', 统计: '教学检查次数', 要求, 规则组: '' })).toMatchObject({
        bound: { kind: 'atMost', amount: 4, unit: '次' },
      })
    },
  )
  test.each(['=10个', '＝10个', '正好十个', '等于10例'])('%s is exactly 10', (要求) => {
    expect(firstRuleWith({ 对象: '学校', 统计: '精品课例数', 要求, 规则组: '' })).toMatchObject({
      bound: { kind: 'exactly', amount: 10, unit: '个' },
    })
  })
  test.each(['不设数', '不设要求', '仅记录'])('%s is log only', (要求) => {
    expect(firstRuleWith({ 要求, 规则组: '' })).toMatchObject({ bound: { kind: 'none' } })
  })
  test.each([
    ['≥三十五节', 35],
    ['≥两节', 2],
    ['≥十五节', 15],
    ['≥一百零五节', 105],
    ['≥500节', 500],
  ])('%s is %i a term', (要求, amount) =>
    expect(firstRuleWith({ 要求 })).toMatchObject({ bound: { amount } }),
  )
  test('500 a term is believed, 501 is not', () => {
    expect(firstRuleWith({ 要求: '≥501节' })).toEqual(['数量太大，一个周期里不会超过 500。'])
  })
  test('>30 is refused with the number that was meant', () => {
    const [fault] = parsePlan(textOf(changed('指标', 2, '要求', '超过30节'))).faults
    expect(fault?.remedy).toBe('请写成「≥31节」。')
  })
})

describe('统计', () => {
  test.each([
    ['听课节数', 'observationPeriods', []],
    ['听课', 'observationPeriods', []],
    ['听课节数[含录播]', 'observationPeriods', ['withRecordings']],
  ])('%s counts %s', (统计, name, filters) => {
    expect(firstRuleWith({ 统计 })).toMatchObject({ measure: { name, filters } })
  })
  test.each(['教学检查次数[已反馈]', '检查次数【已反馈】', '教学检查次数（ 已反馈 ）', '检查次数［已反馈］'])(
    '%s counts inspections with feedback',
    (统计) => {
      const rule = firstRuleWith({ 对象: '学校', 统计, 要求: '≥4次', 规则组: '' })
      expect(rule).toMatchObject({ measure: { name: 'inspections', filters: ['feedback'] } })
    },
  )
  test('a filter written twice counts once', () => {
    expect(firstRuleWith({ 统计: '听课节数[含录播，含录播课]' })).toMatchObject({
      measure: { filters: ['withRecordings'] },
    })
  })
})

describe('周期', () => {
  test.each(['每学期', '学期内', ' 每 学 期 '])('%s is the term', (周期) => {
    expect(firstRuleWith({ 周期 })).toMatchObject({ cadence: { every: 'term' } })
  })
  test.each(['每周', '每星期'])('%s is every week', (周期) => {
    expect(firstRuleWith({ 周期 })).toMatchObject({ cadence: { every: 'week' } })
  })
  test.each([
    ['每周一', 1],
    ['每周四', 4],
    ['每星期四', 4],
    ['周４', 4],
    ['每周日', 7],
    ['每周天', 7],
    ['每礼拜天', 7],
  ])('%s is weekday %i', (周期, weekday) => {
    expect(firstRuleWith({ 周期, 要求: '≥1节' })).toMatchObject({ cadence: { every: 'weekday', weekday } })
  })
  test.each([
    ['每周二、周四', [2, 4]],
    ['每周一、三、五', [1, 3, 5]],
    ['每周一至周五', [1, 2, 3, 4, 5]],
    ['周五和周三', [3, 5]],
  ])('%s are several weekdays', (周期, weekdays) => {
    expect(firstRuleWith({ 周期, 要求: '≥1节' })).toMatchObject({ cadence: { every: 'weekdays', weekdays } })
  })
  test.each([
    ['每月25日前', 25],
    ['每月5号', 5],
    ['每个月三十日之前', 30],
  ])('%s is due by a day of every month', (周期, by) => {
    expect(firstRuleWith({ 周期, 要求: '≥1节' })).toMatchObject({ cadence: { every: 'month', by } })
  })
  test.each(['期初、期中', '期初，期中', '期初和期中', '期初 及 期中', '期初;期中'])(
    '%s are two milestones',
    (周期) => {
      expect(firstRuleWith({ 周期 })).toMatchObject({
        cadence: { every: 'milestone', names: ['期初', '期中'] },
      })
    },
  )
})

describe('要求 without a sign', () => {
  test.each(['0次', '零次', '0'])('%s is none at all', (要求) => {
    const rule = firstRuleWith({
      对象: '学校',
      统计: '教学检查次数',
      要求: 要求.replace('起', '次'),
      规则组: '',
    })
    expect(rule).toMatchObject({ bound: { kind: 'exactly', amount: 0 } })
  })
})

describe('强度 and 规则组', () => {
  test.each([
    ['必达', 'hard'],
    ['', 'hard'],
    ['刚性', 'hard'],
    ['力争', 'soft'],
    ['预计', 'soft'],
    ['争取', 'soft'],
  ])('强度 「%s」 is %s', (强度, strength) => expect(firstRuleWith({ 强度 })).toMatchObject({ strength }))
  test.each(['', '—', '-', '/', '无'])('规则组 「%s」 is none', (规则组) => {
    expect(firstRuleWith({ 规则组 })).toMatchObject({ group: null })
  })
})

describe('条款', () => {
  const numbers = (...written: string[]) => {
    const sample = edited('条款', ([head = []]) => [
      head,
      ...written.map((number) => [number, '标题', '', '']),
    ])
    const { plan, faults } = parsePlan(
      textOf({ ...sample, sheets: { ...sample.sheets, 指标: sample.sheets.指标.slice(0, 2) } }).replaceAll(
        '3.3 |',
        '3 |',
      ),
    )
    return plan?.clauses.map(({ number }) => number) ?? faults.map(({ fault }) => fault)
  }
  test.each([
    [['3', '3.2', '3.2.1']],
    [['３', '３．２', '3.02.1']],
    [['第3条', '3.2', '3.2.1']],
    [['三', '三（二）', '3.2.1']],
    [['第三章', '三、（二）', '3.2.1']],
  ])('%j are 3, 3.2 and 3.2.1', (written) => expect(numbers(...written)).toEqual(['3', '3.2', '3.2.1']))
  test('a parent may stand below its child', () => expect(numbers('3.2', '3')).toEqual(['3.2', '3']))
  test('3.10 is not 3.1', () => expect(numbers('3', '3.1', '3.10')).toEqual(['3', '3.1', '3.10']))
})

describe('设置', () => {
  const settings = (...rows: [string, string][]) => {
    const milestones = [
      ['期初', '第1周'],
      ['期中', '第2周'],
    ]
    return parsePlan(textOf(edited('设置', (kept) => [...kept.slice(0, 2), ...rows, ...milestones])))
  }
  test('what is left out is proration on and 7 days', () => {
    expect(settings().plan?.settings).toMatchObject({ proration: true, lateEntryDays: 7 })
  })
  test.each([
    ['折算', '关', { proration: false }],
    ['折算', '否', { proration: false }],
    ['补录天数', '十天', { lateEntryDays: 10 }],
    ['补录天数', '０', { lateEntryDays: 0 }],
    ['考试周', '第十八至第二十周', { milestones: [{ name: '考试周', fromWeek: 18, toWeek: 20 }] }],
    ['期末', '第18～20周', { milestones: [{ name: '期末', fromWeek: 18, toWeek: 20 }] }],
    ['期末', '18-20周', { milestones: [{ name: '期末', fromWeek: 18, toWeek: 20 }] }],
    ['期末', '第18周到第20周', { milestones: [{ name: '期末', fromWeek: 18, toWeek: 20 }] }],
  ])('%s %s', (key, value, expected) => {
    const { plan } = settings([key, value])
    const { milestones = [], ...rest } = plan?.settings ?? {}
    expect({ ...rest, milestones: milestones.slice(0, 1) }).toMatchObject(expected)
  })
  test('a template is for no school, no term and no day', () => {
    expect(settings().scope).toEqual({ school: null, office: null, term: null, effectiveFrom: null })
  })
  test.each([
    '2026-09-01 ~ 2027-01-22',
    '2026/9/1—2027/1/22',
    '2026年9月1日至2027年1月22日',
    '2026.9.1 - 2027.1.22',
  ])('学期 %s', (value) => {
    expect(settings(['学期', value]).scope?.term).toEqual({ startOn: '2026-09-01', endOn: '2027-01-22' })
  })
  test('the first and the last day of term may be 生效日期, the day after may not', () => {
    const term: [string, string] = ['学期', '2026-09-01 ~ 2027-01-22']
    expect(settings(term, ['生效日期', '2026-09-01']).scope?.effectiveFrom).toBe('2026-09-01')
    expect(settings(term, ['生效日期', '2027年1月22日']).scope?.effectiveFrom).toBe('2027-01-22')
    expect(settings(term, ['生效日期', '2027-01-23']).faults).toMatchObject([
      { fault: '生效日期不在学期内。' },
    ])
  })
  test('windows that share a week are doubtful, windows side by side are not', () => {
    expect(settings(['月考', '第1—2周']).warnings.map(({ fault }) => fault)).toContain(
      '「期初」和「月考」都有第 1 周，这一周的记录会给两边都算上。',
    )
    expect(settings(['月考', '第3—4周']).warnings).toEqual([])
  })
  test('a stated rule group that no rule belongs to is doubtful', () => {
    expect(settings(['规则组 听课', '取高']).warnings).toEqual([])
    expect(settings(['规则组 听客', '取高']).warnings).toMatchObject([
      { row: 3, column: '键', nearest: '听课' },
    ])
  })
})
