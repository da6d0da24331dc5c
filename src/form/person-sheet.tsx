import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { SearchField } from '@/components/form/search-field'
import { Sheet } from '@/components/sheet'
import { Empty } from '@/components/states'
import { Listed } from '@/frame/listed'
import { useSettled } from '@/frame/use-settled'
import { type Pages, usePages } from '@/services/pages'

export type Person = Output<'roster.staff'>['items'][number]

interface PersonSheetProps {
  title: string
  onChoose: (chosen: Person) => void
  /** To leave it open after all. */
  onNone?: (() => void) | undefined
  onClose: () => void
}

/** One of the school's staff. */
export function PersonSheet({ title, onChoose, onNone, onClose }: PersonSheetProps) {
  return (
    <Sheet open title={title} onClose={onClose} footer={onNone && <Button onTap={onNone}>不填</Button>}>
      <StaffFound>
        {(people) =>
          people.map((person) => (
            <Cell key={person.id} title={person.name} note={person.subject} onTap={() => onChoose(person)} />
          ))
        }
      </StaffFound>
    </Sheet>
  )
}

/** The staff page by page, or those that are looked for. */
export function StaffFound({ children }: { children: (people: readonly Person[]) => React.ReactNode }) {
  const [wanted, setWanted] = useState('')
  const query = useSettled(wanted.trim())
  const pages: Pages<'roster.staff', Person> = usePages(
    'roster.staff',
    query ? { query } : {},
    (data) => data,
  )
  return (
    <>
      <SearchField label="找人：姓名或学科" value={wanted} onChange={setWanted} />
      <Listed pages={pages} empty={<Empty title="没有找到" text="请核对姓名，或换一个字试试。" />}>
        {(people) => <CellGroup>{children(people)}</CellGroup>}
      </Listed>
    </>
  )
}
