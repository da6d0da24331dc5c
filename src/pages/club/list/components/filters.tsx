import { Chips } from '@/components/chips'
import { SearchField } from '@/components/form/search-field'
import { Tabs } from '@/components/tabs'
import type { Clubs } from '../hooks/clubs'

const TABS = [
  { key: 'mine', label: '我指导的' },
  { key: 'all', label: '全部' },
  { key: 'closed', label: '已停办' },
] as const

interface FiltersProps {
  clubs: Clubs
  instructs: boolean
  categories: readonly string[]
}

export function Filters({ clubs, instructs, categories }: FiltersProps) {
  const { which, category, wanted, see, choose, search } = clubs
  const tabs = instructs ? TABS : TABS.filter(({ key }) => key !== 'mine')
  return (
    <>
      <Tabs label="哪些社团" tabs={tabs} current={which} onChange={see} />
      {which !== 'mine' && (
        <>
          <SearchField label="找社团：名称或地点" value={wanted} onChange={search} />
          {categories.length > 1 && (
            <Chips
              label="按类别筛选"
              chips={categories.map((each) => ({
                label: each,
                on: each === category,
                onTap: () => choose(each === category ? null : each),
              }))}
            />
          )}
        </>
      )}
    </>
  )
}
