import { sql } from 'kysely'
import type { Output } from '#core/contract/contract'
import { operation } from '../_shared/endpoint/operation'

type Asked = Output<'parent.classes'>['classes'][number]
type Row = Omit<Asked, 'at' | 'school'> & { readonly at: Date }

export const classes = operation('parent.classes', async (_, { tx, caller }) => {
  const { rows } = await sql<Row>`
    select id, class_id, class, name, state, at from youju.classes_asked()`.execute(tx)
  if (rows.length === 0) return { classes: [] }
  const school = await tx
    .selectFrom('orgUnit')
    .select('name')
    .where('districtId', '=', caller.districtId)
    .where('id', '=', caller.schoolId)
    .executeTakeFirstOrThrow()
  return { classes: rows.map((row) => ({ ...row, school: school.name, at: row.at.toISOString() })) }
})
