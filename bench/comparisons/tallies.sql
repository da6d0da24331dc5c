-- What the credits of the schools $1 come to; they have no tallies yet.
with day as (
  select district_id, school_id, term_id, measure, subject_id, week, extract(isodow from on_date)::int as day, sum(quantity)::int as n
    from youju.credit
   where school_id = any ($1::uuid[])
   group by district_id, school_id, term_id, measure, subject_id, week, day
)
insert into youju.tally (district_id, school_id, term_id, measure, subject_id, week, quantity, days)
select district_id, school_id, term_id, measure, subject_id, week, sum(n),
       array[coalesce(sum(n) filter (where day = 1), 0), coalesce(sum(n) filter (where day = 2), 0), coalesce(sum(n) filter (where day = 3), 0),
             coalesce(sum(n) filter (where day = 4), 0), coalesce(sum(n) filter (where day = 5), 0), coalesce(sum(n) filter (where day = 6), 0),
             coalesce(sum(n) filter (where day = 7), 0)]
  from day
 group by district_id, school_id, term_id, measure, subject_id, week
