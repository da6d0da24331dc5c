import { useState } from 'react'
import { DateField } from '@/components/form/date-field'
import { TextField } from '@/components/form/text-field'
import { schoolToday } from '@/services/session'
import { ChangeSheet } from '../../components/change-sheet'
import type { SheetFor } from './sender'
import { sender } from './sender'

export function TagSheet(sheet: SheetFor) {
  const [tag, setTag] = useState('')
  const [from, setFrom] = useState(schoolToday())
  const [to, setTo] = useState('')
  const send = sender(sheet)
  return (
    <ChangeSheet
      title="加标签"
      action="保存"
      ready={tag.trim() !== '' && from !== ''}
      note="和计划里写的一样才能对上，例如：骨干教师、党员、中级职称。"
      run={() => send({ what: 'tag', tag, from, to: to || null })}
      onClose={sheet.onClose}
    >
      <TextField label="标签" value={tag} maxLength={20} onChange={setTag} />
      <DateField label="从哪天起" value={from} onChange={setFrom} />
      <DateField label="最后一天" optional value={to} onChange={setTo} />
    </ChangeSheet>
  )
}
