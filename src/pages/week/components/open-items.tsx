import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import type { IconName } from '@/components/icon'
import { routes } from '@/frame/routes'

type Open = Output<'standing.school'>['open']

interface OpenItem {
  readonly icon: IconName
  readonly title: string
  readonly note: string
  readonly url?: string
}

/** What waits for a decision, and what the numbers lack. */
export function OpenItems({ open }: { open: Open }) {
  const items = [...decisionsOf(open), ...gapsOf(open)]
  return (
    <CellGroup title="等待处理">
      {items.length === 0 && <Cell icon="circle-check" title="没有等您处理的事" />}
      {items.map((item) => (
        <Cell key={`${item.title} ${item.note}`} {...item} />
      ))}
    </CellGroup>
  )
}

function decisionsOf({ awaiting, toAccept, objections }: Open): OpenItem[] {
  const waiting: readonly (OpenItem & { count: number })[] = [
    {
      count: awaiting,
      icon: 'clipboard-list',
      title: `${awaiting} 条补录等待核准`,
      note: '核准以后才计入',
      url: routes.records('awaiting'),
    },
    {
      count: toAccept,
      icon: 'inbox',
      title: `${toAccept} 份材料等待受理`,
      note: '受理以后才算完成',
      url: routes.records('toAccept'),
    },
    {
      count: objections,
      icon: 'circle-alert',
      title: `${objections} 条听课记录有异议，还没有答复`,
      note: '双方的话都在记录里',
      url: routes.records('objected'),
    },
  ]
  return waiting.filter(({ count }) => count > 0).map(({ count: _, ...item }) => item)
}

const named = (rules: readonly { readonly ruleName: string }[]) =>
  rules.map(({ ruleName }) => ruleName).join('、')

function gapsOf(open: Open): OpenItem[] {
  const { missingBirthDates, missingTeachingSince, unsetCadence, undecided, misfits } = open
  const gaps: readonly (OpenItem & { of: readonly unknown[] })[] = [
    {
      of: undecided,
      icon: 'pen-line',
      title: `${undecided.length} 项的数字还没有定`,
      note: `${named(undecided)}：定下来以后才会计算`,
      url: routes.plan(),
    },
    {
      of: unsetCadence,
      icon: 'calendar',
      title: `${unsetCadence.length} 项“定期”还没有定多久一次`,
      note: `${named(unsetCadence)}：现在只记录，不催`,
      url: routes.plan(),
    },
    {
      of: missingBirthDates,
      icon: 'info',
      title: `${missingBirthDates.length} 人缺少出生日期`,
      note: `${missingBirthDates.join('、')}：暂按较高的要求计算，请教务员补上`,
    },
    {
      of: missingTeachingSince,
      icon: 'info',
      title: `${missingTeachingSince.length} 人缺少从教时间`,
      note: `${missingTeachingSince.join('、')}：暂按较高的要求计算，请教务员补上`,
    },
  ]
  return [
    ...gaps.filter(({ of }) => of.length > 0).map(({ of: _, ...item }) => item),
    ...misfits.map(
      (misfit): OpenItem => ({
        icon: 'circle-alert',
        title: '计划和学期对不上',
        note: misfit,
        url: routes.plan(),
      }),
    ),
  ]
}
