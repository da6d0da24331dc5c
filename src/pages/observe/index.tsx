import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { isCivilDate } from '#core/calendar/civil-date'
import { NoPermission } from '@/components/states'
import { CorrectEntry, RecordToCorrect } from '@/frame/entry/correct-entry'
import { MendEntry, PendingToMend } from '@/frame/entry/mend-entry'
import { NewEntry } from '@/frame/entry/new-entry'
import { Page } from '@/frame/page'
import { type ObserveFrom, routes } from '@/frame/routes'
import { dropHandedIn } from '@/services/handed-in'
import { schoolToday, useSession } from '@/services/session'
import { observationEntry } from './entry'
import { blankForm } from './hooks/form'
import { lastLessonType, rememberLessonType } from './hooks/last-lesson-type'

const anyLesson = observationEntry()

/** Logs an observed lesson, corrects one, or mends one that waits unsent. */
export default function Observe() {
  const me = useSession()
  const { record: id, pending, on, period, class: classId } = useRouter().params
  const [turn, setTurn] = useState(0)
  const [lastOn, setLastOn] = useState<string>()
  useState(() => me && dropHandedIn(me.person.id))
  if (me && !me.may.logObservation) {
    return (
      <Page title={anyLesson.words.title}>
        <NoPermission />
      </Page>
    )
  }
  if (id) {
    return (
      <RecordToCorrect id={id} title={anyLesson.words.correcting}>
        {({ content, ...record }, reload) =>
          content.kind === 'observation' && (
            <CorrectEntry
              kind={anyLesson}
              record={{ ...record, content }}
              url={routes.observe({ record: id })}
              reload={reload}
            />
          )
        }
      </RecordToCorrect>
    )
  }
  if (pending) {
    return (
      <PendingToMend id={pending} title={anyLesson.words.correcting}>
        {({ kind, payload }) =>
          kind === 'observation' && (
            <MendEntry kind={anyLesson} id={pending} payload={payload} url={routes.observe({ pending })} />
          )
        }
      </PendingToMend>
    )
  }
  // Another one is mostly of the same day: somebody who catches up does not go back to today each time.
  const again: ObserveFrom = lastOn === schoolToday() ? {} : { on: lastOn }
  return (
    <New
      key={turn}
      from={turn === 0 ? fromAddress({ on, period, class: classId }) : again}
      onHandedIn={setLastOn}
      onAgain={() => setTurn(turn + 1)}
    />
  )
}

/** Addresses are typed and passed on: what makes no sense in them is as good as not there. */
function fromAddress({ on = '', period, class: classId }: Partial<Record<string, string>>): ObserveFrom {
  return { on: isCivilDate(on) ? on : undefined, period: Number(period) || undefined, class: classId }
}

interface NewProps {
  from: ObserveFrom
  /** The day of the lesson. */
  onHandedIn: (on: string) => void
  onAgain: () => void
}

function New({ from, onHandedIn, onAgain }: NewProps) {
  const [kind] = useState(() => observationEntry(from.class))
  return (
    <NewEntry
      kind={kind}
      url={routes.observe(from)}
      start={() => blankForm(from.on ?? schoolToday(), from.period ? [from.period] : [], lastLessonType())}
      blank={() => blankForm(schoolToday(), [], lastLessonType())}
      onHandedIn={({ payload }) => {
        rememberLessonType(payload.lessonType)
        onHandedIn(payload.on)
      }}
      onAgain={onAgain}
    />
  )
}
