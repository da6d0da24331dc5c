import type { Output } from '#core/contract/contract'
import type { Status } from '#core/standing/judge'
import { LEVEL_UNITS } from '#core/standing/roll-up-words'
import { keyOf } from './promised'

type Sheet = Output<'standing.school'>

/** The week in one sentence: `9 项承诺，6 项在进度上，2 项需要跟进，1 项没有达标。` */
export function promisesInWords(promises: Sheet['promises']): string {
  const count = (...statuses: Status[]) =>
    promises.filter(({ rollUp }) => statuses.includes(rollUp.status)).length
  const fine = count('met', 'onTrack')
  if (promises.length === 0) return '计划里还没有可以数的承诺。'
  if (fine === promises.length) return `${fine} 项承诺都在进度上。`
  const parts = [
    [fine, '在进度上'],
    [count('behind'), '需要跟进'],
    [count('missed'), '没有达标'],
    [count('waived'), '免除'],
    [count('logOnly'), '仅记录'],
  ] as const
  const words = parts.filter(([some]) => some > 0).map(([some, how]) => `${some} 项${how}`)
  return `${promises.length} 项承诺，${words.join('，')}。`
}

/** Whom to help, each counted once: `17 人、2 个组需要帮助`; empty when nobody does. */
export function helpInWords({ needHelp, promises }: Pick<Sheet, 'needHelp' | 'promises'>): string {
  const levelOf = new Map(promises.map(({ rule }) => [keyOf(rule), rule.level]))
  const count = (level: string) =>
    new Set(
      needHelp
        .filter((each) => levelOf.get(keyOf({ planId: each.planId, id: each.ruleId })) === level)
        .map((each) => each.subjectId),
    ).size
  const words = (['person', 'group', 'grade', 'class', 'club'] as const)
    .map((level) => ({ some: count(level), unit: LEVEL_UNITS[level] }))
    .filter(({ some }) => some > 0)
    .map(({ some, unit }) => `${some} ${unit}`)
  return words.length === 0 ? '' : `${words.join('、')}需要帮助`
}
