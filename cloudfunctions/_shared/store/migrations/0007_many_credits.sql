-- A record may concern and credit many people, keep a part of itself from most readers, and be a register of few readers.

alter table youju.org_unit drop constraint org_unit_kind_check,
  add constraint org_unit_kind_check check (kind in ('county', 'district', 'school', 'grade', 'class', 'group', 'club'));

alter table youju.record
  -- Posts that may read it besides those whom it concerns; 'staff' is everybody on the staff.
  add column readers text[] not null default '{}',
  -- Named access only: leaders read it only where their post is among the readers.
  add column sealed boolean not null default false;

-- The part of a payload that few may read: attendance marks, a club's roll, sensitive fields of a register.
create table youju.record_private (
  district_id uuid not null,
  record_id uuid not null,
  school_id uuid not null,
  payload jsonb not null,
  primary key (district_id, record_id)
);

-- Whom a record concerns besides its author, and as what.
create table youju.involvement (
  district_id uuid not null,
  record_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('observed', 'attendance', 'instructor', 'named')),
  -- The attendance mark; empty for other roles.
  mark text not null default '',
  school_id uuid not null,
  author_id uuid not null,
  about_id uuid,
  kind text not null,
  on_date date not null,
  primary key (district_id, record_id, person_id, role)
);
create index involvement_by_person on youju.involvement (district_id, person_id, kind, on_date desc, record_id);

insert into youju.involvement (district_id, record_id, person_id, role, school_id, author_id, about_id, kind, on_date)
select district_id, id, about_id, 'observed', school_id, author_id, about_id, kind, happened_on
  from youju.record where kind = 'observation' and about_id is not null;

alter table youju.credit drop constraint credit_pkey,
  add primary key (district_id, record_id, measure, subject_id);

-- The posts held today, and 'staff' for everybody on the staff: what a register's readers are matched with.
create function youju.posts() returns text[] language sql stable parallel safe
  return coalesce(youju.setting('posts')::text[], '{}');

-- As in 0003; besides, it sets the posts, and whoever instructs a club listens in at it.
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
    select (p ->> 'unitId')::uuid from jsonb_array_elements(v_posts) p
     where p ->> 'post' in ('groupLead', 'gradeLead', 'instructor')
  ) units;

  perform set_config('youju.district', p_district::text, true),
          set_config('youju.school', v_session.school_id::text, true),
          set_config('youju.person', v_person.id::text, true),
          set_config('youju.reach', v_reach, true),
          set_config('youju.people', v_people::text, true),
          set_config('youju.units', v_units::text, true),
          set_config('youju.posts', v_held::text, true);
  return jsonb_build_object(
    'districtId', p_district, 'schoolId', v_session.school_id, 'personId', v_person.id, 'sessionId', v_session.id,
    'name', v_person.name, 'subject', v_person.subject, 'posts', v_posts, 'reach', v_reach, 'people', to_jsonb(v_people),
    'units', to_jsonb(v_units));
end
$$;

-- Credits, tallies and involvements of a record are written only by youju.keep_what_follows, which runs as the owner for
-- whoever may change the record: who writes down a session for forty people may not touch their tallies otherwise.
drop policy earn on youju.credit;
drop policy give_back on youju.credit;
drop policy begin_at on youju.tally;
drop policy go_on on youju.tally;
revoke insert, delete on youju.credit from youju_app;
revoke insert, update on youju.tally from youju_app;

-- The record's credits become exactly these; the tallies change by the difference. Tally rows are locked in key order.
create or replace function youju.keep_credits(r youju.record, p_credits jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  v_gone jsonb;
begin
  if exists (
    select from jsonb_to_recordset(p_credits) as c ("subjectId" uuid)
     where not exists (select from youju.person p where p.district_id = r.district_id and p.id = c."subjectId" and p.school_id = r.school_id)
       and not exists (select from youju.org_unit u where u.district_id = r.district_id and u.id = c."subjectId" and u.school_id = r.school_id)
  ) then
    raise exception 'credit for another school' using errcode = '42501';
  end if;
  with gone as (
    delete from youju.credit where district_id = r.district_id and record_id = r.id
    returning term_id, measure, subject_id, week, -quantity as quantity
  )
  select coalesce(jsonb_agg(to_jsonb(gone)), '[]') into v_gone from gone;

  insert into youju.credit (district_id, record_id, measure, school_id, term_id, subject_id, on_date, week, quantity)
  select r.district_id, r.id, c.measure, r.school_id, r.term_id, c."subjectId", c."on", c.week, c.quantity
    from jsonb_to_recordset(p_credits)
         as c (measure text, "subjectId" uuid, "on" date, week smallint, quantity int);

  insert into youju.tally as t (district_id, school_id, term_id, measure, subject_id, week, quantity)
  select r.district_id, r.school_id, term_id, measure, subject_id, week, sum(quantity)
    from (
      select term_id, measure, subject_id, week, quantity
        from jsonb_to_recordset(v_gone)
             as g (term_id uuid, measure text, subject_id uuid, week smallint, quantity int)
      union all
      select r.term_id, c.measure, c."subjectId", c.week, c.quantity
        from jsonb_to_recordset(p_credits) as c (measure text, "subjectId" uuid, week smallint, quantity int)
    ) change
   group by term_id, measure, subject_id, week
  having sum(quantity) <> 0
   order by term_id, measure, subject_id, week
  on conflict (district_id, school_id, term_id, measure, subject_id, week)
  do update set quantity = t.quantity + excluded.quantity;
end
$$;

-- Whom the record concerns: exactly these, and only people of its school.
create function youju.keep_involved(r youju.record, p_involved jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  delete from youju.involvement where district_id = r.district_id and record_id = r.id;
  insert into youju.involvement (district_id, record_id, person_id, role, mark, school_id, author_id, about_id, kind, on_date)
  select distinct on (p.id, i.role) r.district_id, r.id, p.id, i.role, i.mark, r.school_id, r.author_id, r.about_id, r.kind, r.happened_on
    from jsonb_to_recordset(p_involved) as i ("personId" uuid, role text, mark text)
    join youju.person p on p.district_id = r.district_id and p.school_id = r.school_id and p.kind = 'staff' and p.id = i."personId"
   where p.id <> r.author_id or i.role = 'attendance';
end
$$;

-- The part kept apart, exactly this; null for none.
create function youju.keep_private(r youju.record, p_private jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if p_private is null then
    delete from youju.record_private where district_id = r.district_id and record_id = r.id;
  else
    insert into youju.record_private (district_id, record_id, school_id, payload)
    values (r.district_id, r.id, r.school_id, p_private)
    on conflict (district_id, record_id) do update set payload = excluded.payload;
  end if;
end
$$;

-- What follows from a record. Null for `p_involved` leaves those whom it concerns and its private part as they are.
create function youju.keep_what_follows(p_district uuid, p_record uuid, p_credits jsonb, p_involved jsonb, p_private jsonb)
  returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  r youju.record;
begin
  select * into r from youju.record
   where district_id = p_district and id = p_record and district_id = youju.district() and school_id = youju.school();
  if not found or not youju.is_staff() or not youju.may_change(r.district_id, r.id) then
    raise exception 'not the caller''s record' using errcode = '42501';
  end if;
  perform youju.keep_credits(r, p_credits);
  if p_involved is not null then
    perform youju.keep_involved(r, p_involved);
    perform youju.keep_private(r, p_private);
  end if;
end
$$;

drop function youju.write_record(jsonb, int, text[], jsonb, jsonb);

-- One call a write: record with its private part, natural keys, credits, tallies, involvements and journal row.
create function youju.write_record(
  p_record jsonb,
  p_private jsonb,
  -- Null for a new record, else the revision that the change was made on.
  p_expected int,
  p_claims text[],
  p_credits jsonb,
  p_involved jsonb,
  p_journal jsonb
) returns jsonb
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  r youju.record := jsonb_populate_record(null::youju.record, p_record);
  v_before youju.record;
  v_after youju.record;
begin
  if p_expected is null then
    insert into youju.record (district_id, id, school_id, term_id, kind, author_id, about_id, happened_on, payload, state,
                              late, content_hash, submitted_hash, received_at, changed_at, readers, sealed)
    values (r.district_id, r.id, r.school_id, r.term_id, r.kind, r.author_id, r.about_id, r.happened_on, r.payload, r.state,
            r.late, r.content_hash, r.submitted_hash, r.received_at, r.received_at, r.readers, r.sealed)
    on conflict do nothing returning * into v_after;
    if not found then
      select * into v_before from youju.record where district_id = r.district_id and id = r.id;
      return jsonb_build_object('outcome', case
        when v_before.author_id = r.author_id and v_before.submitted_hash = r.submitted_hash then 'same' else 'idTaken' end,
        'revision', v_before.revision);
    end if;
  else
    select * into v_before from youju.record where district_id = r.district_id and id = r.id for update;
    if v_before.revision is distinct from p_expected then
      return jsonb_build_object('outcome', case
        when v_before.revision = p_expected + 1 and v_before.content_hash = r.content_hash and v_before.state = r.state
        then 'same' else 'changedMeanwhile' end, 'revision', v_before.revision);
    end if;
    update youju.record
       set about_id = r.about_id, happened_on = r.happened_on, term_id = r.term_id, payload = r.payload, state = r.state,
           late = r.late, content_hash = r.content_hash, revision = p_expected + 1, changed_at = r.changed_at,
           readers = r.readers, sealed = r.sealed
     where district_id = r.district_id and id = r.id and revision = p_expected
    returning * into v_after;
    if not found then return jsonb_build_object('outcome', 'notAllowed'); end if;
  end if;

  perform youju.keep_claims(v_after, p_claims);
  perform youju.keep_what_follows(v_after.district_id, v_after.id, p_credits, p_involved, p_private);
  perform youju.keep_journal(v_after.district_id, v_after.school_id, 'record', v_after.id, p_journal,
                             case when v_before.id is not null then to_jsonb(v_before) end, to_jsonb(v_after));
  return jsonb_build_object('outcome', 'written', 'revision', v_after.revision);
end
$$;

revoke execute on all functions in schema youju from public;
grant execute on all functions in schema youju to youju_app;
revoke execute on function youju.keep_credits, youju.keep_involved, youju.keep_private from youju_app;
grant select on youju.record_private, youju.involvement to youju_app;

alter table youju.record_private enable row level security;
alter table youju.involvement enable row level security;

-- Its own columns answer, so that the policy of records may ask here.
create policy read on youju.involvement for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and (person_id = (select youju.me()) or author_id = (select youju.me()) or (select youju.reach()) = 'school'
       or about_id = any ((select youju.units())::uuid[])));

drop policy read on youju.record;
create policy read on youju.record for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and (author_id = (select youju.me())
       or not sealed and (about_id = (select youju.me()) or (select youju.reach()) = 'school'
                          or author_id = any ((select youju.people())::uuid[]) or about_id = any ((select youju.units())::uuid[]))
       or readers && (select youju.posts())::text[]
       or not sealed and exists (select from youju.involvement i
                                  where i.district_id = record.district_id and i.record_id = record.id
                                    and i.person_id = (select youju.me()))));

create policy read on youju.record_private for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and exists (select from youju.record r
               where r.district_id = record_private.district_id and r.id = record_private.record_id
                 and (r.author_id = (select youju.me())
                      or not r.sealed and ((select youju.reach()) = 'school' or r.about_id = any ((select youju.units())::uuid[]))
                      or r.sealed and r.readers && (select youju.posts())::text[])));
