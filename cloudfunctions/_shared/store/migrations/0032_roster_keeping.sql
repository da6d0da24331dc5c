-- Keeping the roster and the calendar day by day: units, people, posts, terms. The application's role writes none of their tables;
-- these functions check the caller again and force district and school.

alter table youju.person add column if not exists staff_no text not null default '';

-- A unit, person or post that is no more is not deleted; who was gone before the running term is out of the choosers.
create function youju.left_before_term(p_district uuid, p_person uuid, p_today date) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from youju.appointment a where a.district_id = p_district and a.person_id = p_person)
     and not exists (
       select from youju.appointment a
        where a.district_id = p_district and a.person_id = p_person
          and (a.to_on is null
               or a.to_on >= coalesce((select max(t.start_on) from youju.term t
                                        where t.district_id = a.district_id and t.school_id = a.school_id and t.start_on <= p_today),
                                      p_today)));
end;
revoke execute on function youju.left_before_term from public;
grant execute on function youju.left_before_term to youju_app;

-- As in 0020, as texts: columns that tables have got since, and will get, are told too.
create or replace function youju.told_schools() returns setof youju.org_unit
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select u.* from youju.org_unit u
   where youju.sees_district() and u.district_id = youju.district() and u.kind = 'school'
$$;

create or replace function youju.told_org_unit(p_school uuid) returns setof youju.org_unit
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select u.* from youju.org_unit u
   where youju.sees_district() and u.district_id = youju.district() and u.school_id = p_school
$$;

create or replace function youju.told_term(p_school uuid) returns setof youju.term
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select t.* from youju.term t
   where youju.sees_district() and t.district_id = youju.district() and t.school_id = p_school
$$;

create or replace function youju.told_appointment(p_school uuid) returns setof youju.appointment
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select a.* from youju.appointment a
   where youju.sees_district() and a.district_id = youju.district() and a.school_id = p_school and a.post <> 'parent'
$$;

-- As in 0024; besides, a parent is one of a class that is there: a class that has gone on or left lets nobody in.
create or replace function youju.enter(p_district uuid, p_session uuid, p_today date, p_now timestamptz) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_session youju.session;
  v_person youju.person;
  v_posts jsonb;
  v_held text[];
  v_reach text;
  v_people uuid[];
  v_led uuid[];
  v_classes uuid[];
  v_units uuid[];
begin
  select * into v_session from youju.session
   where district_id = p_district and id = p_session and closed_at is null and expires_at > now();
  if not found then return null; end if;
  select * into v_person from youju.person where district_id = p_district and id = v_session.person_id;
  if not found then return null; end if;

  with held as (
    select a.post, a.unit_id, null::text as acting_for, a.from_on, a.id
      from youju.appointment a
     where a.district_id = p_district and a.person_id = v_person.id and a.school_id = v_session.school_id
       and a.from_on <= p_today and (a.to_on is null or p_today <= a.to_on)
    union all
    -- Only what the giver holds on that day can be acted in.
    select a.post, a.unit_id, g.name, d.from_on, d.id
      from youju.delegation d
      join youju.appointment a on a.district_id = d.district_id and a.person_id = d.giver_id and a.post = d.post
           and a.school_id = d.school_id and a.from_on <= p_today and (a.to_on is null or p_today <= a.to_on)
      join youju.person g on g.district_id = d.district_id and g.id = d.giver_id
     where d.district_id = p_district and d.taker_id = v_person.id and d.school_id = v_session.school_id
       and d.ended_at is null and p_today between d.from_on and d.to_on
    union all
    select 'parent', c.class_id, null, c.asked_at::date, c.id
      from youju.guardianship c
      join youju.org_unit class on class.district_id = c.district_id and class.id = c.class_id
           and (class.from_on is null or class.from_on <= p_today) and (class.to_on is null or p_today <= class.to_on)
     where c.district_id = p_district and c.person_id = v_person.id and c.school_id = v_session.school_id
       and c.state = 'joined'
  )
  select coalesce(jsonb_agg(jsonb_build_object(
           'post', h.post, 'unitId', h.unit_id, 'unitName', u.name, 'unitKind', u.kind, 'actingFor', h.acting_for)
           order by h.acting_for nulls first, h.from_on, h.id), '[]'),
         coalesce(array_agg(distinct h.post), '{}')
    into v_posts, v_held
    from held h
    join youju.org_unit u on u.district_id = p_district and u.id = h.unit_id;

  v_reach := case
    when v_held && array['principal', 'teachingPrincipal', 'director', 'clerk'] then 'school'
    when v_held && array['officer'] and v_session.school_id = p_district then 'school'
    when v_held && array['groupLead', 'gradeLead'] then 'group'
    when v_held && array['teacher', 'classTeacher', 'support', 'instructor'] then 'self'
    when v_held && array['parent'] then 'guardian'
    else 'nobody'
  end;
  if v_reach in ('self', 'group', 'school') then v_held := array_append(v_held, 'staff'); end if;

  select coalesce(array_agg((p ->> 'unitId')::uuid) filter (where p ->> 'post' in ('groupLead', 'gradeLead', 'instructor')), '{}'),
         coalesce(array_agg((p ->> 'unitId')::uuid) filter (where p ->> 'post' = 'classTeacher'), '{}')
    into v_led, v_classes from jsonb_array_elements(v_posts) p;

  select coalesce(array_agg(distinct m.person_id), '{}') into v_people
    from youju.appointment m
   where m.district_id = p_district and m.from_on <= p_today and (m.to_on is null or p_today <= m.to_on)
     and m.unit_id in (select (p ->> 'unitId')::uuid from jsonb_array_elements(v_posts) p
                        where p ->> 'post' in ('groupLead', 'gradeLead'));

  with recursive heard as (
    select u.id, u.parent_id from youju.org_unit u
     where u.district_id = p_district
       and u.id in (select (p ->> 'unitId')::uuid from jsonb_array_elements(v_posts) p where p ->> 'post' = 'parent')
    union
    select u.id, u.parent_id from youju.org_unit u join heard h on h.parent_id = u.id
     where u.district_id = p_district and u.kind in ('grade', 'school')
  )
  select coalesce(array_agg(id), '{}') into v_units from (
    select id from heard
    union
    select unnest(v_led)
  ) units;

  perform set_config('youju.district', p_district::text, true),
          set_config('youju.school', v_session.school_id::text, true),
          set_config('youju.person', v_person.id::text, true),
          set_config('youju.reach', v_reach, true),
          set_config('youju.people', v_people::text, true),
          set_config('youju.led', v_led::text, true),
          set_config('youju.classes', v_classes::text, true),
          set_config('youju.units', v_units::text, true),
          set_config('youju.posts', v_held::text, true),
          set_config('youju.now', p_now::text, true);
  return jsonb_build_object(
    'districtId', p_district, 'schoolId', v_session.school_id, 'personId', v_person.id, 'sessionId', v_session.id,
    'name', v_person.name, 'subject', v_person.subject, 'posts', v_posts,
    'reach', case when v_reach = 'school' and v_session.school_id = p_district then 'district' else v_reach end,
    'people', to_jsonb(v_people), 'led', to_jsonb(v_led), 'classes', to_jsonb(v_classes), 'units', to_jsonb(v_units));
end
$$;
