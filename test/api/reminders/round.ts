import type pg from 'pg'
import type { ReminderKind } from '#core/reminder/reminder'
import type { Message } from '../../../cloudfunctions/_shared/endpoint/platform'
import { carryOut } from '../../../cloudfunctions/_shared/jobs/carry-out'
import { sendWaiting } from '../../../cloudfunctions/_shared/jobs/sender/send-waiting'
import { beforeSending } from '../../../cloudfunctions/_shared/reminders/before-sending'
import { digestJob } from '../../../cloudfunctions/_shared/reminders/digest'
import { dueJob } from '../../../cloudfunctions/_shared/reminders/due'
import { openStore } from '../../../cloudfunctions/_shared/store/store'
import { PERSON_KEYS, type PersonKey } from '../school/cast'
import type { TestSchool } from '../school/test-school'

export type Rounds = ReturnType<typeof rounds>

/**
 * The jobs of one school as its host would do them at the school's clock. It has a database of its own: a sender takes what
 * waits at any school.
 */
export function rounds(school: TestSchool, owner: pg.ClientConfig) {
  const store = openStore(owner, (error) => {
    throw error
  })
  const { clock, tokens } = school.deployment
  const sent: Message[] = []
  const messages = {
    templates: { digest: 'd', due: 'u' },
    send: async (message: Message) => {
      sent.push(message)
      return 'sent' as const
    },
  }
  const workshop = {
    db: store.db,
    tokens,
    clock,
    platform: { ...school.deployment.platform, messages },
    report: ({ error }: { error: unknown }) => {
      throw error
    },
  }
  const key = { districtId: school.districtId, schoolId: school.id }
  return {
    sent,
    async make(now: string): Promise<void> {
      school.setNow(now)
      for (const job of [digestJob, dueJob]) {
        await school.rows(
          `insert into youju.job (district_id, school_id, name) values ($1, $2, $3) on conflict do nothing`,
          [key.districtId, key.schoolId, job.name],
        )
        await carryOut(job, job.lastDue(clock()), key, workshop)
      }
    },
    async send(now: string): Promise<void> {
      school.setNow(now)
      await sendWaiting({ beforeSending }).run(workshop, () => false)
    },
    /** Everybody has consented to some messages of each kind. */
    async consentAll(): Promise<void> {
      await school.rows(
        `insert into youju.message_consent (district_id, school_id, person_id, kind, consents)
         select district_id, school_id, id, k, 5 from youju.person, unnest('{digest,due}'::text[]) k where school_id = $1`,
        [school.id],
      )
    },
    /** How many were made of a kind, by what they are about. */
    async counts(kind: ReminderKind): Promise<Record<string, number>> {
      const rows = await school.rows<{ about: string; count: number }>(
        `select about, count(*)::int as count from youju.reminder where school_id = $1 and kind = $2
          group by about order by about`,
        [school.id, kind],
      )
      return Object.fromEntries(rows.map(({ about, count }) => [about, count]))
    },
    /** By person, the line that was made last of a kind. */
    async lines(kind: ReminderKind): Promise<Partial<Record<PersonKey, string>>> {
      const rows = await school.rows<{ person_id: string; line: string }>(
        `select person_id, line from youju.reminder where district_id = $1 and school_id = $2 and kind = $3
          order by made_at, id`,
        [key.districtId, key.schoolId, kind],
      )
      const who = new Map(PERSON_KEYS.map((each) => [school.people[each], each]))
      return Object.fromEntries(
        rows.flatMap(({ person_id, line }) => {
          const name = who.get(person_id)
          return name ? [[name, line]] : []
        }),
      )
    },
    close: () => store.close(),
  }
}
