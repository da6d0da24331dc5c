import { addDays, type CivilDate } from '#core/calendar/civil-date'
import { DateField } from '@/components/form/date-field'
import { SwitchField } from '@/components/form/switch-field'

export interface Period {
  readonly pinnedUntil: CivilDate | null
  readonly lastOn: CivilDate | null
}

interface PeriodFieldsProps {
  period: Period
  today: CivilDate
  faults?: Partial<Record<keyof Period, string>>
  onChange: (change: Partial<Period>) => void
}

const A_WEEK = 7

/** Above the others until a day, in sight until a day. */
export function PeriodFields({
  period: { pinnedUntil, lastOn },
  today,
  faults = {},
  onChange,
}: PeriodFieldsProps) {
  return (
    <>
      <SwitchField
        label="置顶"
        hint="排在其他公告前面"
        value={pinnedUntil !== null}
        onChange={(on) => onChange({ pinnedUntil: on ? addDays(today, A_WEEK) : null })}
      />
      {pinnedUntil !== null && (
        <DateField
          label="置顶到"
          value={pinnedUntil}
          min={today}
          error={faults.pinnedUntil}
          onChange={(day) => onChange({ pinnedUntil: day || null })}
        />
      )}
      <SwitchField
        label="到期后不再显示"
        hint="例如活动过后"
        value={lastOn !== null}
        onChange={(on) => onChange({ lastOn: on ? addDays(today, A_WEEK) : null })}
      />
      {lastOn !== null && (
        <DateField
          label="显示到"
          value={lastOn}
          min={today}
          error={faults.lastOn}
          onChange={(day) => onChange({ lastOn: day || null })}
        />
      )}
    </>
  )
}
