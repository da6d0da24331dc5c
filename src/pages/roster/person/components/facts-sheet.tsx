import { useState } from 'react'
import { ChangeSheet } from '../../components/change-sheet'
import { FactFields, type Facts } from '../../components/fact-fields'
import { ReasonField } from './reason-field'
import type { SheetFor } from './sender'
import { sender } from './sender'

export function FactsSheet(sheet: SheetFor) {
  const { name, staffNo, subject, birthDate, teachingSince } = sheet.person
  const [facts, setFacts] = useState<Facts>({ name, staffNo, subject, birthDate, teachingSince })
  const [reason, setReason] = useState('')
  const send = sender(sheet)
  return (
    <ChangeSheet
      title="修改基本信息"
      action="保存"
      ready={facts.name.trim() !== ''}
      note="年龄和教龄按学期第一天算；改了以后，本学期的要求会跟着更正，已经定稿的周报不变。"
      run={() => send({ what: 'facts', ...facts }, reason)}
      onClose={sheet.onClose}
    >
      <FactFields facts={facts} onChange={setFacts} />
      <ReasonField value={reason} onChange={setReason} />
    </ChangeSheet>
  )
}
