import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Folded } from '@/components/folded'
import { Banner } from '@/components/states/banner'
import { toast } from '@/components/toast/store'
import { dateInWords } from '@/frame/in-words'
import { useAction } from '@/services/action'
import { call } from '@/services/call'
import { schoolToday } from '@/services/session'
import type { TermCalendar } from '../hooks/calendar'

interface SuggestedProps {
  days: Output<'term.days'>
  calendar: TermCalendar
  onSaved: () => Promise<void>
}

const IN_SIGHT = 3

/** Public holidays that the calendar does not have yet, taken over with one tap. */
export function Suggested({ days: { unknownYears }, calendar: { open }, onSaved }: SuggestedProps) {
  const adopt = useAction(async () => {
    const { changed } = await call('term.saveDays', {
      days: open.map(({ on, teaching, timetableOf, reason }) => ({
        on,
        day: { teaching, timetableOf, reason },
      })),
    })
    await onSaved()
    return changed
  })
  const run = async () => {
    const outcome = await adopt.run()
    if (outcome.done) toast(`已加进 ${outcome.value} 天`)
  }
  return (
    <>
      {adopt.fault && <Banner tone="bad">{adopt.fault.message}</Banner>}
      {unknownYears.length > 0 && (
        <Banner tone="info">
          {unknownYears.join('、')} 年的放假安排还没有公布，或者本机还没有收录；公布后请再来核对。
        </Banner>
      )}
      {open.length > 0 && (
        <CellGroup
          title="国务院公布的放假和调休"
          action={
            <Button compact look="primary" busy={adopt.busy} onTap={() => void run()}>
              全部采用
            </Button>
          }
          note="采用后逐天核对，学校另有安排的可以再改。"
        >
          <Folded shown={IN_SIGHT} moreInWords={(hidden) => `还有 ${hidden} 天`}>
            {open.map(({ on, teaching, reason }) => (
              <Cell
                key={on}
                title={dateInWords(on, schoolToday())}
                note={reason}
                value={teaching ? '上课' : '不上课'}
              />
            ))}
          </Folded>
        </CellGroup>
      )}
    </>
  )
}
