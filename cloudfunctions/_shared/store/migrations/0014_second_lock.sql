-- Who listens in at a unit does not lead it: a teacher whose child is in a class hears what is said to its parents, and
-- reads nothing of what is written down about the class. And what is sealed leaves no trace beside its record.

-- The units that the caller speaks for: groups and grades led, clubs instructed.
create function youju.led() returns uuid[] language sql stable parallel safe
  return coalesce(youju.setting('led')::uuid[], '{}');

-- As in 0007; besides, it sets the units led, apart from those listened in at.
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
    'name', v_person.name, 'subject', v_person.subject, 'posts', v_posts, 'reach', v_reach, 'people', to_jsonb(v_people),
    'led', to_jsonb(v_led), 'units', to_jsonb(v_units));
end
$$;

alter policy read on youju.record using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and (author_id = (select youju.me())
       or not sealed and (about_id = (select youju.me()) or (select youju.reach()) = 'school'
                          or author_id = any ((select youju.people())::uuid[]) or about_id = any ((select youju.led())::uuid[]))
       or readers && (select youju.posts())::text[]
       or not sealed and exists (select from youju.involvement i
                                  where i.district_id = record.district_id and i.record_id = record.id
                                    and i.person_id = (select youju.me()))));

alter policy read on youju.record_private using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and exists (select from youju.record r
               where r.district_id = record_private.district_id and r.id = record_private.record_id
                 and (r.author_id = (select youju.me())
                      or not r.sealed and ((select youju.reach()) = 'school' or r.about_id = any ((select youju.led())::uuid[]))
                      or r.sealed and r.readers && (select youju.posts())::text[])));

alter policy read on youju.credit using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and exists (select from youju.record r
               where r.district_id = credit.district_id and r.id = credit.record_id
                 and (credit.subject_id = (select youju.me()) or r.author_id = (select youju.me())
                      or (select youju.reach()) = 'school' or credit.subject_id = any ((select youju.people())::uuid[])
                      or r.about_id = any ((select youju.led())::uuid[])
                      or exists (select from youju.org_unit u
                                  where u.district_id = credit.district_id and u.id = credit.subject_id))));

alter policy read on youju.involvement using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and (person_id = (select youju.me()) or author_id = (select youju.me()) or (select youju.reach()) = 'school'
       or about_id = any ((select youju.led())::uuid[])
       or kind = 'research' and person_id = any ((select youju.people())::uuid[])
          and exists (select from youju.record_claim c
                       where c.district_id = involvement.district_id and c.record_id = involvement.record_id
                         and split_part(c.natural_key, '/', 2) = any ((select youju.led())::text[]))));

alter policy read on youju.tally using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and ((select youju.reach()) = 'school' or subject_id = (select youju.me())
       or subject_id = any ((select youju.people())::uuid[]) or subject_id = any ((select youju.led())::uuid[])));

-- What happened to a record, and to its files, is seen by who may read it: its contents stand in the journal, too.
alter policy read on youju.journal using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and (actor_id = (select youju.me())
       or row_kind not in ('record', 'file') and (select youju.reach()) = 'school'
       or row_kind = 'record'
          and exists (select from youju.record r where r.district_id = journal.district_id and r.id = journal.row_id)
       or row_kind = 'file' and (select youju.reach()) = 'school'
          and exists (select from youju.record r
                       where r.district_id = journal.district_id and r.id = (journal.after ->> 'record_id')::uuid)));

-- As in 0007; a sealed record is opened to nobody by naming them in it, and leaders do not read there who was named.
create or replace function youju.keep_involved(r youju.record, p_involved jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  delete from youju.involvement where district_id = r.district_id and record_id = r.id;
  insert into youju.involvement (district_id, record_id, person_id, role, mark, school_id, author_id, about_id, kind, on_date)
  select distinct on (p.id, i.role) r.district_id, r.id, p.id, i.role, i.mark, r.school_id, r.author_id, r.about_id, r.kind, r.happened_on
    from jsonb_to_recordset(p_involved) as i ("personId" uuid, role text, mark text)
    join youju.person p on p.district_id = r.district_id and p.school_id = r.school_id and p.kind = 'staff' and p.id = i."personId"
   where not r.sealed and (p.id <> r.author_id or i.role = 'attendance');
end
$$;

delete from youju.involvement i using youju.record r
 where r.district_id = i.district_id and r.id = i.record_id and r.sealed;

revoke execute on function youju.led from public;
grant execute on function youju.led to youju_app;
