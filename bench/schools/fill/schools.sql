-- Schools of 100 staff with what their pages go by. $1 how many there are already, $2 how many to add, $3 the district of the first
-- twenty, $4 their plan. Everything hangs on numbers, so that each run makes the same rows.
with school as materialized (
  select n, case when n < 20 then $3::uuid else md5('district ' || n / 20)::uuid end as district_id, md5('school ' || n)::uuid as id,
         md5('term ' || n)::uuid as term_id
    from generate_series($1::int, $1::int + $2::int - 1) n
), member as materialized (
  select s.*, i, md5('person ' || n || ' ' || i)::uuid as person_id, md5('group ' || n || ' ' || i % 10)::uuid as group_id
    from school s cross join generate_series(0, 99) i
), district as (
  insert into youju.org_unit (district_id, id, kind, name)
  select distinct district_id, district_id, 'district', '学区' from school
  on conflict do nothing
), unit as (
  insert into youju.org_unit (district_id, id, parent_id, school_id, kind, group_kind, name, position)
  select district_id, id, district_id, id, 'school', null, '第 ' || n || ' 学校', n from school
  union all
  select distinct on (district_id, group_id) district_id, group_id, id, id, 'group', 'subject', '第 ' || i || ' 组', i from member
), person as (
  insert into youju.person (district_id, id, school_id, kind, name, position)
  select district_id, person_id, id, 'staff', '教师 ' || i, i from member
), person_private as (
  insert into youju.person_private (district_id, person_id, school_id, birth_date)
  select district_id, person_id, id, date '1966-05-01' + i % 35 * 366 from member
), appointment as (
  insert into youju.appointment (district_id, id, school_id, person_id, unit_id, post, from_on)
  select district_id, md5('post ' || person_id)::uuid, id, person_id, id, case i when 0 then 'principal' else 'teacher' end, date '2020-09-01'
    from member
  union all
  select district_id, md5('member ' || person_id)::uuid, id, person_id, group_id, 'member', '2020-09-01' from member
), term as (
  insert into youju.term (district_id, id, school_id, name, start_on, end_on, bell)
  select district_id, term_id, id, '第一学期', date '2026-09-01', date '2027-01-22', '[]' from school
)
insert into youju.plan_version (district_id, plan_id, version, school_id, title, effective_from, counts_from, document, published_at, state,
                                reason, counted, to_count)
select district_id, md5('plan ' || n)::uuid, 1, id, $4::jsonb ->> 'title', '2026-09-01', '2026-09-01', $4::jsonb, '2026-08-25', 'published',
       '', 0, 0
  from school
