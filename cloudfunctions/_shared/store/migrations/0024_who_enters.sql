-- Who a caller is, anew: parents are admitted by classes and can leave at once, posts can be delegated for some days, units
-- begin and end, and the clock is the caller's own, for what is published at a time.

alter table youju.org_unit
  -- The first and the last day; null is always. A class is one school year's, and goes on in the next year's.
  add column from_on date,
  add column to_on date,
  add column continues_id uuid,
  add constraint org_unit_dates check (to_on is null or from_on is null or to_on >= from_on);

-- A parent of a class: no child's name, and no tie to one. Who left or was refused keeps the row.
create table youju.guardianship (
  district_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  person_id uuid not null,
  class_id uuid not null,
  -- What the parent wants to be called in this class: 小雨妈妈.
  name text not null,
  state text not null check (state in ('asked', 'joined', 'refused', 'left', 'removed')),
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  ended_at timestamptz,
  primary key (district_id, id)
);
-- One that lives a person and class: asking twice is asking once.
create unique index guardianship_living on youju.guardianship (district_id, class_id, person_id)
  where state in ('asked', 'joined');
create index guardianship_by_person on youju.guardianship (district_id, person_id);

insert into youju.guardianship (district_id, id, school_id, person_id, class_id, name, state, asked_at, decided_at)
select a.district_id, a.id, a.school_id, a.person_id, a.unit_id, p.name,
       case when a.to_on < current_date then 'left' else 'joined' end, a.from_on, a.from_on
  from youju.appointment a
  join youju.person p on p.district_id = a.district_id and p.id = a.person_id
 where a.post = 'parent'
on conflict do nothing;
delete from youju.appointment where post = 'parent';
alter table youju.appointment add constraint parents_are_guardians check (post <> 'parent');

-- Acting in somebody else's post for some days. It opens what the post opens; no quota follows from it.
create table youju.delegation (
  district_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  post text not null,
  giver_id uuid not null,
  taker_id uuid not null,
  from_on date not null,
  to_on date not null,
  reason text not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (district_id, id),
  check (to_on >= from_on),
  check (giver_id <> taker_id)
);
create index delegation_by_taker on youju.delegation (district_id, taker_id);

-- The caller's now; a demo may stand on another day than the database.
create function youju.now() returns timestamptz language sql stable parallel safe
  return coalesce(youju.setting('now')::timestamptz, now());
-- The classes that the caller is the class teacher of.
create function youju.classes() returns uuid[] language sql stable parallel safe
  return coalesce(youju.setting('classes')::uuid[], '{}');

-- As in 0020; besides: parents by guardianship, of a class that is there; delegated posts, and for whom the caller acts;
-- classes taught; the clock.
create function youju.enter(p_district uuid, p_session uuid, p_today date, p_now timestamptz) returns jsonb
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
  v_acting_for uuid[];
begin
  select * into v_session from youju.session
   where district_id = p_district and id = p_session and closed_at is null and expires_at > now();
  if not found then return null; end if;
  select * into v_person from youju.person where district_id = p_district and id = v_session.person_id;
  if not found then return null; end if;

  with held as (
    select a.post, a.unit_id, null::text as acting_for, null::uuid as giver_id, a.from_on, a.id
      from youju.appointment a
     where a.district_id = p_district and a.person_id = v_person.id and a.school_id = v_session.school_id
       and a.from_on <= p_today and (a.to_on is null or p_today <= a.to_on)
    union all
    -- Only what the giver holds on that day can be acted in, and only by somebody who is in post here.
    select a.post, a.unit_id, g.name, g.id, d.from_on, d.id
      from youju.delegation d
      join youju.appointment a on a.district_id = d.district_id and a.person_id = d.giver_id and a.post = d.post
           and a.school_id = d.school_id and a.from_on <= p_today and (a.to_on is null or p_today <= a.to_on)
      join youju.person g on g.district_id = d.district_id and g.id = d.giver_id
     where d.district_id = p_district and d.taker_id = v_person.id and d.school_id = v_session.school_id
       and d.ended_at is null and p_today between d.from_on and d.to_on
       and exists (select from youju.appointment o
                    where o.district_id = p_district and o.person_id = v_person.id and o.school_id = v_session.school_id
                      and o.post = any (youju.staff_posts()) and o.from_on <= p_today and (o.to_on is null or p_today <= o.to_on))
    union all
    select 'parent', c.class_id, null, null, c.asked_at::date, c.id
      from youju.guardianship c
      join youju.org_unit class on class.district_id = c.district_id and class.id = c.class_id
           and (class.from_on is null or class.from_on <= p_today) and (class.to_on is null or p_today <= class.to_on)
     where c.district_id = p_district and c.person_id = v_person.id and c.school_id = v_session.school_id
       and c.state = 'joined'
  )
  select coalesce(jsonb_agg(jsonb_build_object(
           'post', h.post, 'unitId', h.unit_id, 'unitName', u.name, 'unitKind', u.kind, 'actingFor', h.acting_for)
           order by h.acting_for nulls first, h.from_on, h.id), '[]'),
         coalesce(array_agg(distinct h.post), '{}'),
         coalesce(array_agg(distinct h.giver_id) filter (where h.giver_id is not null), '{}')
    into v_posts, v_held, v_acting_for
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
          set_config('youju.acting_for', v_acting_for::text, true),
          set_config('youju.now', p_now::text, true);
  return jsonb_build_object(
    'districtId', p_district, 'schoolId', v_session.school_id, 'personId', v_person.id, 'sessionId', v_session.id,
    'name', v_person.name, 'subject', v_person.subject, 'posts', v_posts,
    'reach', case when v_reach = 'school' and v_session.school_id = p_district then 'district' else v_reach end,
    'people', to_jsonb(v_people), 'led', to_jsonb(v_led), 'classes', to_jsonb(v_classes), 'units', to_jsonb(v_units));
end
$$;

-- For the version before this one, while it is being replaced.
create or replace function youju.enter(p_district uuid, p_session uuid, p_today date) returns jsonb
  language sql security definer set search_path = pg_catalog, pg_temp
  return youju.enter(p_district, p_session, p_today, now());

grant select on youju.guardianship, youju.delegation to youju_app;
alter table youju.guardianship enable row level security;
alter table youju.delegation enable row level security;

create policy read on youju.guardianship for select using (
  district_id = (select youju.district()) and school_id = (select youju.school())
  and (person_id = (select youju.me()) or (select youju.reach()) = 'school'
       or class_id = any ((select youju.classes())::uuid[])));

-- Who stands in for whom is no secret among colleagues.
create policy read on youju.delegation for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff()));

revoke execute on function youju.now, youju.classes, youju.enter(uuid, uuid, date, timestamptz) from public;
grant execute on function youju.now, youju.classes, youju.enter(uuid, uuid, date, timestamptz) to youju_app;
