-- Lessons observed at the schools of $1 (their district, id, term and people), with their credits: those from number $2 up to $3 of each
-- school, a hundred a week from this one back, so that they are more with some people than with others. One in five is critiqued.
with school as materialized (
  select s.district_id, s.id, s.term_id, s.people, md5(s.id::text) as hash
    from jsonb_to_recordset($1::jsonb) as s (district_id uuid, id uuid, term_id uuid, people uuid[])
), deed as materialized (
  select i, critiqued, on_date, week, on_date + time '16:00' as at, md5('deed ' || i) as hash,
         1 + (i % 100) * (i * 31 % 97) / 97 as who,
         jsonb_build_object('on', on_date, 'periods', jsonb_build_array(1 + i % 6), 'mode', 'live', 'hostSchool', '', 'classId', null,
                            'className', '三年级（2）班', 'teacherId', null, 'teacherName', '教师 ' || i % 97, 'subject', '数学',
                            'topic', '第 ' || i || ' 课', 'lessonType', '随堂课', 'note', '',
                            'strengths', case when critiqued then '目标清楚，学生参与面广。' else '' end) as payload
    from (select i, (i / 100 + i) % 5 = 0 as critiqued, date '2026-11-16' - (i / 100 % 10) * 7 + i % 3 as on_date,
                 12 - (i / 100 % 10) as week
            from generate_series($2::int, $3::int - 1) i) each
), made as materialized (
  select s.district_id, s.id, s.term_id, md5(s.hash || ' lesson ' || i)::uuid as record_id, people[who] as person_id, critiqued, on_date,
         week, at, payload, d.hash || s.hash as hash
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
