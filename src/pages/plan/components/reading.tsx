import { memo } from 'react'
import { Empty } from '@/components/states'
import { chaptersOf, type Filter, isNarrowed, type PlanShown } from '../matching'
import { Chapters } from './chapters'
import { SideBySide } from './side-by-side'

interface ReadingProps {
  plan: PlanShown
  filter: Filter
  clause: string | undefined
  wide: boolean
  onChoose: (clause: string) => void
}

/** The clauses that the filter finds. Drawn when the filter itself has been: a plan may have three hundred promises. */
export const Reading = memo(({ plan, filter, clause, wide, onChoose }: ReadingProps) => {
  const chapters = chaptersOf(plan, filter)
  const narrowed = isNarrowed(filter)
  if (plan.clauses.length === 0)
    return <Empty icon="file-text" title="计划里还没有条款" text="请教务员在计划管理里补上。" />
  if (chapters.length === 0) return <Empty icon="search" title="没有找到" text="换一个词，或去掉筛选再看。" />
  if (!wide) return <Chapters chapters={chapters} clause={clause} narrowed={narrowed} />
  return <SideBySide chapters={chapters} clause={clause} narrowed={narrowed} onChoose={onChoose} />
})
