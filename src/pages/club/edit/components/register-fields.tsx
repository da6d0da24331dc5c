import { CellGroup } from '@/components/cell/group'
import { ChecksField } from '@/components/form/checks-field'
import { ChipsField } from '@/components/form/chips-field'
import { DateField } from '@/components/form/date-field'
import { TextField } from '@/components/form/text-field'
import { PeopleField } from '@/form/people-field'
import type { Editing } from '../hooks/editing'
import type { Choices } from '../hooks/form'
import { Meetings } from './meetings'
import { RollSwitch } from './roll-switch'

/** What the school keeps of a club: name, time, people, terms. */
export function RegisterFields({ editing, choices }: { editing: Editing; choices: Choices }) {
  const { form, faults, set } = editing
  const known = choices.categories.includes(form.category) || form.category === ''
  const categories = known ? choices.categories : [...choices.categories, form.category]
  const nameOf = new Map(choices.terms.map(({ id, name }) => [id, name]))
  return (
    <>
      <CellGroup>
        <TextField
          label="社团名称"
          value={form.name}
          onChange={(name) => set({ name })}
          maxLength={40}
          error={faults.name}
        />
        <ChipsField
          label="类别"
          value={form.category}
          options={categories.map((each) => ({ value: each, label: each }))}
          onChange={(category) => set({ category })}
          error={faults.category}
        />
        <PeopleField
          label="指导教师"
          value={form.instructorIds}
          names={form.names}
          onChange={(ids, named) =>
            set({
              instructorIds: Array.isArray(ids) ? ids.map(String) : [],
              names: { ...form.names, ...named },
            })
          }
          error={faults.instructorIds}
        />
      </CellGroup>
      <CellGroup>
        <Meetings editing={editing} choices={choices} />
      </CellGroup>
      <CellGroup>
        <TextField
          label="名额"
          kind="number"
          unit="人"
          optional
          value={form.capacity}
          onChange={(capacity) => set({ capacity })}
          maxLength={4}
          error={faults.capacity}
        />
        <DateField
          label="开始日期"
          value={form.from}
          onChange={(from) => set({ from })}
          error={faults.from}
        />
        <ChecksField
          label="开办学期"
          options={choices.terms.map(({ name }) => name)}
          value={form.termIds.flatMap((id) => nameOf.get(id) ?? [])}
          onChange={(names) =>
            set({ termIds: choices.terms.filter(({ name }) => names.includes(name)).map(({ id }) => id) })
          }
          error={faults.termIds}
        />
        <RollSwitch editing={editing} />
      </CellGroup>
    </>
  )
}
