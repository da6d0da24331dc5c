import { CellGroup } from '@/components/cell/group'
import { ChipsField } from '@/components/form/chips-field'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import type { Observation } from '../hooks/observation'

interface DetailsProps {
  observation: Observation
  /** Those of the plan. */
  lessonTypes: readonly string[]
}

export function Details({ observation: { form, faults, set }, lessonTypes }: DetailsProps) {
  const isListed = lessonTypes.includes(form.lessonType)
  const types = isListed ? lessonTypes : [...lessonTypes, form.lessonType]
  return (
    <CellGroup>
      <ChipsField
        label="课型"
        value={form.lessonType}
        options={types.map((type) => ({ value: type, label: type }))}
        onChange={(lessonType) => set({ lessonType })}
      />
      <TextField
        label="课题"
        optional
        value={form.topic}
        onChange={(topic) => set({ topic })}
        maxLength={120}
        error={faults.topic}
      />
      <TextArea
        label="听课笔记"
        optional
        value={form.note}
        onChange={(note) => set({ note })}
        placeholder="可以课后再补"
        maxLength={5000}
        error={faults.note}
      />
    </CellGroup>
  )
}
