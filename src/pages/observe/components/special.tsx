import { CellGroup } from '@/components/cell/group'
import { SwitchField } from '@/components/form/switch-field'
import type { Observation } from '../hooks/observation'

export function Special({ observation: { form, set } }: { observation: Observation }) {
  return (
    <CellGroup>
      <SwitchField
        label="看的是录播"
        hint="录播可以记下来，是否计入听课节数看学校的计划"
        value={form.recording}
        onChange={(recording) => set({ recording })}
      />
    </CellGroup>
  )
}
