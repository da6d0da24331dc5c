import { sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import { monthAndDay } from '#core/calendar/in-words'
import { isAway, type KeptPost, type PostEdit } from '#core/org/keeping'
import type { UnitKind } from '#core/org/person'
import { postInWords } from '#core/org/post-words'
import type { SignedInContext } from '../../_shared/endpoint/operation'

/** What an edit changes, a line a post: 语文组长：12 月 1 日起. */
export async function changesInWords(
  held: readonly KeptPost[],
  { set, drop }: PostEdit,
  { tx, caller }: SignedInContext,
): Promise<string[]> {
  const dropped = held.filter(({ id }) => drop.includes(id))
  const unitIds = [...new Set([...set, ...dropped].map(({ unitId }) => unitId))]
  if (unitIds.length === 0) return []
  const units = await tx
    .selectFrom('orgUnit')
    .select(['id', 'name', 'kind'])
    .where('districtId', '=', caller.districtId)
    .where('id', 'in', unitIds)
    .execute()
  const labelOf = ({ post, unitId }: KeptPost) => {
    const unit = units.find(({ id }) => id === unitId)
    return postInWords({ post, unit: unit?.name ?? '', unitKind: unit?.kind ?? ('school' as UnitKind) })
  }
  const line = (post: KeptPost) => {
    const label = labelOf(post)
    const before = held.find(({ id }) => id === post.id)
    if (before)
      return post.to === null ? `${label}：不再有结束日期` : `${label}：到 ${monthAndDay(post.to)}为止`
    const until = post.to === null ? '起' : `至 ${monthAndDay(post.to)}`
    return `${label}：${monthAndDay(post.from)}${until}${isAway(post) ? '离岗' : ''}`
  }
  return [...set.map(line), ...dropped.map((post) => `${labelOf(post)}：已撤销`)]
}

/** Lessons that somebody else has to teach from then on. */
export async function lessonsInWords(
  personId: string,
  lastOn: CivilDate,
  { tx, caller }: SignedInContext,
): Promise<string[]> {
  const { rows } = await sql<{ lessons: number }>`
    select count(*) as lessons from youju.timetable_slot s
      join youju.term t on t.district_id = s.district_id and t.id = s.term_id
     where s.district_id = ${caller.districtId}::uuid and s.teacher_id = ${personId}::uuid
       and t.end_on > ${lastOn}::date`.execute(tx)
  const lessons = Number(rows[0]?.lessons ?? 0)
  return lessons === 0 ? [] : [`课表里每周还有 ${lessons} 节课是这位老师的，请另行安排`]
}
