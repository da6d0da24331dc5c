import type pg from 'pg'

/** A bell for so many periods a day, in every term of a school; `key` is its district's id and its own. */
export async function ring(owner: pg.Pool, key: readonly string[], periods: number): Promise<void> {
  await owner.query(
    `update youju.term set bell = (
       select jsonb_agg(jsonb_build_object('period', n, 'startsAt', to_char(time '08:00' + n * interval '50 minutes', 'HH24:MI'),
                                           'endsAt', to_char(time '08:40' + n * interval '50 minutes', 'HH24:MI')) order by n)
         from generate_series(1, $3::int) n)
      where district_id = $1 and school_id = $2`,
    [...key, periods],
  )
}
