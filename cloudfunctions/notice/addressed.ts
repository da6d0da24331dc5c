import type { Expression, ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely'
import type { Caller } from '../_shared/endpoint/caller'
import type { Tables } from '../_shared/store/tables'

/** What the caller may read: what is addressed to them and not withdrawn; publishers all of the school's. */
export function readableBy(caller: Caller) {
  return (where: ExpressionBuilder<Tables, 'notice'>): Expression<SqlBool> =>
    caller.rights.publishNotice
      ? where.lit(true)
      : where.and([where('notice.withdrawnAt', 'is', null), addressedTo(caller)(where)])
}

/** Notices for the caller: as staff, or as a parent of a class, its grade or school. */
export function addressedTo(caller: Caller) {
  return (where: ExpressionBuilder<Tables, 'notice'>): ExpressionWrapper<Tables, 'notice', SqlBool> =>
    where.exists(
      where
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
        ),
    )
}
