import type { Output } from '#core/contract/contract'
import { STATUSES } from '#core/standing/judge'

export type WhatIf = Output<'plan.whatIf'>
export type RuleTried = WhatIf['rules'][number]

/** `按这份草稿，新增 3 项、取消 1 项、改动 2 项承诺，其余 40 项不变。` */
export function changesInWords({ added, removed, changed, same }: WhatIf['summary']): string {
  const parts = [
    added > 0 && `新增 ${added} 项`,
    removed > 0 && `取消 ${removed} 项`,
    changed > 0 && `改动 ${changed} 项`,
  ].filter(Boolean)
  if (parts.length === 0) return `按这份草稿，${same} 项承诺都不变。`
  return `按这份草稿，${parts.join('、')}承诺${same > 0 ? `，其余 ${same} 项不变` : ''}。`
}

/** Whom it would relieve and burden; nobody is named here, and nobody is compared with anybody. */
export function effectInWords({ relieved, burdened }: WhatIf['summary']): string {
  if (relieved + burdened === 0) return '没有人（或组）因此由跟上变成落后，也没有由落后变成跟上。'
  const parts = [
    relieved > 0 && `${relieved} 人（或组）现在落后、改后就跟上了`,
    burdened > 0 && `${burdened} 人（或组）现在跟上、改后会落后`,
  ]
  return `${parts.filter(Boolean).join('；')}。`
}

export const CHANGES = { added: '新增', removed: '取消', changed: '改动', same: '不变' } as const

/** `12/30 节的“滞后”`, and what one owes nothing of. */
export function standingInWords(standing: RuleTried['moved'][number]['before']): string {
  if (!standing) return '不要求'
  const { done, target, status } = standing
  const amount = target === null ? String(done) : `${done}/${target}`
  return `${STATUSES[status]} ${amount}`
}
