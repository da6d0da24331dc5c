import { setTimeout as wait } from 'node:timers/promises'
import type { Invariant, Scene } from './invariant'

const STEADY_WITHIN_MS = 4_000
/** How many messages a sender has under way at a time: so many may be in doubt when it dies. */
const ABREAST = 4

/**
 * WeChat took each message once. What it was asked for when a host died is not down as sent: that is not sent again, and there is no more of
 * it than could be under way.
 */
export const outbox: Invariant = {
  name: 'no message is sent twice',
  async broken(scene) {
    const end = Date.now() + STEADY_WITHIN_MS
    for (;;) {
      const wrong = await wrongNow(scene)
      if (wrong.length === 0 || Date.now() > end) return wrong
      await wait(150)
    }
  },
}

async function wrongNow({ school, rows, cuts }: Scene): Promise<string[]> {
  const { sent } = school.stage.wechat
  const kept = await rows<{ person_id: string; kind: string; sent: number; lost: number }>(
    `select person_id, kind, count(*) filter (where state = 'sent')::int as sent,
            count(*) filter (where state <> 'sent' and attempts > 0)::int as lost
       from youju.reminder where school_id = $1 and kind in ('digest', 'due') group by 1, 2`,
    [school.key.schoolId],
  )
  let beyond = 0
  const wrong: string[] = []
  for (const row of kept) {
    const openid = `openid-${row.person_id}`
    const asked = sent.filter((each) => each.touser === openid && each.template_id.endsWith(row.kind)).length
    if (asked < row.sent)
      wrong.push(`${row.sent} messages to ${row.person_id} are down as sent, WeChat has ${asked}`)
    if (asked > row.sent + row.lost)
      wrong.push(`${asked} messages to ${row.person_id}, of ${row.sent + row.lost} that were tried`)
    beyond += Math.max(0, asked - row.sent)
  }
  if (beyond > cuts * ABREAST) wrong.push(`${beyond} messages more than are down as sent, after ${cuts} cuts`)
  const held = await rows<{ wrong: number }>(
    `select count(*)::int as wrong from youju.message_consent where school_id = $1 and consents < 0`,
    [school.key.schoolId],
  )
  if ((held[0]?.wrong ?? 0) > 0) wrong.push('consents below nothing')
  return wrong
}
