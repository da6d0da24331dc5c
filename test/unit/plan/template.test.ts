import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cadenceLabel } from '#core/plan/cadence-label'
import { audienceLabel, boundLabel } from '#core/plan/labels'
import { parsePlan } from '#core/plan/parse/parse-plan'
import { writePlan } from '#core/plan/parse/write-plan'

const file = new URL('../../../plans/primary-school-term.md', import.meta.url)
const { plan, scope, faults, warnings } = parsePlan(readFileSync(file, 'utf8'))

describe('the first template, source document 001', () => {
  test('has no fault, and warns of what is kept for later and of the one 定期', () => {
    expect(faults).toEqual([])
    expect(warnings.map(({ sheet, column }) => [sheet, column])).toEqual([
      ['指标', '周期'],
      ['流程', null],
      ['检查表', null],
    ])
  })

  test('is tied to no school and no term', () => {
    expect(scope).toEqual({ school: null, office: null, term: null, effectiveFrom: null })
  })

  test('carries the numbers of the source', () => {
    const rules = plan?.rules.map(({ audience, cadence, bound, strength, note }) => [
      note.slice(0, 6),
      audienceLabel(audience),
      cadenceLabel(cadence),
      boundLabel(bound),
      strength,
    ])
    expect(rules?.slice(0, 10)).toEqual([
      ['001-37', '校长', '每学期', '≥30节', 'hard'],
      ['001-38', '业务校长 或 教导主任', '每学期', '≥40节', 'hard'],
      ['001-39', '教研组长', '每学期', '≥30节', 'hard'],
      ['001-40', '任课教师 且 年龄≤45', '每学期', '≥20节', 'hard'],
      ['001-41', '任课教师 且 年龄≥46', '每学期', '≥15节', 'hard'],
      ['001-75', '教务员', '每学期', '不设数', 'soft'],
      ['001-32', '学科教研组', '每周四', '≥1次', 'soft'],
      ['001-13', '学校', '每学期', '≥4次', 'hard'],
      ['001-09', '学校', '每学期', '≥10个', 'hard'],
      ['001-15', '年级', '期初、期中、期末', '≥1次', 'hard'],
    ])
  })

  test('asks nobody but those named for their own plan for a number beyond the observation quotas', () => {
    const owed = plan?.rules.slice(10).filter(({ bound }) => bound.kind !== 'none')
    const ofPeople = owed?.filter(({ audience }) => audience.level === 'person')
    expect(ofPeople?.map(({ id, audience }) => [id, audienceLabel(audience)])).toEqual([['PY2', '培养对象']])
  })

  test('asks the school for numbers that the source names, and for one of what it promises once', () => {
    const bounds = plan?.rules
      .slice(10)
      .flatMap(({ bound }) => (bound.kind === 'none' ? [] : boundLabel(bound)))
    expect([...new Set(bounds)].sort()).toEqual(
      ['=100%', '=1份', '=2份', '=3份', '≤0处', '≤0起', '≥1份', '≥1次', '≥2次'].sort(),
    )
    const more = plan?.rules.filter(({ bound }) => /^[=≥][2-9]/.test(boundLabel(bound)))
    expect(more?.slice(-3).map(({ note, bound }) => [note.slice(0, 6), boundLabel(bound)])).toEqual([
      ['001-44', '≥2次'],
      ['001-11', '=2份'],
      ['001-48', '=3份'],
    ])
  })

  test('asks nobody for more than five things in one form, and never for a photo', () => {
    expect(plan?.forms.length).toBeGreaterThanOrEqual(20)
    for (const { name, fields } of plan?.forms ?? []) {
      expect([name, fields.length]).toEqual([name, Math.min(fields.length, 5)])
    }
  })

  test('keeps what is delicate to few: visitors, accidents and talks with pupils', () => {
    const sealed = plan?.forms.filter((form) => form.sealed)
    expect(sealed?.map(({ name, readers }) => [name, readers])).toEqual([
      ['来访登记', ['principal', 'teachingPrincipal']],
      ['谈心关爱', ['principal', 'teachingPrincipal']],
      ['安全事故', ['principal', 'teachingPrincipal']],
    ])
    expect(sealed?.every(({ fields }) => fields.some(({ sensitive }) => sensitive))).toBe(true)
  })

  test('is what its export is read as', () => {
    expect(plan && parsePlan(writePlan(plan)).plan).toEqual(plan)
  })

  test('puts the five observation quotas into one rule group and nothing else', () => {
    expect(plan?.rules.filter(({ group }) => group === '听课').map(({ id }) => id)).toEqual([
      'TK1',
      'TK2',
      'TK3',
      'TK4',
      'TK5',
    ])
  })

  test('holds the five chapters with their clauses', () => {
    const sections = (chapter: string) =>
      plan?.clauses.filter(({ number }) => number.startsWith(`${chapter}.`)).length
    expect(['1', '2', '3', '4', '5'].map(sections)).toEqual([3, 4, 4, 6, 0])
    expect(plan?.clauses).toHaveLength(22)
  })
})
