import { useState } from 'react'
import { ABSENCES, type Absence } from '#core/org/post'
import { ChipsField } from '@/components/form/chips-field'
import { DateField } from '@/components/form/date-field'
import { schoolToday } from '@/services/session'
import { ChangeSheet } from '../../components/change-sheet'
import { ReasonField } from './reason-field'
import type { SheetFor } from './sender'
import { sender } from './sender'

const KINDS = (Object.keys(ABSENCES) as Absence[]).map((value) => ({ value, label: ABSENCES[value] }))

/** Away for some time, and still one of the staff. */
export function LeaveSheet(sheet: SheetFor) {
  const [absence, setAbsence] = useState<Absence | ''>('')
  const [from, setFrom] = useState(schoolToday())
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const send = sender(sheet)
  const leave = async () =>
    absence === '' ? '' : send({ what: 'leave', absence, from, to: to || null }, reason)
  return (
    <ChangeSheet
      title="离岗"
      action="登记"
      ready={absence !== '' && from !== ''}
      note="离岗期间不算应到和应完成；回来时登记返岗。"
      run={leave}
      onClose={sheet.onClose}
    >
      <ChipsField label="类别" value={absence} options={KINDS} onChange={setAbsence} />
      <DateField label="从哪天起" value={from} onChange={setFrom} />
      <DateField label="最后一天" optional hint="还不知道就先不填" value={to} onChange={setTo} />
      <ReasonField value={reason} onChange={setReason} />
    </ChangeSheet>
  )
}
