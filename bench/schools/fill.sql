-- Fills the database with schools of 100 staff, 5,000 records each. $1 how many schools there are already, $2 how many to
-- add, $3 the district of the first twenty. Everything hangs on numbers, so that each run makes the same rows.
with school as (
  select n, case when n < 20 then $3::uuid else md5('district ' || n / 20)::uuid end as district_id,
         md5('school ' || n)::uuid as id, md5('term ' || n)::uuid as term_id
    from generate_series($1::int, $1::int + $2::int - 1) n
), made as (
  select s.*, i, md5('record ' || s.n || ' ' || i)::uuid as record_id, md5('person ' || s.n || ' ' || i % 100)::uuid as person_id,
         date '2026-09-07' + (i / 100 % 10) * 7 + i % 5 as on_date, (i / 100 % 10) + 2 as week
    from school s cross join generate_series(0, 4999) i
), record as (
  insert into youju.record (district_id, id, school_id, term_id, kind, author_id, happened_on, payload, state, late, content_hash, submitted_hash)
  select district_id, record_id, id, term_id, 'observation', person_id, on_date,
         jsonb_build_object('on', on_date, 'periods', jsonb_build_array(1 + i % 6), 'mode', 'live', 'subject', '数学', 'topic', '第 ' || i || ' 课'),
         'counted', false, md5(record_id::text), md5(record_id::text)
    from made
), credit as (
  insert into youju.credit (district_id, record_id, measure, school_id, term_id, subject_id, on_date, week, quantity)
  select district_id, record_id, 'observationPeriods', id, term_id, person_id, on_date, week, 1 from made
)
insert into youju.tally (district_id, school_id, term_id, measure, subject_id, week, quantity, days)
select district_id, id, term_id, 'observationPeriods', person_id, week, sum(n_of_day),
       array[sum(n_of_day) filter (where dow = 1), sum(n_of_day) filter (where dow = 2), sum(n_of_day) filter (where dow = 3),
             sum(n_of_day) filter (where dow = 4), sum(n_of_day) filter (where dow = 5), 0, 0]
  from (select district_id, id, term_id, person_id, week, extract(isodow from on_date)::int as dow, count(*)::int as n_of_day
          from made group by 1, 2, 3, 4, 5, 6) by_day
 group by 1, 2, 3, 4, 5, 6
