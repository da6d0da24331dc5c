import { SwitchField } from '@/components/form/switch-field'
import { TextField } from '@/components/form/text-field'
import type { Editing } from '../hooks/editing'

/** Off unless somebody stands for it: children's names are kept only where there is a reason. */
export function RollSwitch({ editing: { form, faults, set } }: { editing: Editing }) {
  return (
    <>
      <SwitchField
        label="这个社团记学生名单"
        hint="一般不需要，只记人数。打开后会留下记录，全校教师都能看到是谁、为什么打开的"
        value={form.rollOptIn}
        onChange={(rollOptIn) => set({ rollOptIn })}
      />
      {form.rollOptIn && (
        <TextField
          label="为什么记"
          value={form.rollBecause}
          onChange={(rollBecause) => set({ rollBecause })}
          placeholder="例如外出活动需要名单"
          maxLength={200}
          error={faults.rollBecause}
        />
      )}
    </>
  )
}
