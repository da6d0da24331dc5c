import type { Input, Output } from '#core/contract/contract'
import { routes } from '@/frame/routes'
import { useInAddress } from '@/frame/use-in-address'
import { useQuery } from '@/services/query'

export type Compared = Output<'plan.compare'>
type Source = Input<'plan.compare'>['from']

interface Sides {
  readonly from?: string
  readonly to?: string
}

/** Two plans in the address: `v3` a version, `d…` a draft; without them the version in force and the one before it. */
export function useSides() {
  const [asked, choose] = useInAddress<Sides>(
    ({ from, to }) => ({ ...(from && { from }), ...(to && { to }) }),
    routes.planCompare,
  )
  const versions = useQuery('plan.versions', {})
  const [last, previous] = versions.data?.items ?? []
  const to = asked.to ?? (last && `v${last.version}`)
  const from = asked.from ?? (previous && `v${previous.version}`)
  const sides = { from: sourceIn(from), to: sourceIn(to) }
  const query = useQuery(
    'plan.compare',
    { from: sides.from ?? NOTHING, to: sides.to ?? NOTHING },
    { when: sides.from !== undefined && sides.to !== undefined },
  )
  return { from, to, versions, query, choose: (some: Sides) => choose({ ...asked, ...some }) }
}

const NOTHING: Source = { version: 0 }

function sourceIn(side: string | undefined): Source | undefined {
  if (side === undefined) return undefined
  if (/^v\d+$/.test(side)) return { version: Number(side.slice(1)) }
  return side.startsWith('d') ? { draftId: side.slice(1) } : undefined
}
