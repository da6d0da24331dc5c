import { CellGroup } from '@/components/cell/group'
import { ChipsField } from '@/components/form/chips-field'
import { ChoiceField } from '@/components/form/choice-field'
import { DateField } from '@/components/form/date-field'
import { TextField } from '@/components/form/text-field'
import { FormFields } from '@/form'
import { FilesField } from '@/frame/files/files-field'
import { dateInWords } from '@/frame/in-words'
import { schoolToday, useSession } from '@/services/session'
import type { Session } from '../hooks/session'
import { AttendanceList } from './attendance-list'

const CHIPS = 4

/** The theme and who was there first: all that most sessions need. */
export function Fields({ session }: { session: Session }) {
  const { form, values, draft, faults, answer } = session
  const [theme, ...rest] = form.fields
  const common = { values, names: draft.names, faults, onChange: answer }
  return (
    <>
      <When session={session} />
      {theme && <FormFields form={{ fields: [theme] }} {...common} />}
      <AttendanceList session={session} />
      <FormFields form={{ fields: rest }} title="活动内容（都可以以后再补）" {...common} />
      <FilesField recordId={session.recordId} onAdded={session.keep} />
    </>
  )
}

function When({ session }: { session: Session }) {
  const { draft, groups, slot, moved, faults, change } = session
  const term = useSession()?.term
  const today = schoolToday()
  const Group = groups.length <= CHIPS ? ChipsField : ChoiceField
  return (
    <CellGroup>
      {groups.length > 1 && (
        <Group
          label="教研组"
          value={draft.groupId ?? ''}
          options={groups.map(({ id, name }) => ({ value: id, label: name }))}
          error={faults.groupId}
          onChange={(groupId) => change({ groupId: groupId || null, slotOn: null, exceptions: {} })}
        />
      )}
      <DateField
        label="日期"
        value={draft.on}
        min={term?.startOn}
        max={term && term.endOn < today ? term.endOn : today}
        hint={slot ? whichSlot(slot, today) : undefined}
        error={faults.on ?? faults.slotOn}
        onChange={(on) => change({ on })}
      />
      {moved && (
        <TextField
          label="调整原因"
          value={draft.movedBecause}
          maxLength={200}
          placeholder="例如：周四全校体检"
          error={faults.movedBecause}
          onChange={(movedBecause) => change({ movedBecause })}
        />
      )}
    </CellGroup>
  )
}

function whichSlot({ on, heldOn, week }: NonNullable<Session['slot']>, today: string): string {
  const planned = on === heldOn ? '' : `，原定 ${dateInWords(on, today)}`
  return `算作 ${dateInWords(heldOn, today)}（第 ${week} 周）那一次${planned}`
}
