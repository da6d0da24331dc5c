import { useState } from 'react'
import { ChoiceField } from '@/components/form/choice-field'
import { DateField } from '@/components/form/date-field'
import { schoolToday } from '@/services/session'
import { ChangeSheet } from '../../components/change-sheet'
import { usePlaces } from '../../components/use-places'
import { ReasonField } from './reason-field'
import type { SheetFor } from './sender'
import { sender } from './sender'

/** To another school of the district; what was stays here. */
export function TransferSheet(sheet: SheetFor) {
  const { schools } = usePlaces()
  const [schoolId, setSchool] = useState('')
  const [lastOn, setLastOn] = useState(schoolToday())
  const [reason, setReason] = useState('')
  const send = sender(sheet)
  const none = schools.length === 0
  return (
    <ChangeSheet
      title="调到其他学校"
      action="登记调动"
      danger
      ready={schoolId !== '' && lastOn !== ''}
      note={
        none
          ? '本学区没有其他学校。调到学区以外的，请用「离校」。'
          : '在本校的任职到最后一天为止，记录留在本校；对方学校的名册里会有这位老师，由他们安排任职、发登录邀请。'
      }
      run={() => send({ what: 'transfer', schoolId, lastOn }, reason)}
      onClose={sheet.onClose}
    >
      <ChoiceField
        label="学校"
        value={schoolId}
        disabled={none}
        options={schools.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setSchool}
      />
      <DateField label="在本校的最后一天" stacked value={lastOn} onChange={setLastOn} />
      <ReasonField value={reason} onChange={setReason} />
    </ChangeSheet>
  )
}
