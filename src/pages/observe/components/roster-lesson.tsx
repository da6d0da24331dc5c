import { useState } from 'react'
import { CellGroup } from '@/components/cell/group'
import { PickedField } from '@/components/form/picked-field'
import { TextField } from '@/components/form/text-field'
import type { Observation } from '../hooks/observation'
import { ClassChoice } from './class-choice'
import { OtherWays } from './other-ways'
import { TeacherChoice } from './teacher-choice'

/** A lesson that the timetable does not know: swapped, moved, or an extra one. */
export function RosterLesson({ observation }: { observation: Observation }) {
  const { form, faults, set } = observation
  const [open, setOpen] = useState<'class' | 'teacher' | null>(null)
  return (
    <CellGroup title="听的课">
      <PickedField
        label="班级"
        words={form.className}
        error={faults.classId}
        onTap={() => setOpen('class')}
      />
      <PickedField
        label="教师"
        words={form.teacherName}
        error={faults.teacherId ?? faults.lesson}
        onTap={() => setOpen('teacher')}
      />
      <TextField
        label="学科"
        value={form.subject}
        onChange={(subject) => set({ subject })}
        maxLength={20}
        error={faults.subject}
      />
      <OtherWays observation={observation} />
      {open === 'class' && (
        <ClassChoice
          onChoose={({ id, name }) => {
            set({ classId: id, className: name })
            setOpen(null)
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'teacher' && (
        <TeacherChoice
          onChoose={({ id, name, subject }) => {
            set({ teacherId: id, teacherName: name, subject: form.subject || subject })
            setOpen(null)
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </CellGroup>
  )
}
