import { useState } from 'react'
import type { Weekday } from '#core/calendar/civil-date'
import { WEEKDAYS } from '#core/calendar/in-words'
import type { Input, Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { ChipsField } from '@/components/form/chips-field'
import { ChoiceField } from '@/components/form/choice-field'
import { TextField } from '@/components/form/text-field'
import { TimeField } from '@/components/form/time-field'
import { Sheet } from '@/components/sheet'
import { Banner } from '@/components/states/banner'
import { toast } from '@/components/toast/store'
import { Answered } from '@/frame/answered'
import { dateInWords } from '@/frame/in-words'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { useQuery } from '@/services/query'
import { schoolToday } from '@/services/session'

interface ScheduleSheetProps {
  groupId: string
  onChanged: () => Promise<void>
  onClose: () => void
}

/** When a group meets from a week on; what is past stays as it was. */
export function ScheduleSheet(props: ScheduleSheetProps) {
  const query = useQuery('research.schedule', { groupId: props.groupId })
  const { data } = query
  if (data) return <Arranging {...props} known={data} />
  return (
    <Sheet open title="每周哪一天" onClose={props.onClose}>
      <Answered query={query}>{() => null}</Answered>
    </Sheet>
  )
}

type When = Omit<Input<'research.reschedule'>, 'groupId' | 'to'>

/** Not a period of the timetable. */
const BY_TIME = 'time'

function Arranging({
  groupId,
  known,
  onChanged,
  onClose,
}: ScheduleSheetProps & { known: Output<'research.schedule'> }) {
  const { own, ofPlan, bell, mayBeginOn } = known
  const [when, setWhen] = useState<When>(() => {
    const { weekday = 4, period = null, time = '', place = '' } = own.at(-1) ?? ofPlan ?? {}
    return { weekday, period, time, place, from: mayBeginOn[0] ?? '' }
  })
  const set = (some: Partial<When>) => setWhen((before) => ({ ...before, ...some }))
  const save = useAction(async () => {
    await call('research.reschedule', { groupId, to: null, ...when })
    await onChanged()
  })
  const run = async () => {
    if (!(await save.run()).done) return
    toast('已保存，组里的人看得到')
    onClose()
  }
  return (
    <Sheet
      open
      title="每周哪一天"
      onClose={onClose}
      footer={
        <Button look="primary" busy={save.busy} disabled={when.from === ''} onTap={() => void run()}>
          保存
        </Button>
      }
    >
      {save.fault && <Banner tone="bad">{save.fault.message}</Banner>}
      <CellGroup note="放假的那一周自动免除；调休补这一天课的，教研跟着移过去。">
        <ChipsField
          label="星期"
          value={String(when.weekday)}
          options={WEEKDAYS.slice(0, 5).map((day, index) => ({
            value: String(index + 1),
            label: `周${day}`,
          }))}
          onChange={(day) => set({ weekday: Number(day) as Weekday })}
        />
        <ChoiceField
          label="节次"
          value={when.period === null ? BY_TIME : String(when.period)}
          options={[
            ...bell.map(({ period, startsAt }) => ({
              value: String(period),
              label: `第 ${period} 节 ${startsAt}`,
            })),
            { value: BY_TIME, label: '不在节次里，写时间' },
          ]}
          onChange={(period) =>
            set(period === BY_TIME ? { period: null } : { period: Number(period), time: '' })
          }
        />
        {when.period === null && (
          <TimeField label="时间" optional value={when.time} onChange={(time) => set({ time })} />
        )}
        <TextField
          label="地点"
          optional
          value={when.place}
          maxLength={60}
          onChange={(place) => set({ place })}
        />
        <ChoiceField
          label="从哪一周开始"
          stacked
          value={when.from}
          options={mayBeginOn.map((monday) => ({
            value: monday,
            label: `${dateInWords(monday, schoolToday())}起`,
          }))}
          onChange={(from) => set({ from })}
        />
      </CellGroup>
    </Sheet>
  )
}
