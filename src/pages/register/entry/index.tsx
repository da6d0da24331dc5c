import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { blankDraft, formEntry } from '@/form'
import { CorrectEntry, RecordToCorrect } from '@/frame/entry/correct-entry'
import { MendEntry, PendingToMend } from '@/frame/entry/mend-entry'
import { NewEntry } from '@/frame/entry/new-entry'
import { type RegisterFrom, routes, wordsIn } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { dropHandedIn } from '@/services/handed-in'
import { schoolToday, useSession } from '@/services/session'
import { WithForm } from '../components/with-form'
import { handInOf } from '../hand-in'
import { isFormKind } from '../hooks/form-of-record'
import { rememberUse } from '../hooks/last-used'

const TITLE = '登记'

/** An entry of one of the plan's forms, or a record of a kind that is all form: new, corrected, or mended. */
export default function RegisterEntry() {
  const me = useSession()
  const { record: id, pending, kind, unit, on, ...params } = useRouter().params
  const form = wordsIn(params.form)
  const [turn, setTurn] = useState(0)
  useState(() => me && dropHandedIn(me.person.id))
  if (!me?.may.logObservation) return <StaffPage title={TITLE} />
  if (id) {
    return (
      <RecordToCorrect id={id} title={`修改${TITLE}`}>
        {(record, reload) => (
          <WithForm content={record.content} names={record.names} title={TITLE} me={me}>
            {(of) => (
              <CorrectEntry
                kind={formEntry(of)}
                record={record}
                url={routes.entry(record.content.kind, { record: id }) ?? ''}
                reload={reload}
              />
            )}
          </WithForm>
        )}
      </RecordToCorrect>
    )
  }
  if (pending) {
    return (
      <PendingToMend id={pending} title={`修改${TITLE}`}>
        {(content) => (
          <WithForm content={content} title={TITLE} me={me}>
            {(of) => (
              <MendEntry
                kind={formEntry(of)}
                id={pending}
                payload={content.payload}
                url={routes.entry(content.kind, { pending }) ?? ''}
              />
            )}
          </WithForm>
        )}
      </PendingToMend>
    )
  }
  const title = wordsIn(params.title)
  const handIn = handInOf(kind, { title, level: params.level, unitId: unit })
  const from: RegisterFrom = handIn
    ? { kind: handIn.kind, title, level: handIn.level, unit }
    : isFormKind(kind)
      ? { kind }
      : { form, unit, on }
  const content = handIn
    ? { kind: handIn.kind, payload: handIn }
    : isFormKind(kind)
      ? { kind }
      : { kind: 'register', payload: { form } }
  return (
    <WithForm content={content} title={TITLE} me={me}>
      {(of) => {
        const own =
          of.units.own.find((each) => each.id === unit) ??
          (of.units.own.length === 1 ? of.units.own[0] : null)
        return (
          <NewEntry
            key={turn}
            kind={formEntry(of)}
            url={routes.register(from)}
            start={() => blankDraft(of.asksDay === false ? '' : (on ?? schoolToday()), own ?? null)}
            blank={() => blankDraft(of.asksDay === false ? '' : schoolToday(), own ?? null)}
            onHandedIn={() => !handIn && rememberUse(of.form.name)}
            onAgain={() => setTurn(turn + 1)}
          />
        )
      }}
    </WithForm>
  )
}
