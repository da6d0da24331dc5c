import { isCivilDate } from '#core/calendar/civil-date'
import { isLate } from '#core/record/entry'
import { CellGroup } from '@/components/cell/group'
import { ChipsField } from '@/components/form/chips-field'
import { DateField } from '@/components/form/date-field'
import { schoolToday, useSession } from '@/services/session'
import type { Observation } from '../hooks/observation'
import { recordedAt } from '../hooks/recorded'
import { RecordedPeriods } from './recorded-periods'

interface WhenProps {
  observation: Observation
  /** Of the plan; null while it is not known. */
  lateEntryDays: number | null
}

export function When({ observation, lateEntryDays }: WhenProps) {
  const { form, day, faults, query } = observation
  const term = useSession()?.term
  const today = schoolToday()
  const periods = day.bell.map(({ period }) => ({
    value: String(period),
    label: String(period),
    off: offBecause(period, observation),
  }))
  const ring = day.bell.find(({ period }) => period === form.periods[0])
  const late = lateEntryDays !== null && isCivilDate(form.on) && isLate(form.on, today, lateEntryDays)
  const allToCome = day.bell.length > 0 && day.toCome.length === day.bell.length
  return (
    <CellGroup>
      <DateField
        label="日期"
        value={form.on}
        min={term?.startOn}
        max={term && term.endOn < today ? term.endOn : today}
        onChange={observation.setDate}
        error={faults.on}
        hint={[
          day.notTeaching !== null && `这一天不上课：${day.notTeaching}。`,
          late && `过了 ${lateEntryDays} 天，算补录，等核准后计入。`,
        ]
          .filter(Boolean)
          .join('')}
      />
      <ChipsField
        label={ring ? `节次 · ${ring.startsAt}—${ring.endsAt}` : '节次'}
        value={form.periods[0] === undefined ? '' : String(form.periods[0])}
        options={periods}
        onChange={(value) => observation.setPeriod(Number(value))}
        error={faults.periods}
        hint={
          (query.data === undefined && '正在取作息时间') ||
          (allToCome && form.on === today && '今天还没有开始上课。以前听的课请改日期补记。') ||
          undefined
        }
      />
      <RecordedPeriods recorded={day.recorded} />
    </CellGroup>
  )
}

function offBecause(period: number, { day, form }: Observation): string | undefined {
  if (recordedAt(day, period)) return '已记'
  return form.source !== 'elsewhere' && day.toCome.includes(period) ? '未开始' : undefined
}
