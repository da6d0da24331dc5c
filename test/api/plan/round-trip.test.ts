import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parsePlan } from '#core/plan/parse/parse-plan'
import { writePlan } from '#core/plan/parse/write-plan'
import type { Plan, Rule } from '#core/plan/plan'
import { entered } from '../school/entered'
import { tableCounts } from '../school/table-counts'
import { quotaPlan } from '../school/test-plan'
import { type TestSchool, testSchool } from '../school/test-school'
import { keepDraft, publish, publishing } from './drafts'

/** Teachers owe a lesson more, and research is asked for no longer. */
function revised(): Plan {
  const plan = quotaPlan()
  const rules = plan.rules
    .filter(({ id }) => id !== 'JY1')
    .map((rule): Rule => {
      if (rule.id !== 'TK4') return rule
      return { ...rule, bound: { kind: 'atLeast', amount: 21, unit: '节' } }
    })
  return { ...plan, rules }
}

const FAULTY = writePlan(quotaPlan()).replace('| 每周四 |', '| 每周肆 |')

describe('a document', () => {
  let school: TestSchool
  beforeAll(async () => {
    school = await testSchool({ plan: quotaPlan() })
  })
  afterAll(() => school.close())

  test('that is clean is checked with what is in it, and nothing is kept', async () => {
    const before = await tableCounts(school)
    const content = { markdown: writePlan(revised()) }
    const checked = await school.call('wu', 'plan.check', { name: '计划.md', content })
    expect(checked).toMatchObject({ title: revised().title, faults: [] })
    expect(checked.summary).toMatchObject({
      rules: revised().rules.length,
      clauses: revised().clauses.length,
    })
    const { byFamily = [], byLevel = [] } = checked.summary ?? {}
    for (const counts of [byFamily, byLevel])
      expect(counts.reduce((sum, { rules }) => sum + rules, 0)).toBe(revised().rules.length)
    expect(await tableCounts(school)).toEqual(before)
  })

  test('with a fault says sheet, row, column, fault, remedy and the nearest word', async () => {
    const { faults, summary } = await school.call('wu', 'plan.check', {
      name: '计划.md',
      content: { markdown: FAULTY },
    })
    expect(summary).toBeNull()
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatchObject({ sheet: '指标', column: '周期', found: '每周肆' })
    expect(faults[0]?.remedy).not.toBe('')
  })

  test('with faults is kept as a draft, and neither tried out nor published', async () => {
    const id = uuidv7()
    const saved = await school.call('wu', 'plan.saveDraft', {
      id,
      name: '改一半.md',
      content: { markdown: FAULTY },
      revision: null,
    })
    expect(saved).toMatchObject({ id, revision: 1, title: null })
    expect(await school.call('zhou', 'plan.draft', { id })).toMatchObject({ markdown: FAULTY, revision: 1 })
    expect((await school.refused('zhou', 'plan.whatIf', { draftId: id })).code).toBe('planFaulty')
    const before = await tableCounts(school)
    expect((await school.refused('zhou', 'plan.publish', publishing(id))).code).toBe('planFaulty')
    expect(await tableCounts(school)).toEqual(before)
  })

  test('is replaced under its id by who had its last revision open, and by nobody else', async () => {
    const draftId = await keepDraft(school, quotaPlan())
    const saving = { id: draftId, name: '计划.md', content: { markdown: writePlan(revised()) } }
    expect(await school.call('wu', 'plan.saveDraft', { ...saving, revision: 1 })).toMatchObject({
      revision: 2,
    })
    // The reply was lost: the same again is the same.
    expect(await school.call('wu', 'plan.saveDraft', { ...saving, revision: 1 })).toMatchObject({
      revision: 2,
    })
    const other = { ...saving, content: { markdown: FAULTY }, revision: 1 }
    expect(await school.refused('zhou', 'plan.saveDraft', other)).toMatchObject({
      code: 'draftChanged',
      details: { revision: 2 },
    })
  })

  test('that is thrown away is gone', async () => {
    const draftId = await keepDraft(school, quotaPlan())
    expect(await school.call('wu', 'plan.discard', { id: draftId })).toEqual({ discarded: true })
    expect(await school.call('wu', 'plan.discard', { id: draftId })).toEqual({ discarded: false })
    expect((await school.refused('wu', 'plan.draft', { id: draftId })).code).toBe('notFound')
  })
})

describe('a plan', () => {
  let school: TestSchool
  beforeEach(async () => {
    school = await testSchool({ plan: quotaPlan() })
  })
  afterEach(() => school.close())

  test('is tried out on the real records, and nothing is written', async () => {
    for (const period of [1, 2, 3]) {
      await school.call('xu', 'record.submit', school.observation({ periods: [period], on: '2026-11-17' }))
    }
    const draftId = await keepDraft(school, revised())
    const before = await tableCounts(school)
    const tried = await school.call('wu', 'plan.whatIf', { draftId })
    expect(await tableCounts(school)).toEqual(before)
    expect(tried.summary).toMatchObject({ added: 0, removed: 1, changed: 1 })
    const quota = tried.rules.find(({ id }) => id === 'TK4')
    expect(quota).toMatchObject({
      change: 'changed',
      demandBefore: '每学期 ≥20节',
      demandAfter: '每学期 ≥21节',
    })
    expect(tried.rules.find(({ id }) => id === 'JY1')).toMatchObject({ change: 'removed', after: null })
    expect(tried.rules.find(({ id }) => id === 'TK1')).toMatchObject({ change: 'same', movedInAll: 0 })
  })

  test('is tried out with what no plan has counted so far', async () => {
    const plan = quotaPlan()
    const quota = plan.rules.find(({ id }) => id === 'TK4') as Rule
    const one: Rule = {
      ...quota,
      id: 'PK1',
      group: null,
      measure: { name: 'critiques', filters: [] },
      audience: { level: 'person', who: { is: 'post', post: 'teacher' } },
      bound: { kind: 'atLeast', amount: 1, unit: '次' },
    }
    await school.call('wang', 'record.submit', school.observation({ strengths: '环节清楚' }))
    const draftId = await keepDraft(school, { ...plan, rules: [...plan.rules, one] })
    const { rules } = await school.call('zhou', 'plan.whatIf', { draftId })
    expect(rules.find(({ id }) => id === 'PK1')).toMatchObject({ change: 'added', after: { met: 1 } })
    // What was tried out is what publishing makes of it.
    await publish(school, draftId)
    const { promises } = await school.call('zhou', 'standing.school', {})
    expect(promises.find(({ rule }) => rule.id === 'PK1')?.rollUp).toMatchObject({ met: 1, done: 1 })
  })

  test('is tried out where there is none yet, and is the first one then', async () => {
    await school.rows('delete from youju.plan_version where district_id = $1', [school.districtId])
    const draftId = await keepDraft(school, quotaPlan())
    const tried = await school.call('wu', 'plan.whatIf', { draftId })
    expect(tried).toMatchObject({ before: null, summary: { added: quotaPlan().rules.length, same: 0 } })
    expect(await publish(school, draftId, { effectiveFrom: '2026-09-01' })).toMatchObject({
      version: 1,
      effectiveFrom: '2026-09-01',
    })
  })

  test('is compared with another in words', async () => {
    await publish(school, await keepDraft(school, revised()))
    const compared = await school.call('li', 'plan.compare', { from: { version: 1 }, to: { version: 2 } })
    expect(compared).toMatchObject({ same: false, clauses: [], settings: [], tables: [] })
    expect(compared.rules).toMatchObject([
      { change: 'changed', id: 'TK4', words: ['要求：≥20节 → ≥21节'] },
      { change: 'removed', id: 'JY1' },
    ])
    const itself = { from: { version: 2 }, to: { version: 2 } }
    expect(await school.call('li', 'plan.compare', itself)).toMatchObject({ same: true, rules: [] })
  })

  test('is handed out as a document that reads back to the same plan', async () => {
    const { markdown, filename } = await school.call('li', 'plan.export', {
      of: { version: 1 },
      format: 'markdown',
    })
    expect(filename).toMatch(/\.md$/)
    const { plan, scope } = parsePlan(markdown ?? '')
    expect(plan).toEqual(quotaPlan())
    expect(scope?.effectiveFrom).toBe('2026-09-01')
  })

  test('is handed out as a workbook, which is checked, kept and published like a text', async () => {
    const { xlsxBase64, filename } = await school.call('li', 'plan.export', {
      of: { version: 1 },
      format: 'xlsx',
    })
    expect(filename).toMatch(/\.xlsx$/)
    const content = { xlsxBase64: xlsxBase64 ?? '' }
    const checked = await school.call('wu', 'plan.check', { name: filename, content })
    expect(checked).toMatchObject({ faults: [], effectiveFrom: '2026-09-01' })
    const id = uuidv7()
    await school.call('wu', 'plan.saveDraft', { id, name: filename, content, revision: null })
    const draft = await school.call('wu', 'plan.draft', { id })
    expect(draft.fromWorkbook).toBe(true)
    expect(parsePlan(draft.markdown ?? '').plan).toEqual(quotaPlan())
    const compared = { from: { version: 1 }, to: { draftId: id } }
    expect(await school.call('wu', 'plan.compare', compared)).toMatchObject({ same: true })
    expect(await publish(school, id)).toMatchObject({ version: 2, finished: true })
  })

  test('that is no workbook is refused in one sentence, and nothing breaks', async () => {
    const content = { xlsxBase64: Buffer.from('PK no archive').toString('base64') }
    const { faults } = await school.call('wu', 'plan.check', { name: '坏.xlsx', content })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatchObject({ sheet: '文件', address: null })
  })

  test('comes with templates, the first of which is the one that schools are set up with', async () => {
    const { templates } = await school.call('wu', 'plan.templates', {})
    expect(templates.map(({ id }) => id)).toContain('primary-school-term')
    const { markdown } = await school.call('wu', 'plan.templates', { id: 'primary-school-term' })
    expect(parsePlan(markdown ?? '').faults).toEqual([])
    expect((await school.refused('wu', 'plan.templates', { id: '../docs/PLAN-FORMAT' })).code).toBe(
      'notFound',
    )
  })

  test('is explained in the app as in the guide', async () => {
    const { sections } = await school.call('li', 'plan.help', {})
    expect(sections[0]).toMatchObject({ level: 1 })
    expect(sections.length).toBeGreaterThan(5)
  })
})

describe('the right to prepare and to publish', () => {
  let school: TestSchool
  let beside: TestSchool
  let draftId: string
  beforeAll(async () => {
    school = await testSchool({ plan: quotaPlan() })
    beside = await testSchool({ beside: school })
    draftId = await keepDraft(school, revised())
  })
  afterAll(() => Promise.all([school.close(), beside.close()]))

  test.each(['li', 'sun', 'zheng'] as const)('is neither %s’s', async (who) => {
    const content = { markdown: '# 计划' }
    expect((await school.refused(who, 'plan.check', { name: 'x', content })).code).toBe('notAllowed')
    expect((await school.refused(who, 'plan.drafts', {})).code).toBe('notAllowed')
    expect((await school.refused(who, 'plan.whatIf', { draftId })).code).toBe('notAllowed')
    expect((await school.refused(who, 'plan.publish', publishing(draftId))).code).toBe('notAllowed')
    expect((await school.refused(who, 'plan.recount', { version: 1 })).code).toBe('notAllowed')
  })

  test('is, to prepare, the clerk’s, who does not publish', async () => {
    expect((await school.call('wu', 'plan.drafts', {})).items.map(({ id }) => id)).toEqual([draftId])
    expect((await school.refused('wu', 'plan.publish', publishing(draftId))).code).toBe('notAllowed')
  })

  test('ends at the school: of the other school’s draft nothing is known', async () => {
    expect((await beside.call('zhou', 'plan.drafts', {})).items).toEqual([])
    expect((await beside.refused('zhou', 'plan.draft', { id: draftId })).code).toBe('notFound')
    expect((await beside.refused('zhou', 'plan.publish', publishing(draftId))).code).toBe('notFound')
    expect((await beside.call('zhou', 'plan.discard', { id: draftId })).discarded).toBe(false)
  })

  test('is kept by the database past every operation', async () => {
    const publishPlan = `select youju.publish_plan('${draftId}', 1, '${uuidv7()}', 't', '{"clauses": [], "rules": []}', '2026-11-18', '{}')`
    const insert = `insert into youju.plan_version (district_id, plan_id, version, school_id, title, effective_from, document)
      values ('${school.districtId}', '${uuidv7()}', 9, '${school.id}', 't', '2026-11-18', '{}')`
    for (const who of ['li', 'sun', 'wu', 'zheng', null] as const) {
      await entered(school, who, async (as) => {
        expect(await as.tries(publishPlan)).toBe('denied')
        expect(await as.tries(`select * from youju.to_count(1, 10)`)).toBe('denied')
        expect(await as.tries(`select youju.keep_counted(1, '{}', '[]', '2026-11-18', '{}')`)).toBe('denied')
        expect(await as.tries(insert)).toBe('denied')
        expect(await as.tries('select from youju.plan_draft')).toBe(who === 'wu' ? 1 : 0)
      })
    }
    // A leader publishes by the function only, and gets records to count only while a version is counted.
    await entered(school, 'zhou', async (as) => {
      expect(await as.tries(insert)).toBe('denied')
      expect(await as.tries('select * from youju.to_count(1, 10)')).toBe(0)
      expect(await as.tries(`update youju.plan_version set title = 'x'`)).toBe('denied')
    })
  })
})
