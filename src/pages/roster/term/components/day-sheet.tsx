import { useState } from 'react'
import type { CivilDate } from '#core/calendar/civil-date'
import { WEEKDAYS } from '#core/calendar/in-words'
import { ChipsField } from '@/components/form/chips-field'
import { ChoiceField } from '@/components/form/choice-field'
import { TextField } from '@/components/form/text-field'
import { dateInWords } from '@/frame/in-words'
import { call } from '@/services/call'
import { schoolToday } from '@/services/session'
import { ChangeSheet } from '../../components/change-sheet'
import type { TermCalendar } from '../hooks/calendar'

interface DaySheetProps {
  on: CivilDate
  calendar: TermCalendar
  onSaved: () => Promise<void>
  onClose: () => void
}

type What = 'usual' | 'off' | 'taught'

const OWN = 'own'

/** What is done on a day: as its weekday says, nothing, or lessons of some weekday. */
export function DaySheet({ on, calendar, onSaved, onClose }: DaySheetProps) {
  const entry = calendar.dayOn(on)?.entry ?? null
  const ofDistrict = entry?.from === 'district'
  const [what, setWhat] = useState<What | ''>(entry ? (entry.teaching ? 'taught' : 'off') : 'usual')
  const [timetable, setTimetable] = useState(entry?.timetableOf ? String(entry.timetableOf) : OWN)
  const [reason, setReason] = useState(entry?.reason ?? '')
  const save = async () => {
    const timetableOf = what === 'taught' && timetable !== OWN ? Number(timetable) : null
    const day = what === 'usual' ? null : { teaching: what === 'taught', timetableOf, reason }
    const { changed } = await call('term.saveDays', { days: [{ on, day }] })
    await onSaved()
    return changed > 0 ? '已保存，课表和要求按新的校历算' : '没有变化'
  }
  return (
    <ChangeSheet
      title={dateInWords(on, schoolToday())}
      action="保存"
      ready={what !== '' && (what === 'usual' || reason.trim() !== '')}
      note={
        ofDistrict
          ? '这一天是学区的安排；在这里改，只改本校的。'
          : '放假的那天，教研等活动自动免除；调休补课的跟着移过去。'
      }
      run={save}
      onClose={onClose}
    >
      <ChipsField
        label="这一天"
        value={what}
        options={[
          { value: 'usual', label: ofDistrict ? '按学区的安排' : '按平常' },
          { value: 'off', label: '不上课' },
          { value: 'taught', label: '上课' },
        ]}
        onChange={setWhat}
      />
      {what === 'taught' && (
        <ChoiceField
          label="上哪天的课"
          value={timetable}
          options={[
            { value: OWN, label: '当天自己的课表' },
            ...WEEKDAYS.map((day, index) => ({ value: String(index + 1), label: `周${day}的课` })),
          ]}
          onChange={setTimetable}
        />
      )}
      {what !== 'usual' && (
        <TextField
          label="原因"
          value={reason}
          maxLength={60}
          placeholder="例如：运动会"
          onChange={setReason}
        />
      )}
    </ChangeSheet>
  )
}
