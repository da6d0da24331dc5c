import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { addDays } from '#core/calendar/civil-date'
import { CLASS_CODE_LENGTH, classCodeOf } from '#core/parent/class-code'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { keptClass } from './classes-kept'

/** A school year and its summer: a code that nobody remembers should not open for ever. */
const MOST_DAYS = 400

export const openCode = operation('parent.openCode', async ({ classId, lastOn }, context) => {
  const { tx, today, requestId } = context
  await keptClass('parent.openCode', classId, context)
  if (lastOn < today || lastOn > addDays(today, MOST_DAYS)) {
    const message = '有效期请选今天到一年以内的日子。'
    throw problem('badInput', { fields: [{ path: '/lastOn', message }] })
  }
  const code = classCodeOf(randomBytes(CLASS_CODE_LENGTH))
  const { rows } = await sql<{ opened: boolean }>`
    select youju.open_class_code(${classId}::uuid, ${code}, ${lastOn}::date, ${requestId}) as opened`.execute(
    tx,
  )
  if (!rows[0]?.opened) throw problem('notFound')
  return { code, lastOn }
})
