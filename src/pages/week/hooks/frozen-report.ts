import type { Output } from '#core/contract/contract'
import { useQuery } from '@/services/query'

type Report = Output<'report.list'>['items'][number]
type Later = Output<'report.show'>['later']

interface Frozen {
  readonly report: Report
  /** What arrived after it was frozen; undefined while that is asked for. */
  readonly later: Later | undefined
}

/** The frozen report on a week, once there is one. The page does without it: it is no part of the numbers shown. */
export function useFrozenReport(monday: string | undefined): Frozen | null {
  const list = useQuery('report.list', { kind: 'week' })
  const report = list.data?.items.find(({ from }) => from === monday)
  const shown = useQuery('report.show', { id: report?.id ?? '' }, { when: report !== undefined })
  return report ? { report, later: shown.data?.later } : null
}
