import { TextField } from '@/components/form/text-field'
import { dateInWords } from '@/frame/in-words'
import { schoolToday } from '@/services/session'
import type { ClubSessionEntry } from '../hooks/club-session'
import { Suggestions } from './suggestions'

const USUAL = ['场地占用', '天气原因', '老师公出', '学校活动']

/** Held instead of the week's planned day: it counts, with the reason beside it. */
export function MovedBecause({ entry: { form, faults, movedFrom, set } }: { entry: ClubSessionEntry }) {
  return (
    <>
      <TextField
        label="调整原因"
        hint={`原定 ${dateInWords(movedFrom ?? '', schoolToday())}`}
        value={form.movedBecause}
        onChange={(movedBecause) => set({ movedBecause })}
        maxLength={200}
        error={faults.movedBecause}
      />
      <Suggestions
        label="常见的调整原因"
        words={form.movedBecause === '' ? USUAL : []}
        onChoose={(movedBecause) => set({ movedBecause })}
      />
    </>
  )
}
