import { useState } from 'react'
import { GROUP_KINDS, type GroupKind } from '#core/org/person'
import { ChoiceField } from '@/components/form/choice-field'
import { DateField } from '@/components/form/date-field'
import { TextField } from '@/components/form/text-field'
import { call } from '@/services/call'
import { newId } from '@/services/new-id'
import { schoolToday } from '@/services/session'
import { ChangeSheet } from '../../components/change-sheet'
import type { Unit } from './unit-cells'

interface UnitSheetProps {
  /** The unit, or the kind of a new one. */
  saved: Unit | Unit['kind']
  units: readonly Unit[]
  onSaved: () => Promise<void>
  onClose: () => void
}

const KINDS = { grade: '年级', class: '班级', group: '组' }
const GROUPS = (Object.keys(GROUP_KINDS) as GroupKind[]).map((value) => ({
  value,
  label: GROUP_KINDS[value],
}))

/** A new unit, another name, or a last day. */
export function UnitSheet({ saved, units, onSaved, onClose }: UnitSheetProps) {
  const known = typeof saved === 'string' ? null : saved
  const kind = typeof saved === 'string' ? saved : saved.kind
  const [id] = useState(() => known?.id ?? newId())
  const [name, setName] = useState(known?.name ?? '')
  const [groupKind, setGroupKind] = useState<GroupKind | ''>(known?.groupKind ?? '')
  const [subject, setSubject] = useState(known?.subject ?? '')
  const [parentId, setParent] = useState(known?.parentId ?? '')
  const [from, setFrom] = useState(known ? (known.from ?? '') : schoolToday())
  const [to, setTo] = useState(known?.to ?? '')
  const save = async () => {
    await call('roster.saveUnit', {
      ...{ id, kind, name, subject, groupKind: groupKind || null },
      parentId: kind === 'class' || known ? parentId || null : null,
      ...{ from: from || null, to: to || null },
    })
    await onSaved()
    return known ? '已保存' : `已新建${KINDS[kind]}「${name.trim()}」`
  }
  const whole = kind === 'class' ? parentId !== '' : kind !== 'group' || groupKind !== ''
  return (
    <ChangeSheet
      title={known ? known.name : `新建${KINDS[kind]}`}
      action={known ? '保存' : '新建'}
      ready={name.trim() !== '' && whole}
      note={
        known
          ? '填了最后一天，里面的任职也到那天为止；它做过的事都还在。改名会连同以前的页面一起改。'
          : undefined
      }
      run={save}
      onClose={onClose}
    >
      <TextField label="名称" value={name} maxLength={40} placeholder={EXAMPLES[kind]} onChange={setName} />
      {kind === 'class' && (
        <ChoiceField
          label="年级"
          value={parentId}
          disabled={known !== null}
          options={units
            .filter((unit) => unit.kind === 'grade')
            .map((unit) => ({ value: unit.id, label: unit.name }))}
          onChange={setParent}
        />
      )}
      {kind === 'group' && (
        <>
          <ChoiceField label="类别" value={groupKind} options={GROUPS} onChange={setGroupKind} />
          <TextField label="学科" optional value={subject} maxLength={20} onChange={setSubject} />
        </>
      )}
      <DateField label="第一天" optional value={from} onChange={setFrom} />
      <DateField label="最后一天" optional value={to} onChange={setTo} />
    </ChangeSheet>
  )
}

const EXAMPLES = { grade: '例如：一年级', class: '例如：一年级1班', group: '例如：英语教研组' }
