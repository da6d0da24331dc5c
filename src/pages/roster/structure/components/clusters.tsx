import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'

/** Groupings across the district, as its office keeps them; a school is in several or in none. */
export function Clusters({ clusters }: Pick<Output<'roster.structure'>, 'clusters'>) {
  if (clusters.length === 0) return null
  return (
    <CellGroup title="学区里的片区和共同体">
      {clusters.map(({ id, name, schools }) => (
        <Cell key={id} title={name} note={schools.join('、') || '现在没有学校'} />
      ))}
    </CellGroup>
  )
}
