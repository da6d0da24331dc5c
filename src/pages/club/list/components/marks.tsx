import { Chip } from '@/components/status/chip'
import { dateInWords } from '@/frame/in-words'
import { schoolToday } from '@/services/session'
import type { ListedClub } from '../hooks/clubs'

/** What is special about a club now. */
export function Marks({ club: { to, runs, suggested, mine, today } }: { club: ListedClub }) {
  return (
    <>
      {to !== null && (
        <Chip tone="waived" icon="circle-minus">
          {dateInWords(to, schoolToday())}停办
        </Chip>
      )}
      {to === null && !runs && (
        <Chip tone="waived" icon="circle-minus">
          本学期未开
        </Chip>
      )}
      {suggested && (
        <Chip tone="behind" icon="info">
          建议整合
        </Chip>
      )}
      {mine && today === 'done' && (
        <Chip tone="met" icon="circle-check">
          今天已记
        </Chip>
      )}
    </>
  )
}
