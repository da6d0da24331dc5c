import type { Plan, Rule } from '#core/plan/plan'
import type { Audience } from '#core/plan/predicate'
import { testPlan } from '../school/test-plan'

const PERSON: Audience = { level: 'person', who: { is: 'post', post: 'teacher' } }

function rule(id: string, changes: Partial<Rule>): Rule {
  return {
    id,
    clause: '3.1',
    name: id,
    audience: { level: 'school' },
    measure: { name: 'observationPeriods', filters: [] },
    cadence: { every: 'milestone', names: ['期中'] },
    bound: { kind: 'atLeast', amount: 1, unit: '份' },
    strength: 'hard',
    group: null,
    checker: '学区',
    note: '',
    ...changes,
  }
}

const deliverable = (title: string, credits: 'school' | 'group' | 'person', accepted: boolean) =>
  ({ name: 'deliverable', title, credits, accepted, unit: '份' }) as const
const declared = (title: string, credits: 'school' | 'class') =>
  ({ name: 'declared', title, credits, unit: '人' }) as const

/** The template with things to hand in and to declare: at mid-term, but the teacher's own at the end of the term. */
export function handInPlan(): Plan {
  const plan = testPlan()
  const rules = [
    rule('五年规划', { measure: deliverable('学校发展五年规划', 'school', true) }),
    rule('组内总结', {
      audience: { level: 'group', groupKind: 'subject' },
      measure: deliverable('教研总结', 'group', true),
    }),
    rule('教学计划', {
      audience: PERSON,
      measure: deliverable('教学计划', 'person', false),
      cadence: { every: 'term' },
    }),
    rule('在校生', { measure: declared('在校生数', 'school') }),
    rule('班额', { audience: { level: 'class' }, measure: declared('班级人数', 'class') }),
  ]
  return { ...plan, rules: [...plan.rules, ...rules] }
}
