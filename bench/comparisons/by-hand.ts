/**
 * What the pages say, as somebody would ask it of the raw records by hand, in one statement each. Only the counts: no promises, no
 * targets, no words, and nobody's rights. PostgreSQL and DuckDB divide whole numbers and read JSON in words of their own.
 */
interface Dialect {
  readonly weekOf: (date: string) => string
  readonly periods: string
  readonly isCritiqued: string
}

const POSTGRES: Dialect = {
  weekOf: (date) => `(${date} - date '2026-08-31') / 7 + 1`,
  periods: `jsonb_array_length(payload -> 'periods')`,
  isCritiqued: `btrim(payload ->> 'strengths') <> ''`,
}

const DUCKDB: Dialect = {
  weekOf: (date) => `(${date} - date '2026-08-31') // 7 + 1`,
  periods: `json_array_length(payload -> 'periods')`,
  isCritiqued: `trim(payload ->> 'strengths') <> ''`,
}

const isLesson = `kind = 'observation' and (payload ->> 'mode') = 'live'`

/** By kind, person and week: $1 district, $2 school, $3 term, $4 the last day looked at; with `of` one person, $5. */
const counts = ({ weekOf, periods, isCritiqued }: Dialect, of: string) => `
  select cast(author_id as varchar) as person, kind, ${weekOf('happened_on')} as week, count(*) as records,
         sum(${periods}) filter (where ${isLesson}) as periods,
         count(*) filter (where ${isLesson} and ${isCritiqued}) as critiques
    from SCHEMA.record
   where district_id = cast($1 as uuid) and school_id = cast($2 as uuid) and term_id = cast($3 as uuid) and state = 'counted'
     and happened_on <= cast($4 as date)${of}
   group by 1, 2, 3`

/** Of each school of a district ($1): lessons and who observed twenty, critiques of the week from $3 and of the month from $2 on. */
const byDistrict = ({ periods, isCritiqued }: Dialect) => `
  with lesson as (
    select school_id, author_id, sum(${periods}) as periods,
           count(*) filter (where ${isCritiqued} and happened_on >= cast($3 as date)) as this_week,
           count(*) filter (where ${isCritiqued} and happened_on >= cast($2 as date)) as this_month
      from SCHEMA.record
     where district_id = cast($1 as uuid) and kind = 'observation' and state = 'counted' and happened_on <= cast($4 as date)
       and (payload ->> 'mode') = 'live'
     group by 1, 2
  )
  select cast(a.school_id as varchar) as school, count(*) as owing, coalesce(sum(periods), 0) as periods,
         count(*) filter (where periods >= 20) as have_twenty, coalesce(sum(this_week), 0) as this_week,
         count(*) filter (where this_week >= 1) as critiqued_this_week, coalesce(sum(this_month), 0) as this_month,
         count(*) filter (where this_month >= 1) as critiqued_this_month
    from SCHEMA.appointment a
    left join lesson l on l.school_id = a.school_id and l.author_id = a.person_id
   where a.district_id = cast($1 as uuid) and a.post = 'teacher' and a.from_on <= cast($4 as date)
     and (a.to_on is null or a.to_on >= cast($4 as date))
   group by 1`

export interface ByHand {
  readonly postgres: string
  readonly duckdb: string
}

const both = (of: (dialect: Dialect) => string): ByHand => ({
  postgres: of(POSTGRES).replaceAll('SCHEMA', 'youju'),
  duckdb: of(DUCKDB).replaceAll('SCHEMA', 'main'),
})

export const ofSchool = both((dialect) => counts(dialect, ''))
/** The clauses do without what happened. */
export const ofClauses = both((dialect) => counts(dialect, ` and kind = 'observation'`))
export const ofPerson = both((dialect) => counts(dialect, ' and author_id = cast($5 as uuid)'))
export const ofDistrict = both(byDistrict)
