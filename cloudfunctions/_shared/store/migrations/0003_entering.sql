-- Who is calling: one call that checks the session, loads the caller's posts and sets what row security goes by.
-- It belongs to the owner and runs as the owner, so the rights come from the tables and never from the application.

create function youju.setting(name text) returns text
  language sql stable parallel safe
  return nullif(current_setting('youju.' || name, true), '');

create function youju.district() returns uuid language sql stable parallel safe return youju.setting('district')::uuid;
create function youju.school() returns uuid language sql stable parallel safe return youju.setting('school')::uuid;
create function youju.me() returns uuid language sql stable parallel safe return youju.setting('person')::uuid;
-- guardian < self < group < school: how far a caller sees inside the school.
create function youju.reach() returns text language sql stable parallel safe return coalesce(youju.setting('reach'), 'nobody');
create function youju.is_staff() returns boolean language sql stable parallel safe
  return youju.reach() in ('self', 'group', 'school');
-- The people a group lead sees besides themselves.
create function youju.people() returns uuid[] language sql stable parallel safe
  return coalesce(youju.setting('people')::uuid[], '{}');
-- Units a caller speaks for or listens in: a lead's groups, a parent's class with its grade and school.
create function youju.units() returns uuid[] language sql stable parallel safe
  return coalesce(youju.setting('units')::uuid[], '{}');

create function youju.enter(p_district uuid, p_session uuid, p_today date) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_session youju.session;
  v_person youju.person;
  v_posts jsonb;
  v_reach text;
  v_people uuid[];
  v_units uuid[];
begin
  select * into v_session from youju.session
   where district_id = p_district and id = p_session and closed_at is null and expires_at > now();
  if not found then return null; end if;
  select * into v_person from youju.person where district_id = p_district and id = v_session.person_id;
  if not found then return null; end if;

  select coalesce(jsonb_agg(jsonb_build_object(
           'post', a.post, 'unitId', a.unit_id, 'unitName', u.name, 'unitKind', u.kind) order by a.from_on, a.id), '[]')
    into v_posts
    from youju.appointment a
    join youju.org_unit u on u.district_id = a.district_id and u.id = a.unit_id
   where a.district_id = p_district and a.person_id = v_person.id and a.school_id = v_session.school_id
     and a.from_on <= p_today and (a.to_on is null or p_today <= a.to_on);

  v_reach := case
    when exists (select from jsonb_array_elements(v_posts) p
                  where p ->> 'post' in ('principal', 'teachingPrincipal', 'director', 'clerk')) then 'school'
    when exists (select from jsonb_array_elements(v_posts) p where p ->> 'post' in ('groupLead', 'gradeLead')) then 'group'
    when exists (select from jsonb_array_elements(v_posts) p
                  where p ->> 'post' in ('teacher', 'classTeacher', 'support')) then 'self'
    when exists (select from jsonb_array_elements(v_posts) p where p ->> 'post' = 'parent') then 'guardian'
    else 'nobody'
  end;

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
    select (p ->> 'unitId')::uuid from jsonb_array_elements(v_posts) p where p ->> 'post' in ('groupLead', 'gradeLead')
  ) units;

  perform set_config('youju.district', p_district::text, true),
          set_config('youju.school', v_session.school_id::text, true),
          set_config('youju.person', v_person.id::text, true),
          set_config('youju.reach', v_reach, true),
          set_config('youju.people', v_people::text, true),
          set_config('youju.units', v_units::text, true);
  return jsonb_build_object(
    'districtId', p_district, 'schoolId', v_session.school_id, 'personId', v_person.id, 'sessionId', v_session.id,
    'name', v_person.name, 'subject', v_person.subject, 'posts', v_posts, 'reach', v_reach, 'people', to_jsonb(v_people),
    'units', to_jsonb(v_units));
end
$$;
