import type { Meeting } from '#core/club/club'
import { weekdayInWords } from '#core/club/club'
import { ChecksField } from '@/components/form/checks-field'
import { DateField } from '@/components/form/date-field'
import type { Editing } from '../hooks/editing'
import { type Choices, onWeekdays } from '../hooks/form'
import { MeetingTime } from './meeting-time'

const WEEKDAYS: readonly Meeting['weekday'][] = [1, 2, 3, 4, 5]

/** On which weekdays, and when on each of them. */
export function Meetings({ editing, choices }: { editing: Editing; choices: Choices }) {
  const { form, faults, set } = editing
  const { meetings } = form
  const change = (next: readonly Meeting[]) => set({ meetings: next })
  return (
    <>
      <ChecksField
        label="活动时间"
        options={WEEKDAYS.map(weekdayInWords)}
        value={meetings.map(({ weekday }) => weekdayInWords(weekday))}
        onChange={(days) =>
          change(
            onWeekdays(
              meetings,
              WEEKDAYS.filter((each) => days.includes(weekdayInWords(each))),
            ),
          )
        }
        error={faults.meetings}
      />
      {meetings.map((meeting) => (
        <MeetingTime
          key={meeting.weekday}
          meeting={meeting}
          bell={choices.bell}
          onChange={(changed) =>
            change(meetings.map((each) => (each.weekday === changed.weekday ? changed : each)))
          }
        />
      ))}
      {form.revision !== null && (
        <DateField
          label="从哪天起"
          optional
          hint="时间有变时填写，不填就从今天起；以前的计划不变"
          value={form.meetingsFrom}
          onChange={(meetingsFrom) => set({ meetingsFrom })}
          error={faults.meetingsFrom}
        />
      )}
    </>
  )
}
