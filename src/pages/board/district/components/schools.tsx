import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { LongList } from '@/components/long-list'
import { distributionInWords } from '@/components/progress/distribution'
import type { District, School } from '../narrowed'

interface SchoolsProps {
  schools: readonly School[]
  clusters: District['clusters']
}

/** Each school with its principal, its week and how its own plan stands as a whole. */
export function Schools({ schools, clusters }: SchoolsProps) {
  return (
    <CellGroup
      title={`学校 · ${schools.length} 所`}
      note="按名称排列，不排名。学校自己的计划只报各状态的项数。"
    >
      {schools.length === 0 && <Cell title="学区里还没有学校" />}
      <LongList items={schools}>
        {({ id, name, clusterIds, principals, week, own }) => {
          const of = clusters.filter((cluster) => clusterIds.includes(cluster.id)).map((each) => each.name)
          const about = [
            ...of,
            principals.length > 0 && `校长 ${principals.join('、')}`,
            week === null ? '不在学期中' : `第 ${week} 周`,
          ]
          return (
            <Cell
              key={id}
              title={name}
              note={
                <>
                  {about.filter(Boolean).join(' · ')}
                  {own && ` · 本校计划：${distributionInWords(own, '项')}`}
                </>
              }
            />
          )
        }}
      </LongList>
    </CellGroup>
  )
}
