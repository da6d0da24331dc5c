import { sql } from 'kysely'
import { readClassCode } from '#core/parent/class-code'
import { problem } from '#core/problem'
import { reaches } from '#core/rights/reach'
import { SCENES, type Scene, sceneOf } from '#core/scene/scene'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { classesKept } from '../parent/classes-kept'
import { codeHash } from '../session/code'

/** A picture lives for ever, a code does not: only of one that opens something now, of the caller's own school and reach. */
export const picture = operation('scene.picture', async ({ for: kind, code }, context) => {
  const scene = sceneOf(kind, code)
  if (scene === undefined || !(await OPENS[kind](code, context))) throw problem('notFound')
  const { codes } = context.platform
  if (!codes) return { picture: null }
  const { bytes, type } = await codes.picture(SCENES[kind].page, scene)
  return { picture: { base64: Buffer.from(bytes).toString('base64'), type } }
})

const OPENS: Readonly<Record<Scene['for'], (code: string, context: SignedInContext) => Promise<boolean>>> = {
  async invitation(code, { tx, caller, now }) {
    if (!reaches('scene.picture', caller.roles, 'school')) return false
    const { rows } = await sql<{ opens: boolean }>`
      select youju.invites_here(${codeHash(code)}, ${new Date(now)}) as opens`.execute(tx)
    return rows[0]?.opens ?? false
  },
  async class(code, context) {
    const { tx, caller, today } = context
    const open = await tx
      .selectFrom('classCode')
      .select('classId')
      .where('districtId', '=', caller.districtId)
      .where('code', '=', readClassCode(code) ?? '')
      .where('lastOn', '>=', today)
      .executeTakeFirst()
    const kept = await classesKept('scene.picture', context)
    return kept.some(({ id }) => id === open?.classId)
  },
}
