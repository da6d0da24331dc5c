-- Records of the schools from $1 on, $2 of them, in the order of time: the $4 from number $5 on of each school, with their credits. $3 is
-- the district of the first twenty. Of every five lessons that a person observes in a week, one is critiqued.
with school as materialized (
  select case when n < 20 then $3::uuid else md5('district ' || n / 20)::uuid end as district_id, md5('school ' || n)::uuid as id,
         md5('term ' || n)::uuid as term_id, lpad(to_hex(n), 12, '0') as its, md5('school ' || n) as hash,
         array(select md5('person ' || n || ' ' || i)::uuid from generate_series(0, 99) i) as people
    from generate_series($1::int, $1::int + $2::int - 1) n
), deed as materialized (
  select i, critiqued, on_date, week, lpad(to_hex(1788739200000 + i * 100000), 12, '0') || '70008000' as then, md5('deed ' || i) as hash,
         on_date + time '16:00' as at,
         jsonb_build_object('on', on_date, 'periods', jsonb_build_array(1 + i % 6), 'mode', 'live', 'hostSchool', '', 'classId', null,
                            'className', '三年级（2）班', 'teacherId', null, 'teacherName', '教师 ' || i % 97, 'subject', '数学',
                            'topic', '第 ' || i || ' 课', 'lessonType', '随堂课', 'note', '',
                            'strengths', case when critiqued then '目标清楚，学生参与面广。' else '' end) as payload
    from (select i, i < 1000 as critiqued, date '2026-09-07' + (i / 100 % 10) * 7 + i % 5 as on_date, (i / 100 % 10) + 2 as week
            from generate_series($5::int, $5::int + $4::int - 1) i) each
), made as materialized (
  select s.district_id, s.id, s.term_id, (d.then || s.its)::uuid as record_id, people[1 + i % 100] as person_id, critiqued, on_date, week,
         at, payload, d.hash || s.hash as hash
    from deed d cross join school s
), record as (
  insert into youju.record (district_id, id, school_id, term_id, kind, author_id, happened_on, payload, state, late, content_hash,
                            submitted_hash, received_at, changed_at)
  select district_id, record_id, id, term_id, 'observation', person_id, on_date, payload, 'counted', false, hash, hash, at, at
    from made
)
insert into youju.credit (district_id, record_id, measure, school_id, term_id, subject_id, on_date, week, quantity)
select district_id, record_id, 'observationPeriods', id, term_id, person_id, on_date, week, 1 from made
union all
select district_id, record_id, 'critiques', id, term_id, person_id, on_date, week, 1 from made where critiqued
