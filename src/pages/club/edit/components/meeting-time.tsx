import type { BellPeriod } from '#core/calendar/bell'
import { type Meeting, weekdayInWords } from '#core/club/club'
import { ChoiceField } from '@/components/form/choice-field'
import { TimeField } from '@/components/form/time-field'

interface MeetingTimeProps {
  meeting: Meeting
  bell: readonly BellPeriod[]
  onChange: (meeting: Meeting) => void
}

const OTHER = 'other'

/** A period of the timetable, or a time of its own: after-school hours often have no period. */
export function MeetingTime({ meeting, bell, onChange }: MeetingTimeProps) {
  const { weekday, period, startsAt, endsAt } = meeting
  const day = weekdayInWords(weekday)
  const options = [
    ...bell.map((ring) => ({
      value: String(ring.period),
      label: `第 ${ring.period} 节（${ring.startsAt}–${ring.endsAt}）`,
    })),
    { value: OTHER, label: '其他时间' },
  ]
  const choose = (value: string) =>
    onChange(
      value === OTHER
        ? { weekday, period: null, startsAt: startsAt || '16:10', endsAt: endsAt || '17:00' }
        : { weekday, period: Number(value), startsAt: '', endsAt: '' },
    )
  return (
    <>
      <ChoiceField
        label={`${day}节次`}
        value={period === null ? OTHER : String(period)}
        options={options}
        onChange={choose}
      />
      {period === null && (
        <>
          <TimeField
            label={`${day}开始`}
            value={startsAt}
            onChange={(time) => onChange({ ...meeting, startsAt: time })}
          />
          <TimeField
            label={`${day}结束`}
            value={endsAt}
            onChange={(time) => onChange({ ...meeting, endsAt: time })}
          />
        </>
      )}
    </>
  )
}
