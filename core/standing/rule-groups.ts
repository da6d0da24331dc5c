import type { Plan, Rule } from '../plan/plan'
import type { RuleGroup } from './target'

/**
 * Rules at one level that combine on one subject; a rule without a group stands alone. Those of which each is shown by
 * itself (不叠加, 二选一) are judged one by one first.
 */
export function ruleGroups(plan: Plan): RuleGroup[] {
  const groups = new Map<string, { name: string | null; rules: Rule[] }>()
  for (const rule of plan.rules) {
    const { level } = rule.audience
    const key = rule.group === null ? `rule/${rule.id}` : `group/${level}/${rule.group}`
    const group = groups.get(key) ?? { name: rule.group, rules: [] }
    group.rules.push(rule)
    groups.set(key, group)
  }
  return [...groups.values()].flatMap(({ name, rules }): RuleGroup[] => {
    const mode = (name !== null && plan.settings.groups[name]) || 'max'
    if (mode !== 'exclusive' && mode !== 'either') return [{ name, mode, rules }]
    return rules.map((rule) => ({ name, mode, rules: [rule] }))
  })
}

/** Rules over persons only. */
export function personRuleGroups(plan: Plan): RuleGroup[] {
  return ruleGroups(plan).filter(({ rules }) => rules[0]?.audience.level === 'person')
}
