import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { dateInWords } from '@/frame/in-words'
import { schoolToday } from '@/services/session'
import type { SummedClub } from './summary-table'

interface HighlightsProps {
  clubs: readonly SummedClub[]
  outside: boolean
}

/** What went well, in the instructors' own words. */
export function Highlights({ clubs, outside }: HighlightsProps) {
  const told = clubs.filter(({ highlights }) => highlights.length > 0)
  if (told.length === 0) return null
  return (
    <CellGroup title="活动亮点" note={outside ? '上报前请看一遍，不要带学生姓名。' : undefined}>
      {told.flatMap(({ id, name, highlights }) =>
        highlights.map(({ on, text }) => (
          <Cell key={`${id} ${on}`} title={text} note={`${name} · ${dateInWords(on, schoolToday())}`} />
        )),
      )}
    </CellGroup>
  )
}
