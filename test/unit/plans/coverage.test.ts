import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parsePlan } from '#core/plan/parse/parse-plan'
import { writePlan } from '#core/plan/parse/write-plan'
import { coverage, totals } from '../../../config/plan-coverage/coverage'
import { expressionsIn, sourceIdsOf } from '../../../config/plan-coverage/expressions'
import { coverageMarkdown } from '../../../config/plan-coverage/markdown'
import {
  COVERAGE_FILE,
  readReasons,
  readSourceRules,
  readTemplate,
  TEMPLATES,
  WITHOUT_RULE,
} from '../../../config/plan-coverage/sources'

const found = coverage()
const [judged = 0, counted = 0, kept = 0, leftOut = 0] = totals(found.rules)

describe('the rules of the source documents', () => {
  const source = readSourceRules()

  test('are 378, each with its own id, a family and a title', () => {
    expect(source).toHaveLength(378)
    expect(new Set(source.map(({ id }) => id)).size).toBe(378)
    expect(source.filter(({ family, title }) => !/^F(?:[1-9]|1[0-2])$/.test(family) || title === '')).toEqual(
      [],
    )
  })

  test('are each expressed in the plan of their document or have a reason, never both', () => {
    expect(found.unclear).toEqual([])
    expect(found.rules.map(({ id }) => id)).toEqual(source.map(({ id }) => id))
  })

  test('have reasons of four kinds only, in words, and for known rules only', () => {
    const known = new Set(source.map(({ id }) => id))
    for (const { id, how, why } of readReasons()) {
      expect(known.has(id), id).toBe(true)
      expect(Object.keys(WITHOUT_RULE)).toContain(how)
      expect(why.length, id).toBeGreaterThan(20)
    }
  })

  test('are not named by a plan where there is no such rule', () => {
    const known = new Set(source.map(({ id }) => id))
    const named = TEMPLATES.flatMap(({ file }) => {
      const { plan } = readTemplate(file)
      return plan ? [...expressionsIn(plan).keys()] : []
    })
    expect(named.filter((id) => !known.has(id))).toEqual([])
  })
})

describe('what the templates cover', () => {
  test('is at least 290 rules expressed', () => expect(judged + counted + kept).toBeGreaterThanOrEqual(290))

  test('is at least 230 rules computed from records and held against a number', () => {
    expect(judged).toBeGreaterThanOrEqual(230)
  })

  test('leaves out hardly anything', () => expect(leftOut).toBeLessThanOrEqual(10))

  test('is what COVERAGE.md says', () => {
    expect(readFileSync(COVERAGE_FILE, 'utf8')).toBe(coverageMarkdown(found))
  })
})

describe('the ids that a note begins with', () => {
  test('are all of its first words', () => {
    expect(sourceIdsOf('001-65、001-66；原文是每天')).toEqual(['001-65', '001-66'])
    expect(sourceIdsOf('003a-11')).toEqual(['003a-11'])
  })

  test('are none where a rule is only mentioned', () => {
    expect(sourceIdsOf('和 001-65 一起看')).toEqual([])
    expect(sourceIdsOf('001-65 以后')).toEqual([])
  })
})

describe.each(TEMPLATES.map(({ file }) => file))('plans/%s', (file) => {
  const { plan, scope, faults, warnings } = readTemplate(file)

  test('has no fault, and warns only of what is kept for later, of 定期 and of 待定', () => {
    expect(faults).toEqual([])
    const others = warnings.filter(({ sheet }) => !['流程', '检查表'].includes(sheet))
    const open = plan?.rules.flatMap(({ cadence, bound }) => [
      ...(cadence.every === 'unset' ? ['周期'] : []),
      ...(bound.kind === 'undecided' ? ['要求'] : []),
    ])
    expect(others.map(({ column }) => column).sort()).toEqual(open?.sort())
  })

  test('is tied to no school, office or term', () => {
    expect(new Set(Object.values(scope ?? { school: '' }))).toEqual(new Set([null]))
  })

  test('is what its export is read as', () => {
    expect(plan && parsePlan(writePlan(plan)).plan).toEqual(plan)
  })

  test('says of every rule who checks it and what it rests on', () => {
    const silent = plan?.rules.filter(({ checker, note }) => checker === '' || sourceIdsOf(note).length === 0)
    expect(silent?.map(({ id }) => id)).toEqual([])
  })

  test('leaves no clause at the end of the tree without a text', () => {
    expect(plan?.clauses.filter(({ text }) => text === '').map(({ number }) => number)).toEqual([])
  })

  test('asks for little in a form: five fields at most, and nobody is named by a pupil’s name', () => {
    expect(plan?.forms.filter(({ fields }) => fields.length > 5).map(({ name }) => name)).toEqual([])
    const pupils = plan?.forms
      .flatMap(({ fields }) => fields)
      .filter(({ label }) => /学生姓名|学号|身份证/.test(label))
    expect(pupils).toEqual([])
  })

  test('keeps what may be about a pupil’s hardship, health or conduct to few', () => {
    const delicate = plan?.forms.filter(({ name }) => /关爱|辅导班|缺课|帮扶$|学籍|事故|^问题登记/.test(name))
    const open = delicate?.filter(({ sealed, name }) => !sealed && !/强园|基地|蹲点|结对/.test(name))
    expect(open?.map(({ name }) => name)).toEqual([])
  })

  test('ranks nobody', () => {
    const text = plan?.rules.map(({ name, note }) => `${name} ${note.replaceAll('不排名', '')}`).join('\n')
    expect(text).not.toMatch(/排名|名次|末位/)
  })
})
