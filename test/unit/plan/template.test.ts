import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { GROUP_KINDS } from '#core/org/person'
import { POSTS, STAFF_POSTS } from '#core/org/post'
import { audienceLabel, boundLabel, cadenceLabel } from '#core/plan/labels'
import { MEASURE_FILTERS, MEASURES } from '#core/plan/measure'
import { CLAUSE_COLUMNS } from '#core/plan/parse/clauses'
import { parsePlan } from '#core/plan/parse/parse-plan'
import { RULE_COLUMNS } from '#core/plan/parse/rules'
import { SETTING_COLUMNS } from '#core/plan/parse/settings'
import type { Column } from '#core/plan/parse/table'

const file = new URL('../../../plans/primary-school-term.md', import.meta.url)
const { plan, scope, faults, warnings } = parsePlan(readFileSync(file, 'utf8'))

describe('the first template, source document 001', () => {
  test('has no fault and no warning', () => expect([...faults, ...warnings]).toEqual([]))

  test('is tied to no school and no term', () => {
    expect(scope).toEqual({ school: null, term: null, effectiveFrom: null })
  })

  test('carries the numbers of the source', () => {
    const rules = plan?.rules.map(({ audience, cadence, bound, strength, note }) => [
      note.slice(0, 6),
      audienceLabel(audience),
      cadenceLabel(cadence),
      boundLabel(bound),
      strength,
    ])
    expect(rules).toEqual([
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

describe('docs/PLAN-FORMAT.md', () => {
  const docs = readFileSync(new URL('../../../docs/PLAN-FORMAT.md', import.meta.url), 'utf8')

  test('shows a smallest plan that is read without a word', () => {
    const [, example = ''] = /```markdown\n([\s\S]*?)```/.exec(docs) ?? []
    const reading = parsePlan(example)
    expect([...reading.faults, ...reading.warnings]).toEqual([])
    expect(reading.plan?.rules).toHaveLength(1)
  })

  test('names every measure, filter, post, kind of group and unit there is', () => {
    const words = [
      ...Object.values(MEASURES).flatMap(({ label, unit }) => [label, unit]),
      ...Object.values(MEASURE_FILTERS).map(({ label }) => label),
      ...STAFF_POSTS.map((post) => POSTS[post]),
      ...Object.values(GROUP_KINDS),
    ]
    expect(words.filter((word) => !docs.includes(word))).toEqual([])
  })

  test('names every column and every other header it may have', () => {
    const columns = [SETTING_COLUMNS, CLAUSE_COLUMNS, RULE_COLUMNS].flatMap(Object.values<Column>)
    expect(columns.map(({ label }) => label).filter((label) => !docs.includes(label))).toEqual([])
    const aliases = Object.values<Column>(RULE_COLUMNS).flatMap((column) => column.aliases)
    expect(aliases.filter((alias) => !docs.includes(alias))).toEqual([])
  })
})
