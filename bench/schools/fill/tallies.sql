-- What the records of the schools from $1 on, $2 of them, come to: five lessons and a critique a person and week, all on one weekday.
with school as (
  select n, case when n < 20 then $3::uuid else md5('district ' || n / 20)::uuid end as district_id, md5('school ' || n)::uuid as id,
         md5('term ' || n)::uuid as term_id
    from generate_series($1::int, $1::int + $2::int - 1) n
)
insert into youju.tally (district_id, school_id, term_id, measure, subject_id, week, quantity, days)
select district_id, id, term_id, measure, md5('person ' || n || ' ' || i)::uuid, week, times,
       array_fill(0, array[i % 5]) || times || array_fill(0, array[6 - i % 5])
  from school
 cross join (values ('observationPeriods', 5), ('critiques', 1)) counted (measure, times)
 cross join generate_series(0, 99) i
 cross join generate_series(2, 11) week
