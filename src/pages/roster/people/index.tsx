import { useState } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { ChoiceField } from '@/components/form/choice-field'
import { SearchField } from '@/components/form/search-field'
import { Empty } from '@/components/states'
import { Tabs } from '@/components/tabs'
import { Answered } from '@/frame/answered'
import { More } from '@/frame/more'
import { usePages } from '@/services/pages'
import { KeepersPage } from '../components/keepers-page'
import { usePlaces } from '../components/use-places'
import { Ways } from '../components/ways'
import { AddSheet } from './components/add-sheet'
import { PeopleTable } from './components/people-table'

const TABS = [
  { key: 'here', label: '在岗' },
  { key: 'away', label: '离岗' },
  { key: 'gone', label: '已离校' },
] as const

const EVERYWHERE = 'all'

/** The staff for those who keep the roster. */
export default function RosterPeople() {
  const [show, see] = useState<(typeof TABS)[number]['key']>('here')
  const [wanted, search] = useState('')
  const [unitId, choose] = useState(EVERYWHERE)
  const [adding, add] = useState(false)
  const { places } = usePlaces()
  const query = wanted.trim()
  const pages = usePages(
    'roster.people',
    { show, ...(query !== '' && { query }), ...(unitId !== EVERYWHERE && { unitId }) },
    (data) => data,
  )
  const { reload } = pages.query
  const units = places.filter(({ kind }) => kind === 'group' || kind === 'grade' || kind === 'class')
  return (
    <KeepersPage
      title="名册"
      onRefresh={reload}
      actions={
        <Button compact icon="plus" onTap={() => add(true)}>
          添加教职工
        </Button>
      }
    >
      <Tabs label="哪些人" tabs={TABS} current={show} onChange={see} />
      <SearchField label="找人：姓名、学科或工号" value={wanted} onChange={search} />
      {units.length > 0 && show !== 'gone' && (
        <CellGroup>
          <ChoiceField
            label="在哪里"
            value={unitId}
            options={[
              { value: EVERYWHERE, label: '全校' },
              ...units.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={choose}
          />
        </CellGroup>
      )}
      <Answered query={pages.query}>
        {() =>
          pages.items.length === 0 ? (
            <Empty
              icon="users"
              title={NOBODY[show]}
              text={query ? '换一个姓名、学科或工号试试。' : undefined}
            />
          ) : (
            <>
              <PeopleTable people={pages.items} />
              <More pages={pages} />
            </>
          )
        }
      </Answered>
      <Ways />
      {adding && <AddSheet onAdded={reload} onClose={() => add(false)} />}
    </KeepersPage>
  )
}

const NOBODY = { here: '没有找到在岗的教职工', away: '现在没有人离岗', gone: '还没有离校的教职工' }
