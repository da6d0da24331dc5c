import { sql } from 'kysely'
import { type CivilDate, civilDateAt } from '#core/calendar/civil-date'
import { countedFields } from '#core/privacy/counted-fields'
import { monthsBefore } from '#core/privacy/months-before'
import { DELETED_KINDS, type DeletedKind, dueBefore } from '#core/privacy/retention'
import { loadVersions } from './plan'
import { readDocument } from './plan-documents'
import type { SchoolKey } from './school-key'
import type { Database } from './store'

/** Entries of a form are due before a day; what its plans count of them is kept. */
export interface FormDue {
  readonly form: string
  readonly before: CivilDate
  readonly kept: readonly string[]
}

/** The forms that say how long (保存), each with the longest that any of the plans says. */
export async function formsDue(db: Database, school: SchoolKey, today: CivilDate): Promise<FormDue[]> {
  const versions = await loadVersions(db, school)
  const plans = await Promise.all(versions.map((version) => readDocument(db, version)))
  const months = new Map<string, number>()
  for (const { name, keepMonths } of plans.flatMap((plan) => plan.forms)) {
    months.set(name, Math.max(months.get(name) ?? 0, keepMonths ?? Number.POSITIVE_INFINITY))
  }
  return [...months]
    .filter(([, keep]) => Number.isFinite(keep))
    .map(([form, keep]) => ({
      form,
      before: monthsBefore(today, keep),
      kept: [...new Set(plans.flatMap((plan) => countedFields(plan, form)))],
    }))
}

/** The moment before which something of a kind is due. */
export function momentOf(kind: DeletedKind, today: CivilDate): Date {
  return new Date(`${dueBefore(kind, today) ?? today}T00:00:00+08:00`)
}

/**
 * Deletes what a school keeps beyond its time, kind by kind, and writes down how many of each; returns that. As the owner: by
 * the office's command, or a timer. `now` is an instant.
 */
export async function retainSchool(
  db: Database,
  school: SchoolKey,
  actorId: string,
  now: number,
): Promise<Readonly<Record<DeletedKind, number>>> {
  const { districtId, schoolId } = school
  const today = civilDateAt(now)
  const forms = JSON.stringify(await formsDue(db, school, today))
  const act = JSON.stringify({ actorId, at: new Date(now), reason: '保存期已到', requestId: '' })
  const deleted = { ...NONE }
  for (const kind of DELETED_KINDS) {
    const { rows } = await sql<{ count: number }>`
      select youju.retain(${districtId}::uuid, ${schoolId}::uuid, ${kind}, ${momentOf(kind, today)}, ${forms}::jsonb, true,
        ${act}::jsonb) as count`.execute(db)
    deleted[kind] = rows[0]?.count ?? 0
  }
  return deleted
}

const NONE = Object.fromEntries(DELETED_KINDS.map((kind) => [kind, 0])) as Record<DeletedKind, number>
