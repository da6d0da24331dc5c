import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { DateField } from '@/components/form/date-field'
import { Empty } from '@/components/states'
import { Answered } from '@/frame/answered'
import { routes } from '@/frame/routes'
import { useQuery } from '@/services/query'
import { schoolToday } from '@/services/session'
import { KeepersPage } from '../components/keepers-page'
import { Clusters } from './components/clusters'
import { type Unit, UnitCells } from './components/unit-cells'
import { UnitSheet } from './components/unit-sheet'

type Kind = Unit['kind']

const PARTS: readonly { kind: Kind; title: string; note: string }[] = [
  { kind: 'grade', title: '年级', note: '年级一直在，班级每年换；年级组长在老师的任职里登记。' },
  { kind: 'class', title: '班级', note: '一个班是一个学年的，新学年接着上一级的班。人数是已加入的家长。' },
  { kind: 'group', title: '教研组和其他组', note: '组长和组员在老师的任职里登记。' },
]

/** Grades, classes and groups of a day. */
export default function RosterStructure() {
  const [on, setOn] = useState(schoolToday())
  const query = useQuery('roster.structure', { on: on || schoolToday() })
  const [saved, open] = useState<Unit | Kind | null>(null)
  return (
    <KeepersPage title="年级、班级和组" home={routes.roster()} onRefresh={query.reload}>
      <CellGroup>
        <DateField label="哪一天的" value={on} onChange={setOn} />
      </CellGroup>
      <Answered query={query}>
        {({ units, clusters }) => (
          <>
            {PARTS.map((part) => (
              <Part key={part.kind} {...part} units={units} onOpen={open} />
            ))}
            <CellGroup>
              <Cell icon="trending-up" title="新学年" note="班级升一级，先看再做" url={routes.promote()} />
            </CellGroup>
            <Clusters clusters={clusters} />
            {saved && (
              <UnitSheet saved={saved} units={units} onSaved={query.reload} onClose={() => open(null)} />
            )}
          </>
        )}
      </Answered>
    </KeepersPage>
  )
}

interface PartProps {
  kind: Kind
  title: string
  note: string
  units: Output<'roster.structure'>['units']
  onOpen: (saved: Unit | Kind) => void
}

function Part({ kind, title, note, units, onOpen }: PartProps) {
  const own = units.filter((unit) => unit.kind === kind)
  return (
    <CellGroup
      title={`${title}（${own.length}）`}
      note={note}
      action={
        <Button compact look="text" icon="plus" label={`新建${title}`} onTap={() => onOpen(kind)}>
          新建
        </Button>
      }
    >
      {own.length === 0 && <Empty icon="users" title="那一天还没有" />}
      <UnitCells units={own} all={units} onOpen={onOpen} />
    </CellGroup>
  )
}
