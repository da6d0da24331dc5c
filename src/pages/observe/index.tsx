import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { NoPermission } from '@/components/states'
import { Page } from '@/frame/page'
import type { ObserveFrom } from '@/frame/routes'
import { dropHandedIn } from '@/services/handed-in'
import { useSession } from '@/services/session'
import { Correction } from './components/correction'
import { Mending } from './components/mending'
import { NewObservation } from './components/new-observation'

/** Logs an observed lesson, corrects one, or mends one that waits unsent. */
export default function Observe() {
  const me = useSession()
  const { record, pending, on, period, class: classId } = useRouter().params
  const [turn, setTurn] = useState(0)
  useState(() => me && dropHandedIn(me.person.id))
  if (me && !me.may.logObservation) {
    return (
      <Page title="记一节听课">
        <NoPermission />
      </Page>
    )
  }
  if (record) return <Correction id={record} />
  if (pending) return <Mending id={pending} />
  const opened: ObserveFrom = { on, period: Number(period) || undefined, class: classId }
  return <NewObservation key={turn} from={turn === 0 ? opened : {}} onAgain={() => setTurn(turn + 1)} />
}
