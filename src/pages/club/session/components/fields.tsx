import { meetingsInWords } from '#core/club/club'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { DateField } from '@/components/form/date-field'
import { TextArea } from '@/components/form/text-area'
import { schoolToday } from '@/services/session'
import type { ClubSessionEntry } from '../hooks/club-session'
import { HowMany } from './how-many'
import { Led } from './led'
import { MovedBecause } from './moved-because'
import { Suggestions } from './suggestions'

export function Fields({ entry }: { entry: ClubSessionEntry }) {
  const { form, query, faults, set, movedFrom } = entry
  const club = query.data
  return (
    <>
      <CellGroup>
        <Cell
          icon="users"
          title={form.clubName || '社团活动'}
          note={club && [meetingsInWords(club.meetings), club.place].filter(Boolean).join(' · ')}
        />
        <DateField
          label="日期"
          value={form.on}
          max={schoolToday()}
          onChange={(on) => set({ on })}
          error={faults.on}
        />
        {movedFrom !== null && <MovedBecause entry={entry} />}
      </CellGroup>
      <HowMany entry={entry} />
      <CellGroup>
        <TextArea
          label="活动内容"
          optional
          rows={2}
          value={form.content}
          onChange={(content) => set({ content })}
          maxLength={500}
          error={faults.content}
        />
        <Suggestions
          label="最近的活动内容"
          words={form.content === '' ? (club?.contents ?? []) : []}
          onChoose={(content) => set({ content })}
        />
        <TextArea
          label="亮点"
          optional
          rows={2}
          value={form.highlights}
          onChange={(highlights) => set({ highlights })}
          placeholder="会写进学期小结，不用写学生姓名"
          maxLength={1000}
          error={faults.highlights}
        />
        {club && <Led club={club} entry={entry} />}
      </CellGroup>
    </>
  )
}
