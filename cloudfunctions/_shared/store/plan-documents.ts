import { PLAN_DEFAULTS, type Plan, SETTING_DEFAULTS } from '#core/plan/plan'
import type { SchoolSource } from './at-hand'
import type { Database } from './store'
import { rowsOf } from './told'

/** Which document, of which of two rows that were written under one name, and by which way the caller may read it. */
export interface DocumentKey {
  readonly districtId: string
  readonly planId: string
  readonly version: number
  readonly written: string
  readonly source: SchoolSource
}

/** A version never changes, so its document is read and unpacked once a process, for whoever may read its row. */
const KEPT = 64
const kept = new Map<string, Plan>()

export async function readDocument(db: Database, key: DocumentKey): Promise<Plan> {
  const name = `${key.districtId}/${key.planId}/${key.version}/${key.written}`
  const known = kept.get(name)
  if (known) return known
  const { document } = await rowsOf(db, key.source, 'planVersion')
    .select('document')
    .where('districtId', '=', key.districtId)
    .where('planId', '=', key.planId)
    .where('version', '=', key.version)
    .executeTakeFirstOrThrow()
  return keep(name, inFull(document))
}

function keep(name: string, plan: Plan): Plan {
  const [oldest] = kept.keys()
  if (oldest !== undefined && kept.size >= KEPT) kept.delete(oldest)
  kept.set(name, plan)
  return plan
}

/** As kept, with what versions from before a setting or sheet was added hold for it. */
export function inFull(document: Plan): Plan {
  return { ...PLAN_DEFAULTS, ...document, settings: { ...SETTING_DEFAULTS, ...document.settings } }
}
