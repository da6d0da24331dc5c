-- A district's office is a tenant like a school: its unit is the district's own, and so is its school_id. Its officers
-- reach their own office as leaders reach a school; besides, they are told of the district's schools what these functions say.

-- As in 0014; besides, officers reach the office, and the answer says that their reach is the district.
create or replace function youju.enter(p_district uuid, p_session uuid, p_today date) returns jsonb
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
  v_units uuid[];
begin
  select * into v_session from youju.session
   where district_id = p_district and id = p_session and closed_at is null and expires_at > now();
  if not found then return null; end if;
  select * into v_person from youju.person where district_id = p_district and id = v_session.person_id;
  if not found then return null; end if;

  select coalesce(jsonb_agg(jsonb_build_object(
           'post', a.post, 'unitId', a.unit_id, 'unitName', u.name, 'unitKind', u.kind) order by a.from_on, a.id), '[]'),
         coalesce(array_agg(distinct a.post), '{}')
    into v_posts, v_held
    from youju.appointment a
    join youju.org_unit u on u.district_id = a.district_id and u.id = a.unit_id
   where a.district_id = p_district and a.person_id = v_person.id and a.school_id = v_session.school_id
     and a.from_on <= p_today and (a.to_on is null or p_today <= a.to_on);

  v_reach := case
    when v_held && array['principal', 'teachingPrincipal', 'director', 'clerk'] then 'school'
    when v_held && array['officer'] and v_session.school_id = p_district then 'school'
    when v_held && array['groupLead', 'gradeLead'] then 'group'
    when v_held && array['teacher', 'classTeacher', 'support', 'instructor'] then 'self'
    when v_held && array['parent'] then 'guardian'
    else 'nobody'
  end;
  if v_reach in ('self', 'group', 'school') then v_held := array_append(v_held, 'staff'); end if;

  select coalesce(array_agg((p ->> 'unitId')::uuid), '{}') into v_led from jsonb_array_elements(v_posts) p
   where p ->> 'post' in ('groupLead', 'gradeLead', 'instructor');

  select coalesce(array_agg(distinct m.person_id), '{}') into v_people
    from youju.appointment m
   where m.district_id = p_district and m.from_on <= p_today and (m.to_on is null or p_today <= m.to_on)
     and m.post <> 'parent'
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
          set_config('youju.units', v_units::text, true),
          set_config('youju.posts', v_held::text, true);
  return jsonb_build_object(
    'districtId', p_district, 'schoolId', v_session.school_id, 'personId', v_person.id, 'sessionId', v_session.id,
    'name', v_person.name, 'subject', v_person.subject, 'posts', v_posts,
    'reach', case when v_reach = 'school' and v_session.school_id = p_district then 'district' else v_reach end,
    'people', to_jsonb(v_people), 'led', to_jsonb(v_led), 'units', to_jsonb(v_units));
end
$$;

-- Sees the district: works at its office, and reaches all of the office.
create function youju.sees_district() returns boolean language sql stable parallel safe
  return youju.reach() = 'school' and youju.school() = youju.district();

-- What the district is told of a school, in the shape of the tables: never a record, a credit or a draft, and no names but
-- principals'. Each answers nothing to anybody else.
create function youju.told_schools() returns setof youju.org_unit
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select u.* from youju.org_unit u
   where youju.sees_district() and u.district_id = youju.district() and u.kind = 'school';
end;

create function youju.told_org_unit(p_school uuid) returns setof youju.org_unit
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select u.* from youju.org_unit u
   where youju.sees_district() and u.district_id = youju.district() and u.school_id = p_school;
end;

create function youju.told_club(p_school uuid) returns table (id uuid, term_ids uuid[], from_on date, to_on date)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select c.id, c.term_ids, c.from_on, c.to_on from youju.club c
   where youju.sees_district() and c.district_id = youju.district() and c.school_id = p_school;
end;

create function youju.told_term(p_school uuid) returns setof youju.term
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select t.* from youju.term t
   where youju.sees_district() and t.district_id = youju.district() and t.school_id = p_school;
end;

create function youju.told_plan_version(p_school uuid) returns setof youju.plan_version
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select v.* from youju.plan_version v
   where youju.sees_district() and v.district_id = youju.district()
     and v.school_id in (p_school, youju.district());
end;

create function youju.told_tally(p_school uuid, p_term uuid, p_week int) returns setof youju.tally
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select t.* from youju.tally t
   where youju.sees_district() and t.district_id = youju.district() and t.school_id = p_school
     and t.term_id = p_term and t.week <= p_week;
end;

create function youju.told_fact(p_school uuid) returns setof youju.fact
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select f.* from youju.fact f
   where youju.sees_district() and f.district_id = youju.district() and f.school_id = p_school;
end;

create function youju.told_tag(p_school uuid) returns setof youju.tag
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select t.* from youju.tag t
   where youju.sees_district() and t.district_id = youju.district() and t.school_id = p_school;
end;

create function youju.told_appointment(p_school uuid) returns setof youju.appointment
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select a.* from youju.appointment a
   where youju.sees_district() and a.district_id = youju.district() and a.school_id = p_school and a.post <> 'parent';
end;

-- Whom a school's promises are about, without names but of its principals; what audiences ask besides is for counting only.
create function youju.told_person(p_school uuid)
  returns table (id uuid, name text, subject text, "position" int, birth_date date, teaching_since date)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select p.id,
         case when exists (select from youju.appointment a
                            where a.district_id = p.district_id and a.person_id = p.id and a.school_id = p.school_id
                              and a.post in ('principal', 'teachingPrincipal')) then p.name else '' end,
         p.subject, p.position, s.birth_date, s.teaching_since
    from youju.person p
    left join youju.person_private s on s.district_id = p.district_id and s.person_id = p.id
   where youju.sees_district() and p.district_id = youju.district() and p.school_id = p_school and p.kind = 'staff';
end;

revoke execute on function youju.sees_district, youju.told_schools, youju.told_org_unit, youju.told_club, youju.told_term,
  youju.told_plan_version, youju.told_tally, youju.told_fact, youju.told_tag, youju.told_appointment, youju.told_person from public;
grant execute on function youju.sees_district, youju.told_schools, youju.told_org_unit, youju.told_club, youju.told_term,
  youju.told_plan_version, youju.told_tally, youju.told_fact, youju.told_tag, youju.told_appointment, youju.told_person to youju_app;
