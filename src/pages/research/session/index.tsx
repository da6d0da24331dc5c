import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { isCivilDate } from '#core/calendar/civil-date'
import { CorrectEntry, RecordToCorrect } from '@/frame/entry/correct-entry'
import { MendEntry, PendingToMend } from '@/frame/entry/mend-entry'
import { NewEntry } from '@/frame/entry/new-entry'
import { routes, type SessionFrom } from '@/frame/routes'
import { StaffPage } from '@/frame/staff-page'
import { dropHandedIn } from '@/services/handed-in'
import { schoolToday, useSession } from '@/services/session'
import { researchEntry } from './entry'
import { blankSession } from './hooks/draft'

const anySession = researchEntry()

/** Writes a session of research down, with who was there; corrects one, or mends one that waits unsent. */
export default function ResearchSession() {
  const me = useSession()
  const { record: id, pending, group, slot } = useRouter().params
  const [turn, setTurn] = useState(0)
  useState(() => me && dropHandedIn(me.person.id))
  if (!me?.may.logObservation) return <StaffPage title={anySession.words.title} />
  if (id) {
    return (
      <RecordToCorrect id={id} title={anySession.words.correcting}>
        {({ content, ...record }, reload) =>
          content.kind === 'research' && (
            <CorrectEntry
              kind={researchEntry(Object.fromEntries(record.people.map((each) => [each.id, each.name])))}
              record={{ ...record, content }}
              url={routes.entry('research', { record: id }) ?? ''}
              reload={reload}
            />
          )
        }
      </RecordToCorrect>
    )
  }
  if (pending) {
    return (
      <PendingToMend id={pending} title={anySession.words.mending}>
        {({ kind, payload }) =>
          kind === 'research' && (
            <MendEntry
              kind={anySession}
              id={pending}
              payload={payload}
              url={routes.entry('research', { pending }) ?? ''}
            />
          )
        }
      </PendingToMend>
    )
  }
  const from: SessionFrom = turn === 0 ? { group, slot } : {}
  const today = schoolToday()
  return (
    <NewEntry
      key={turn}
      kind={anySession}
      url={routes.researchSession(from)}
      start={() => {
        const planned = from.slot && isCivilDate(from.slot) ? from.slot : null
        return blankSession(
          planned !== null && planned < today ? planned : today,
          from.group ?? null,
          planned,
        )
      }}
      blank={() => blankSession(today)}
      onAgain={() => setTurn(turn + 1)}
    />
  )
}
