import { useState } from 'react'
import type { Form } from '#core/form/form'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { SearchField } from '@/components/form/search-field'
import { Empty } from '@/components/states'
import { routes } from '@/frame/routes'
import { found, grouped } from '../hooks/groups'
import { lastUsed } from '../hooks/last-used'

/** From so many on one may search. */
const SEARCHED = 8

/** Every form the person may write, one tap away. */
export function FormGroups({ forms }: { forms: readonly Form[] }) {
  const [wanted, setWanted] = useState('')
  const shown = found(forms, wanted)
  return (
    <>
      {forms.length > SEARCHED && (
        <SearchField label="找一张表：表名或里面的一项" value={wanted} onChange={setWanted} />
      )}
      {shown.length === 0 && <Empty icon="search" title="没有找到这样的表" text="换个说法试试。" />}
      {grouped(shown, lastUsed()).map(({ title, forms: some }) => (
        <CellGroup key={title} title={title}>
          {some.map(({ name, hint }) => (
            <Cell key={name} title={name} note={hint || undefined} url={routes.register({ form: name })} />
          ))}
        </CellGroup>
      ))}
    </>
  )
}
