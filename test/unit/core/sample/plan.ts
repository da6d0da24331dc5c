import type { Post } from '#core/org/post'
import type { BuiltInMeasure, MeasureFilter, MeasureName } from '#core/plan/basic-measure'
import { PLAN_DEFAULTS, type Plan, type PlanSettings, type Rule, SETTING_DEFAULTS } from '#core/plan/plan'
import type { Audience, Compare, PersonPredicate } from '#core/plan/predicate'

export const post = (name: Post): PersonPredicate => ({ is: 'post', post: name })
export const age = (compare: Compare, years: number): PersonPredicate => ({ is: 'age', compare, years })
export const all = (...of: PersonPredicate[]): PersonPredicate => ({ is: 'all', of })
export const any = (...of: PersonPredicate[]): PersonPredicate => ({ is: 'any', of })
export const not = (of: PersonPredicate): PersonPredicate => ({ is: 'not', of })
export const people = (who: PersonPredicate): Audience => ({ level: 'person', who })

export const measure = (name: MeasureName, ...filters: MeasureFilter[]): BuiltInMeasure => ({ name, filters })

/** A hard rule on the periods observed in a term, unless changed. */
export function rule(id: string, changes: Partial<Rule> = {}): Rule {
  return {
    id,
    clause: '3.3',
    name: id,
    audience: people(post('teacher')),
    measure: measure('observationPeriods'),
    cadence: { every: 'term' },
    bound: { kind: 'atLeast', amount: 20, unit: '节' },
    strength: 'hard',
    group: null,
    checker: '教导处',
    note: '',
    ...changes,
  }
}

const quota = (id: string, who: PersonPredicate, amount: number) =>
  rule(id, { audience: people(who), bound: { kind: 'atLeast', amount, unit: '节' }, group: '听课' })

/** The five observation quotas of 001-37 to 001-41, combined by the maximum. */
export const QUOTAS = {
  principal: quota('校长听课', post('principal'), 30),
  leaders: quota('业务领导听课', any(post('teachingPrincipal'), post('director')), 40),
  groupLeads: quota('教研组长听课', post('groupLead'), 30),
  upTo45: quota('教师听课（45 周岁及以下）', all(post('teacher'), age('<=', 45)), 20),
  from46: quota('教师听课（46 周岁及以上）', all(post('teacher'), age('>=', 46)), 15),
}
export const OBSERVATION_QUOTAS = Object.values(QUOTAS)

/** 001-32: every Thursday, soft. */
export const THURSDAY_RESEARCH = rule('周四教研', {
  audience: { level: 'group', groupKind: 'subject' },
  measure: measure('researchSessions'),
  cadence: { every: 'weekday', weekday: 4 },
  bound: { kind: 'atLeast', amount: 1, unit: '次' },
  strength: 'soft',
})

/** 001-15: once in each of three windows, for every grade. */
export const ASSESSMENTS = rule('质量检测', {
  audience: { level: 'grade' },
  measure: measure('assessments'),
  cadence: { every: 'milestone', names: ['期初', '期中', '期末'] },
  bound: { kind: 'atLeast', amount: 1, unit: '次' },
})

/** 001-13: four inspections a term, each counting only with its feedback. */
export const INSPECTIONS = rule('教学检查', {
  audience: { level: 'school' },
  measure: measure('inspections', 'feedback'),
  bound: { kind: 'atLeast', amount: 4, unit: '次' },
})

export const SETTINGS: PlanSettings = {
  proration: true,
  lateEntryDays: 7,
  ...SETTING_DEFAULTS,
  milestones: [
    { name: '期初', fromWeek: 1, toWeek: 3 },
    { name: '期中', fromWeek: 9, toWeek: 11 },
    { name: '期末', fromWeek: 18, toWeek: 20 },
  ],
}

export function plan(rules: readonly Rule[], settings: Partial<PlanSettings> = {}): Plan {
  const clauses = [{ number: '3.3', title: '全员听课', text: '人人听课。', department: '教导处' }]
  return {
    id: 'sample',
    title: '青禾小学学期工作计划',
    settings: { ...SETTINGS, ...settings },
    clauses,
    rules,
    ...PLAN_DEFAULTS,
  }
}
