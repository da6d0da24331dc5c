import type { Output } from '#core/contract/contract'

type Deadline = Output<'standing.school'>['open']['deadlines'][number]

/** A promise and a day, with those it is still open for. */
export interface DeadlineGroup
  extends Pick<Deadline, 'planId' | 'ruleId' | 'ruleName' | 'dueOn' | 'daysLeft'> {
  readonly key: string
  readonly subjects: readonly Pick<Deadline, 'subjectId' | 'subjectName'>[]
}

/** What nine groups have to hand in by the same day is one thing to look after; in the order given. */
export function deadlineGroups(deadlines: readonly Deadline[]): DeadlineGroup[] {
  const groups = new Map<string, DeadlineGroup>()
  for (const { planId, ruleId, ruleName, dueOn, daysLeft, subjectId, subjectName } of deadlines) {
    const key = `${planId} ${ruleId} ${dueOn}`
    const subjects = [...(groups.get(key)?.subjects ?? []), { subjectId, subjectName }]
    groups.set(key, { key, planId, ruleId, ruleName, dueOn, daysLeft, subjects })
  }
  return [...groups.values()]
}

const NAMED = 6

/** `语文组、数学组等 9 个`; the school itself is not named. */
export function subjectsInWords({ subjects }: Pick<DeadlineGroup, 'subjects'>, schoolId?: string): string {
  const names = subjects.filter(({ subjectId }) => subjectId !== schoolId).map((each) => each.subjectName)
  const rest = names.length > NAMED ? `等 ${names.length} 个` : ''
  return names.slice(0, NAMED).join('、') + rest
}

export function daysInWords(daysLeft: number): string {
  if (daysLeft < 0) return `过了 ${-daysLeft} 天`
  return daysLeft === 0 ? '今天到期' : `还有 ${daysLeft} 天`
}
