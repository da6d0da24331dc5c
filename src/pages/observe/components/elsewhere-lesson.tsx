import { CellGroup } from '@/components/cell/group'
import { TextField } from '@/components/form/text-field'
import type { Observation } from '../hooks/observation'
import { OtherWays } from './other-ways'

/** Another school's lesson counts too; its people are not in our roster. */
export function ElsewhereLesson({ observation }: { observation: Observation }) {
  const { form, faults, set } = observation
  return (
    <CellGroup title="外校的课">
      <TextField
        label="学校"
        value={form.hostSchool}
        onChange={(hostSchool) => set({ hostSchool })}
        maxLength={60}
        error={faults.hostSchool}
      />
      <TextField
        label="学科"
        value={form.subject}
        onChange={(subject) => set({ subject })}
        maxLength={20}
        error={faults.subject}
      />
      <TextField
        label="班级"
        optional
        value={form.className}
        onChange={(className) => set({ className })}
        maxLength={40}
      />
      <TextField
        label="教师"
        optional
        value={form.teacherName}
        onChange={(teacherName) => set({ teacherName })}
        maxLength={40}
      />
      <OtherWays observation={observation} />
    </CellGroup>
  )
}
