import { useState } from 'react'
import { CellGroup } from '@/components/cell/group'
import { DateField } from '@/components/form/date-field'
import { SwitchField } from '@/components/form/switch-field'
import { TimeField } from '@/components/form/time-field'
import { useSession } from '@/services/session'
import type { NoticeContent } from '../hooks/content'
import type { FieldFaults } from '../hooks/faults'
import { dateAndTimeOf, instantOf, tomorrowMorning } from '../hooks/moment-of'
import { FiguresField } from './figures-field'
import { Opener } from './opener'
import { PeriodFields } from './period-fields'

interface OptionsProps {
  content: NoticeContent
  faults: FieldFaults
  onChange: (change: Partial<NoticeContent>) => void
}

/** What most announcements do without, folded away until one asks for it. */
export function Options({ content, faults, onChange }: OptionsProps) {
  const me = useSession()
  const today = me?.today ?? ''
  const { publishAt, lastOn, pinnedUntil, figures, receipt } = content
  const used = [publishAt, pinnedUntil, lastOn, figures.length > 0 || null].some((each) => each !== null)
  const [opened, setOpen] = useState(used)
  const open = opened || Object.keys(faults).some((field) => WITHIN.includes(field))
  const words = open ? '收起' : '定时、置顶、期限'
  const at = publishAt === null ? null : dateAndTimeOf(publishAt)
  return (
    <>
      <CellGroup>
        <SwitchField
          label="需要回执"
          hint="收到的人要点“我已知晓”，您看得到谁还没点。"
          value={receipt}
          onChange={(on) => onChange({ receipt: on })}
        />
      </CellGroup>
      <CellGroup
        title="更多设置"
        action={
          <Opener label={`更多设置，${words}`} words={words} open={open} onTap={() => setOpen(!open)} />
        }
      >
        {open && (
          <>
            <SwitchField
              label="定时发布"
              hint={at ? undefined : '关着就是马上发出'}
              value={at !== null}
              onChange={(on) => onChange({ publishAt: on ? tomorrowMorning(today) : null })}
            />
            {at && (
              <>
                <DateField
                  label="哪天发出"
                  value={at.date}
                  min={today}
                  error={faults.publishAt}
                  onChange={(date) => date && onChange({ publishAt: instantOf(date, at.time) })}
                />
                <TimeField
                  label="几点发出"
                  value={at.time}
                  onChange={(time) => time && onChange({ publishAt: instantOf(at.date, time) })}
                />
              </>
            )}
            <PeriodFields
              period={{ pinnedUntil, lastOn }}
              today={today}
              faults={faults}
              onChange={onChange}
            />
            {me?.may.publishNotice && (
              <FiguresField
                chosen={figures}
                error={faults.figures}
                onChange={(some) => onChange({ figures: some })}
              />
            )}
          </>
        )}
      </CellGroup>
    </>
  )
}

const WITHIN: readonly string[] = ['publishAt', 'lastOn', 'pinnedUntil', 'figures']
