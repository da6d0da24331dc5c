import { useState } from 'react'
import { DateField } from '@/components/form/date-field'
import { schoolToday } from '@/services/session'
import { ChangeSheet } from '../../components/change-sheet'
import { ReasonField } from './reason-field'
import type { SheetFor } from './sender'
import { type PersonChange, sender } from './sender'

interface DaySheetProps extends SheetFor {
  title: string
  label: string
  action: string
  note?: string
  danger?: boolean
  changeOn: (day: string) => PersonChange
}

/** A change that asks for nothing but its day. */
export function DaySheet({ title, label, action, note, danger, changeOn, ...sheet }: DaySheetProps) {
  const [day, setDay] = useState(schoolToday())
  const [reason, setReason] = useState('')
  const send = sender(sheet)
  return (
    <ChangeSheet
      title={title}
      action={action}
      danger={danger}
      ready={day !== ''}
      note={note}
      run={() => send(changeOn(day), reason)}
      onClose={sheet.onClose}
    >
      <DateField label={label} value={day} onChange={setDay} />
      <ReasonField value={reason} onChange={setReason} />
    </ChangeSheet>
  )
}
