import { useState } from 'react'
import { DateField } from '@/components/form/date-field'
import { schoolToday } from '@/services/session'
import { ChangeSheet } from '../../components/change-sheet'
import { type HeldPost, PostingFields } from '../../components/posting-fields'
import { usePlaces } from '../../components/use-places'
import { ReasonField } from './reason-field'
import type { SheetFor } from './sender'
import { sender } from './sender'

/** One more post, from a day on. */
export function AppointSheet(sheet: SheetFor) {
  const [post, setPost] = useState<HeldPost | ''>('')
  const [unitId, setUnit] = useState('')
  const [from, setFrom] = useState(schoolToday())
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const { places } = usePlaces()
  const send = sender(sheet)
  const appoint = async () =>
    post === '' ? '' : send({ what: 'appoint', post, unitId, from, to: to || null }, reason)
  return (
    <ChangeSheet
      title="加一项任职"
      action="登记"
      ready={post !== '' && unitId !== '' && from !== ''}
      note="任职变了，学期要求按在任的周数折算。原来的任职要结束的，请在那一条里填最后一天。"
      run={appoint}
      onClose={sheet.onClose}
    >
      <PostingFields
        places={places}
        post={post}
        unitId={unitId}
        onChange={(next, where) => {
          setPost(next)
          setUnit(where)
        }}
      />
      <DateField label="从哪天起" value={from} onChange={setFrom} />
      <DateField label="最后一天" optional value={to} onChange={setTo} />
      <ReasonField value={reason} onChange={setReason} />
    </ChangeSheet>
  )
}
