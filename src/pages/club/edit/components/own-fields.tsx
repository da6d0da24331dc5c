import { CellGroup } from '@/components/cell/group'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import type { Editing } from '../hooks/editing'

/** What whoever instructs the club keeps as well. */
export function OwnFields({ editing: { form, faults, set } }: { editing: Editing }) {
  return (
    <CellGroup note="人数变了就在这里改，以前的参与率仍按当时的人数算。">
      <TextField
        label="社团人数"
        kind="number"
        unit="人"
        value={form.enrolled}
        onChange={(enrolled) => set({ enrolled })}
        maxLength={4}
        error={faults.enrolled}
      />
      <TextField
        label="地点"
        optional
        value={form.place}
        onChange={(place) => set({ place })}
        maxLength={60}
        error={faults.place}
      />
      <TextArea
        label="活动内容"
        optional
        value={form.about}
        onChange={(about) => set({ about })}
        placeholder="这学期做什么"
        maxLength={1000}
        error={faults.about}
      />
    </CellGroup>
  )
}
