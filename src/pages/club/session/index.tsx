import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Empty } from '@/components/states'
import { CorrectEntry, RecordToCorrect } from '@/frame/entry/correct-entry'
import { MendEntry, PendingToMend } from '@/frame/entry/mend-entry'
import { NewEntry } from '@/frame/entry/new-entry'
import { Page } from '@/frame/page'
import { routes } from '@/frame/routes'
import { dropHandedIn } from '@/services/handed-in'
import { schoolToday, useSession } from '@/services/session'
import { sessionEntry } from './entry'
import { blankForm } from './hooks/form'

/** Logs a session of a club, corrects one, or mends one that waits unsent. */
export default function ClubSession() {
  const me = useSession()
  const { record: id, pending, club, on } = useRouter().params
  const [turn, setTurn] = useState(0)
  useState(() => me && dropHandedIn(me.person.id))
  if (id) {
    return (
      <RecordToCorrect id={id} title={sessionEntry.words.correcting}>
        {({ content, ...record }, reload) =>
          content.kind === 'clubSession' && (
            <CorrectEntry
              kind={sessionEntry}
              record={{ ...record, content }}
              url={routes.clubSession({ record: id })}
              reload={reload}
            />
          )
        }
      </RecordToCorrect>
    )
  }
  if (pending) {
    return (
      <PendingToMend id={pending} title={sessionEntry.words.mending}>
        {({ kind, payload }) =>
          kind === 'clubSession' && (
            <MendEntry
              kind={sessionEntry}
              id={pending}
              payload={payload}
              url={routes.clubSession({ pending })}
            />
          )
        }
      </PendingToMend>
    )
  }
  if (!club) return <WhichClub />
  return (
    <NewEntry
      key={turn}
      kind={sessionEntry}
      url={routes.clubSession({ club, on: turn === 0 ? on : undefined })}
      start={() => blankForm((turn === 0 && on) || schoolToday(), club)}
      onAgain={() => setTurn(turn + 1)}
    />
  )
}

function WhichClub() {
  return (
    <Page title={sessionEntry.words.title}>
      <Empty
        icon="users"
        title="先选一个社团"
        text="从社团列表里点「记一次」。"
        action={
          <Button compact url={routes.clubs()}>
            看社团
          </Button>
        }
      />
    </Page>
  )
}
