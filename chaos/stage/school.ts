import pg from 'pg'
import { tokenKeeper } from '../../cloudfunctions/_shared/endpoint/token'
import type { PersonKey } from '../../test/api/school/cast'
import { insertSchool, type SchoolIds } from '../../test/api/school/insert-school'
import { testPlan } from '../../test/api/school/test-plan'
import { type Stage, TOKEN_SECRET } from './stage'

const tokens = tokenKeeper(new TextEncoder().encode(TOKEN_SECRET))
const SENT_FOR_MS = 600_000
/** How many messages everybody has agreed to. */
const CONSENTS = 9
export const PLAN = testPlan()

/** The school that an episode happens to: in a district of its own, everybody signed in. */
export class School {
  private readonly tokens = new Map<string, { readonly token: string; readonly until: number }>()

  private constructor(
    readonly ids: SchoolIds,
    readonly stage: Stage,
  ) {}

  static async found(stage: Stage): Promise<School> {
    const client = new pg.Client(stage.place.config('owner'))
    await client.connect()
    try {
      const ids = await insertSchool(client, PLAN, [], undefined)
      await client.query(
        `insert into youju.message_consent (district_id, school_id, person_id, kind, consents)
         select district_id, school_id, id, k, $2 from youju.person, unnest('{digest,due}'::text[]) k where school_id = $1`,
        [ids.units.school, CONSENTS],
      )
      return new School(ids, stage)
    } finally {
      await client.end()
    }
  }

  get key() {
    return { districtId: this.ids.districtId, schoolId: this.ids.units.school }
  }

  /** Good for the host of that number, whatever its clock says; the same for a while, as a device sends it. */
  async tokenOf(who: PersonKey, host: number): Promise<string> {
    const shift = this.stage.shifts[host] ?? this.stage.baseShift
    const known = this.tokens.get(`${who} ${shift}`)
    if (known && Date.now() < known.until) return known.token
    const claims = { districtId: this.ids.districtId, sessionId: this.ids.sessions[who] }
    const { token } = await tokens.issue(claims, Date.now() + shift)
    this.tokens.set(`${who} ${shift}`, { token, until: Date.now() + SENT_FOR_MS })
    return token
  }
}
