import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { LongList } from '@/components/long-list'
import { Chip } from '@/components/status/chip'
import { Table } from '@/components/table'
import type { Column } from '@/components/table/columns'
import { routes } from '@/frame/routes'
import { useWide } from '@/theme/use-wide'

type Person = Output<'roster.people'>['items'][number]

const COLUMNS: readonly [Column<Person>, ...Column<Person>[]] = [
  { key: 'name', title: '姓名', render: ({ name }) => name },
  { key: 'staffNo', title: '工号', render: ({ staffNo }) => staffNo || '—' },
  { key: 'subject', title: '学科', render: ({ subject }) => subject || '—' },
  { key: 'posts', title: '任职', render: ({ posts }) => posts || '—' },
  { key: 'missing', title: '待补', render: (person) => <Missing person={person} /> },
]

/** Everybody with what they do, and what the roster does not know of them yet. */
export function PeopleTable({ people }: { people: readonly Person[] }) {
  const wide = useWide()
  const urlOf = ({ id }: Person) => routes.rosterPerson(id)
  if (wide) {
    return (
      <CellGroup bare>
        <Table caption="教职工" dense rows={people} keyOf={({ id }) => id} columns={COLUMNS} urlOf={urlOf} />
      </CellGroup>
    )
  }
  return (
    <CellGroup>
      <LongList items={people}>
        {(person) => (
          <Cell
            key={person.id}
            title={[person.name, person.subject].filter(Boolean).join(' · ')}
            note={
              <>
                {person.posts}
                <Missing person={person} />
              </>
            }
            url={urlOf(person)}
          />
        )}
      </LongList>
    </CellGroup>
  )
}

function Missing({ person: { missing } }: { person: Person }) {
  if (missing.length === 0) return null
  return (
    <Chip tone="behind" icon="info">
      待补：{missing.join('、')}
    </Chip>
  )
}
