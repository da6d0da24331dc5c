import { useState } from 'react'
import type { Input, Output } from '#core/contract/contract'
import { ChoiceField } from '@/components/form/choice-field'
import { DateField } from '@/components/form/date-field'
import { TextField } from '@/components/form/text-field'
import { call } from '@/services/call'
import { newId } from '@/services/new-id'
import { BellFields } from './bell-fields'
import { ChangeSheet } from './change-sheet'

type Term = Output<'term.list'>['terms'][number]
type Asked = Input<'term.save'>

interface TermSheetProps {
  /** Null for a new one. */
  term: Term | null
  terms: readonly Term[]
  onSaved: () => Promise<void>
  onClose: () => void
}

const NONE = 'none'
const MORNING = [
  { period: 1, startsAt: '08:10', endsAt: '08:50' },
  { period: 2, startsAt: '09:00', endsAt: '09:40' },
  { period: 3, startsAt: '10:10', endsAt: '10:50' },
  { period: 4, startsAt: '11:00', endsAt: '11:40' },
  { period: 5, startsAt: '14:00', endsAt: '14:40' },
  { period: 6, startsAt: '14:50', endsAt: '15:30' },
]

/** A term's dates and bell; a new one may take over the timetable of another. */
export function TermSheet({ term, terms, onSaved, onClose }: TermSheetProps) {
  const [asked, setAsked] = useState<Asked>(() => ({
    id: term?.id ?? newId(),
    name: term?.name ?? '',
    startOn: term?.startOn ?? '',
    endOn: term?.endOn ?? '',
    bell: term?.bell ?? terms[0]?.bell ?? MORNING,
    timetableOf: null,
  }))
  const set = (some: Partial<Asked>) => setAsked({ ...asked, ...some })
  const withLessons = terms.filter(({ id, lessons }) => id !== term?.id && lessons > 0)
  const save = async () => {
    await call('term.save', asked)
    await onSaved()
    return '已保存'
  }
  return (
    <ChangeSheet
      title={term ? '修改学期' : '新学期'}
      action="保存"
      ready={asked.name.trim() !== '' && asked.startOn !== '' && asked.endOn !== ''}
      note="第 1 周是有上课日的第一周。学期里有了记录，起止日期和周次就不能再把它们挪走。"
      run={save}
      onClose={onClose}
    >
      <TextField
        label="名称"
        value={asked.name}
        maxLength={40}
        placeholder="例如：2026—2027 学年第二学期"
        onChange={(name) => set({ name })}
      />
      <DateField label="第一天" value={asked.startOn} onChange={(startOn) => set({ startOn })} />
      <DateField label="最后一天" value={asked.endOn} onChange={(endOn) => set({ endOn })} />
      {(term?.lessons ?? 0) === 0 && withLessons.length > 0 && (
        <ChoiceField
          label="课表"
          value={asked.timetableOf ?? NONE}
          options={[
            { value: NONE, label: '以后再排' },
            ...withLessons.map(({ id, name }) => ({ value: id, label: `沿用「${name}」的课表` })),
          ]}
          onChange={(from) => set({ timetableOf: from === NONE ? null : from })}
        />
      )}
      <BellFields bell={asked.bell} onChange={(bell) => set({ bell })} />
    </ChangeSheet>
  )
}
