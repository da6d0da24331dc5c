import type { Plan, Rule } from '../plan/plan'

/** Rules over persons that combine on one person; a rule without a group stands alone. */
export function personRuleGroups(plan: Plan): Rule[][] {
  const groups = new Map<string, Rule[]>()
  for (const rule of plan.rules) {
    if (rule.audience.level !== 'person') continue
    const key = rule.group === null ? `rule/${rule.id}` : `group/${rule.group}`
    groups.set(key, [...(groups.get(key) ?? []), rule])
  }
  return [...groups.values()]
}
