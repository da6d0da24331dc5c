import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Caller } from '../_shared/endpoint/caller'
import type { Tables } from '../_shared/store/tables'

/** Notices for the caller: as staff, or as a parent of a class, its grade or school. Publishers see all of the school's. */
export function addressedTo(caller: Caller) {
  return (where: ExpressionBuilder<Tables, 'notice'>): Expression<SqlBool> => {
    if (caller.rights.publishNotice) return where.lit(true)
    const audience = where
      .selectFrom('noticeAudience as audience')
      .select('audience.noticeId')
      .whereRef('audience.districtId', '=', 'notice.districtId')
      .whereRef('audience.noticeId', '=', 'notice.id')
      .where((one) =>
        one.or([
          ...(caller.rights.staff ? [one('audience.who', '=', 'staff')] : []),
          ...(caller.units.length > 0
            ? [one.and([one('audience.who', '=', 'parents'), one('audience.unitId', 'in', caller.units)])]
            : []),
        ]),
      )
    return where.and([where('notice.withdrawnAt', 'is', null), where.exists(audience)])
  }
}
