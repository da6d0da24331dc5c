import { useState } from 'react'
import { DateField } from '@/components/form/date-field'
import { call } from '@/services/call'
import { newId } from '@/services/new-id'
import { schoolToday } from '@/services/session'
import { ChangeSheet } from '../../components/change-sheet'
import { EMPTY_FACTS, FactFields } from '../../components/fact-fields'
import { type HeldPost, PostingFields } from '../../components/posting-fields'
import { usePlaces } from '../../components/use-places'

interface AddSheetProps {
  onAdded: () => Promise<void>
  onClose: () => void
}

/** A new colleague: who it is, what they do first, and from when. */
export function AddSheet({ onAdded, onClose }: AddSheetProps) {
  // One id however often it is sent: a lost reply doubles nobody.
  const [id] = useState(newId)
  const [facts, setFacts] = useState(EMPTY_FACTS)
  const [post, setPost] = useState<HeldPost | ''>('')
  const [unitId, setUnit] = useState('')
  const [from, setFrom] = useState(schoolToday())
  const { places } = usePlaces()
  const add = async () => {
    if (post === '') return ''
    await call('roster.addPerson', { id, ...facts, from, posts: [{ post, unitId }] })
    await onAdded()
    return `已添加${facts.name.trim()}，登录邀请在「账号和邀请」里发`
  }
  return (
    <ChangeSheet
      title="添加教职工"
      action="添加"
      ready={facts.name.trim() !== '' && post !== '' && unitId !== '' && from !== ''}
      note="其他任职可以在添加以后再加。出生日期和任教起始用来确定听课等要求的节数，本人和学校领导能看到。"
      run={add}
      onClose={onClose}
    >
      <FactFields facts={facts} onChange={setFacts} />
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
    </ChangeSheet>
  )
}
