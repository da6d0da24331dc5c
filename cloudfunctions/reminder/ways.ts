import { sql } from 'kysely'
import { PUSHED_KINDS } from '#core/reminder/reminder'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { ownChoices } from './choices'

export const ways = operation('reminder.ways', async (_, context) => {
  const { tx, caller, platform } = context
  const choices = await ownChoices(tx, caller)
  if (platform.messages === null || !(await hasWechat(context))) return { choices, templates: null }
  const consents = await tx
    .selectFrom('messageConsent')
    .select(['kind', 'consents'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('personId', '=', caller.personId)
    .execute()
  const { templates } = platform.messages
  return {
    choices,
    templates: PUSHED_KINDS.map((kind) => ({
      kind,
      templateId: templates[kind],
      consents: consents.find((each) => each.kind === kind)?.consents ?? 0,
    })),
  }
})

/** Whether a WeChat user stands behind any of the caller's places. */
async function hasWechat({ tx }: SignedInContext): Promise<boolean> {
  const { rows } = await sql<{
    wechat: boolean | null
  }>`select (youju.own_ways() ->> 'wechat')::boolean as wechat`.execute(tx)
  return rows[0]?.wechat ?? false
}
