import { sql } from 'kysely'
import { operation } from '../_shared/endpoint/operation'
import { keptClass } from './classes-kept'

export const closeCode = operation('parent.closeCode', async ({ classId }, context) => {
  await keptClass('parent.closeCode', classId, context)
  await sql`select youju.close_class_code(${classId}::uuid, ${context.requestId})`.execute(context.tx)
  return {}
})
