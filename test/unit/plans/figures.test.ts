import { describe, expect, test } from 'vitest'
import { cadenceLabel } from '#core/plan/cadence-label'
import { audienceLabel, boundLabel } from '#core/plan/labels'
import { measureLabel } from '#core/plan/measure-label'
import { fullScore } from '#core/plan/rubric'
import { sourceIdsOf } from '../../../config/plan-coverage/expressions'
import { readTemplate, TEMPLATES } from '../../../config/plan-coverage/sources'

const plans = TEMPLATES.map(({ documents, file }) => ({ documents, plan: readTemplate(file).plan }))

function planOf(id: string) {
  const document = id.slice(0, id.indexOf('-'))
  return plans.find(({ documents }) => documents.some((each) => each === document))?.plan
}

/** The rules that express a rule of a source document, in the plan's order. */
function rulesFor(id: string) {
  return planOf(id)?.rules.filter(({ note }) => sourceIdsOf(note).includes(id)) ?? []
}

const inWords = (id: string) =>
  rulesFor(id).map(({ bound, cadence, strength }) =>
    [boundLabel(bound), cadenceLabel(cadence), strength === 'soft' ? '力争' : '必达'].join(' '),
  )

describe('the figures of the source documents stand in the templates', () => {
  test.each([
    // Observation quotas
    ['001-37', '≥30节 每学期 必达'],
    ['001-38', '≥40节 每学期 必达'],
    ['001-39', '≥30节 每学期 必达'],
    ['001-40', '≥20节 每学期 必达'],
    ['001-41', '≥15节 每学期 必达'],
    // Inspections, assessments, showcases, cluster research
    ['001-13', '≥4次 每学期 必达'],
    ['001-15', '≥1次 期初、期中、期末 必达'],
    ['001-09', '≥10个 每学期 必达'],
    ['001-32', '≥1次 每周四 力争'],
    ['001-44', '≥2次 每学期 力争'],
    ['001-07', '≤0处 每学期 必达'],
    ['001-11', '=2份 每学期 必达'],
    ['001-22', '≥1次 每学期 必达'],
    ['001-62', '≤0起 每学期 必达'],
    ['001-70', '=1份 每月 必达'],
    // Due dates
    ['000-05', '=1份 3月20日前 必达'],
    ['000-08', '=2份 每学期 必达'],
    ['000-17', '≥1次 5月 必达'],
    ['002-28', '≥1份 每周 必达'],
    ['002-30', '=3份 每学年 必达'],
    ['002-48', '≤0人 每学年 必达'],
    // County: certificates that run out, subjects of training
    ['003a-11', '≥1次 自上次提高培训起满5年 必达'],
    // High schools
    ['003c-01', '≥5400人 每年 必达'],
    ['003c-02', '≥93.5% 每年 必达'],
    ['003c-03', '≈100%(±10%) 每年 力争'],
    ['003c-32', '≈100%(±10%) 每年 力争'],
    ['003c-05', '≥500人 每年 必达'],
    ['003c-06', '≥97% 每年 必达'],
    ['003c-07', '≥1所 每年 必达'],
    ['003c-08', '=4份 每年 必达'],
    ['003c-21', '=1份 6月30日前 力争'],
    ['003c-23', '≥2个 每年 力争'],
    ['003c-31', '≤0人 每年 必达'],
    // Basic education
    ['003d-01', '≥85% 每年 必达'],
    ['003d-02', '≥55% 每年 必达'],
    ['003d-03', '≥99% 每年 必达'],
    ['003d-07', '≥98% 每年 必达'],
    ['003d-08', '≥20所 每年 力争'],
    ['003d-09', '≥1所 每年 力争'],
    ['003d-10', '≥6所 每年 必达'],
    ['003d-11', '30—40所 每年 必达'],
    ['003d-12', '≥8所 每年 必达'],
    ['003d-13', '=100% 每年 必达'],
    ['003d-14', '≥10所 每年 必达'],
    ['003d-24', '≥5个 每年 必达'],
    ['003d-32', '=100% 每学年 必达'],
    // Research institute
    ['003e-07', '≥80个 每年 必达'],
    ['003e-19', '=1期 3月、6月、9月、12月 必达'],
    ['003e-20', '=1期 4月、10月 必达'],
    ['003e-32', '=100人 8月 必达'],
    // Township
    ['004-02', '=4个 每学年 必达'],
    ['004-30', '=3份 每学年 必达'],
  ])('%s asks for %s', (id, words) => expect(inWords(id)).toEqual([words]))

  test.each([
    ['003c-04', ['≥500人 每年 必达', '≥800人 每年 必达']],
    ['003b-02', ['≥4个 每年 必达', '≥3个 每年 必达']],
    ['003c-19', ['=1份 8月31日前 必达', '=1份 10月31日前 必达', '=1份 12月31日前 必达']],
    ['003d-04', ['=100% 每学年 必达', '=100% 每学年 必达', '=100% 每学年 必达']],
    ['003d-05', ['=100% 每学年 必达', '≥99.9% 每学年 必达', '≥99.9% 每学年 必达']],
    ['003d-06', ['≥99.9% 每学年 必达', '≥99% 每学年 必达']],
    ['003d-16', ['≤35人 学期初快照 力争', '≤40人 学期初快照 力争', '≈25人(±10%) 学期初快照 力争']],
    ['002-46', ['=100% 每学期 必达', '=100% 每学期 必达']],
    ['004-21', ['≥1次 每周 必达', '=1份 每月 必达', '=1份 每学期 必达', '=1份 每学年 必达']],
  ])('%s is several rules: %j', (id, words) => expect(inWords(id)).toEqual(words))

  test('the observation quotas are owed by those the source names', () => {
    const owed = ['001-37', '001-38', '001-39', '001-40', '001-41'].flatMap(rulesFor)
    expect(owed.map(({ audience }) => audienceLabel(audience))).toEqual([
      '校长',
      '业务校长 或 教导主任',
      '教研组长',
      '任课教师 且 年龄≤45',
      '任课教师 且 年龄≥46',
    ])
  })

  test.each([
    ['000-09', ['爱国教育', '理想教育', '责任教育', '法制教育', '生命教育']],
    ['001-61', ['防溺水', '消防', '交通', '防网络诈骗', '防拐']],
    ['001-64', ['板报', '红领巾广播台', '宣传橱窗', '网络', '综合实践']],
    ['002-22', ['备', '讲', '批', '辅', '考', '研']],
    ['002-23', ['随机', '集中', '定期', '不定时']],
    ['002-40', ['科技节', '体育节', '合唱节', '艺术节']],
    ['002-52', ['纪律', '卫生', '礼仪']],
    ['003d-57', ['民族精神', '革命理想', '革命信念', '公民道德', '法律纪律']],
    ['003e-34', ['下乡进校', '分片交流', '高效课堂研讨']],
    ['004-17', ['随堂课', '研讨课', '汇报课', '公开课']],
  ])('%s wants each of %j', (id, values) => {
    const [rule] = rulesFor(id)
    expect(rule?.measure).toMatchObject({ name: 'coverage', each: { values }, atLeast: 1 })
    expect(rule && boundLabel(rule.bound)).toBe('=100%')
  })

  test('002-32 wants each of eight lesson types', () => {
    const [rule] = rulesFor('002-32')
    expect(rule && measureLabel(rule.measure)).toContain('被听课节数')
    expect(rule?.measure.name === 'coverage' && rule.measure.each.every === 'value').toBe(true)
  })

  test('the researchers’ 100 marks are 10, 30, 20, 20 and 20', () => {
    const rubric = planOf('003e-11')?.rubrics.find(({ name }) => name === '兼职研究员考核')
    expect(rubric?.dimensions.map(({ cap }) => cap)).toEqual([10, 30, 20, 20, 20])
    expect(rubric && fullScore(rubric)).toBe(100)
  })

  test('hardship is recognised in three stages by four principles', () => {
    const plan = planOf('001-51')
    expect(plan?.workflows.find(({ name }) => name === '困难认定')?.stages.map(({ name }) => name)).toEqual([
      '班级评议',
      '年级认定',
      '校级审核',
    ])
    expect(plan?.checklists.find(({ name }) => name === '资助四项原则')?.items).toHaveLength(4)
  })

  test('a small research topic goes through five stages', () => {
    const stages = planOf('003e-24')?.workflows.find(({ name }) => name === '小课题')?.stages
    expect(stages?.map(({ name }) => name)).toEqual(['立项', '开题', '中期', '结题', '评优'])
  })

  test('whatever the source only calls regular is logged until somebody chooses how often', () => {
    for (const id of ['001-68', '002-51', '003d-44', '004-06', '004-07', '004-09', '004-10']) {
      expect(inWords(id).map((words) => words.split(' ')[1])).toEqual(['定期'])
    }
  })

  test('usual readings that the source does not spell out say that they are to be checked', () => {
    for (const id of ['001-01', '001-60', '000-24', '002-61', '003d-28', '003c-30']) {
      const notes = rulesFor(id).map(({ note }) => note)
      expect(
        notes.some((note) => note.includes('常用口径，请核对')),
        id,
      ).toBe(true)
    }
  })
})
