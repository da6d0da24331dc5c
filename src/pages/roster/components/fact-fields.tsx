import type { Input } from '#core/contract/contract'
import { DateField } from '@/components/form/date-field'
import { TextField } from '@/components/form/text-field'

type Added = Input<'roster.addPerson'>
export type Facts = Pick<Added, 'name' | 'staffNo' | 'subject' | 'birthDate' | 'teachingSince'>

export const EMPTY_FACTS: Facts = { name: '', staffNo: '', subject: '', birthDate: null, teachingSince: null }

interface FactFieldsProps {
  facts: Facts
  onChange: (facts: Facts) => void
}

export function FactFields({ facts, onChange }: FactFieldsProps) {
  const set = (some: Partial<Facts>) => onChange({ ...facts, ...some })
  return (
    <>
      <TextField label="姓名" value={facts.name} maxLength={40} onChange={(name) => set({ name })} />
      <TextField
        label="工号"
        optional
        value={facts.staffNo}
        maxLength={40}
        onChange={(staffNo) => set({ staffNo })}
      />
      <TextField
        label="学科"
        optional
        value={facts.subject}
        maxLength={20}
        onChange={(subject) => set({ subject })}
      />
      <DateField
        label="出生日期"
        optional
        value={facts.birthDate ?? ''}
        onChange={(date) => set({ birthDate: date || null })}
      />
      <DateField
        label="任教起始"
        optional
        hint="第一天当老师的日子，用来算教龄"
        value={facts.teachingSince ?? ''}
        onChange={(date) => set({ teachingSince: date || null })}
      />
    </>
  )
}
