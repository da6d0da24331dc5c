import { memo } from 'react'
import { Empty } from '@/components/states'
import { type Choice, type District, narrowed } from '../narrowed'
import { RuleList } from './rule-list'
import { SchoolTable } from './school-table'
import { Schools } from './schools'

interface FoundProps {
  district: District
  choice: Choice
  wide: boolean
}

/** The promises and schools that are chosen. Drawn when the choice itself has been: a district may have thousands of values. */
export const Found = memo(({ district, choice, wide }: FoundProps) => {
  const shown = narrowed(district, choice)
  const Rules = wide ? SchoolTable : RuleList
  return (
    <>
      {district.rules.length > 0 && shown.rules.length === 0 && <Empty title="没有符合的承诺" />}
      {shown.rules.length > 0 && <Rules shown={shown} />}
      <Schools schools={shown.schools} clusters={district.clusters} />
    </>
  )
})
