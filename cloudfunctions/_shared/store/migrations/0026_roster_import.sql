-- The roster in one go: a workbook is read and compared first, then done in one transaction, and may be taken back for a
-- week. An import is kept as the rows that it replaces by others, so taking it back is the same the other way round.

alter table youju.person add column staff_no text not null default '';
create unique index person_staff_no on youju.person (district_id, school_id, staff_no) where staff_no <> '';

create table youju.roster_import (
  district_id uuid not null,
  -- Made by the client (UUIDv7).
  id uuid not null,
  school_id uuid not null,
  name text not null,
  from_on date not null,
  end_missing boolean not null,
  state text not null default 'checked' check (state in ('checked', 'applied', 'undone')),
  -- What the roster was when this was compared with it.
  stamp text not null,
  -- {added, changed, ended, same, faults}
  counts jsonb not null,
  -- [{what, sheet, who, words}] for people to read; as long as it may be taken back, for names stand in it.
  lines jsonb,
  -- {units, people, held, tags, lessons}, each [{id, before, after}]; null where there are faults or it is over.
  acts jsonb,
  made_by uuid not null,
  made_at timestamptz not null,
  applied_at timestamptz,
  undone_at timestamptz,
  primary key (district_id, id)
);
create index roster_import_by_school on youju.roster_import (district_id, school_id, made_at desc, id desc);

grant select (district_id, id, school_id, name, from_on, end_missing, state, counts, lines, made_by, made_at, applied_at,
  undone_at) on youju.roster_import to youju_app;
alter table youju.roster_import enable row level security;
create policy read on youju.roster_import for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.reach()) = 'school');

create function youju.keeps_roster() returns boolean language sql stable parallel safe
  return youju.is_staff() and youju.reach() = 'school';

-- Changes to a school's roster wait for each other until the end of the transaction.
create function youju.lock_roster() returns void
  language sql set search_path = pg_catalog, pg_temp
  begin atomic
    select pg_advisory_xact_lock(hashtextextended('roster ' || youju.district() || ' ' || youju.school(), 0));
  end;

-- What a school's roster is at the moment: any row that came, went or was written anew gives another.
create function youju.roster_stamp() returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
return md5(concat_ws(' ',
  (select string_agg(u.id || ' ' || u.xmin::text, ' ' order by u.id) from youju.org_unit u
    where u.district_id = youju.district() and u.school_id = youju.school() and u.kind in ('grade', 'class', 'group')),
  (select string_agg(p.id || ' ' || p.xmin::text, ' ' order by p.id) from youju.person p
    where p.district_id = youju.district() and p.school_id = youju.school() and p.kind = 'staff'),
  (select string_agg(p.person_id || ' ' || p.xmin::text, ' ' order by p.person_id) from youju.person_private p
    where p.district_id = youju.district() and p.school_id = youju.school()),
  (select string_agg(a.id || ' ' || a.xmin::text, ' ' order by a.id) from youju.appointment a
    where a.district_id = youju.district() and a.school_id = youju.school() and a.post <> 'instructor'),
  (select string_agg(t.subject_id || t.tag || t.from_on || ' ' || t.xmin::text, ' ' order by t.subject_id, t.tag, t.from_on)
     from youju.tag t where t.district_id = youju.district() and t.school_id = youju.school()),
  (select string_agg(t.id || ' ' || t.xmin::text, ' ' order by t.id) from youju.term t
    where t.district_id = youju.district() and t.school_id = youju.school()),
  (select string_agg(s.class_id || ' ' || s.term_id || s.weekday || ' ' || s.period || ' ' || s.xmin::text, ' '
                     order by s.term_id, s.class_id, s.weekday, s.period)
     from youju.timetable_slot s where s.district_id = youju.district() and s.school_id = youju.school())));

-- Keeps what a check found, in place of what an earlier one under the same id did. Outcomes: kept, applied (too late),
-- idTaken.
create function youju.keep_roster_check(p_import jsonb, p_lines jsonb, p_acts jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_state text;
begin
  if not youju.keeps_roster() then raise exception 'keeps no roster' using errcode = '42501'; end if;
  -- Names are kept no longer than they are good for something.
  delete from youju.roster_import
   where district_id = youju.district() and school_id = youju.school() and state = 'checked'
     and made_at < youju.now() - interval '1 day';
  update youju.roster_import set lines = null, acts = null
   where district_id = youju.district() and school_id = youju.school() and lines is not null
     and applied_at < youju.now() - interval '7 days';

  insert into youju.roster_import as i (district_id, id, school_id, name, from_on, end_missing, stamp, counts, lines, acts,
                                        made_by, made_at)
  values (youju.district(), (p_import ->> 'id')::uuid, youju.school(), p_import ->> 'name', (p_import ->> 'from')::date,
          (p_import ->> 'endMissing')::boolean, p_import ->> 'stamp', p_import -> 'counts', p_lines, p_acts, youju.me(),
          youju.now())
  on conflict (district_id, id) do update
    set name = excluded.name, from_on = excluded.from_on, end_missing = excluded.end_missing, stamp = excluded.stamp,
        counts = excluded.counts, lines = excluded.lines, acts = excluded.acts, made_by = excluded.made_by,
        made_at = excluded.made_at
    where i.school_id = excluded.school_id and i.state = 'checked';
  if found then return 'kept'; end if;
  select state into v_state from youju.roster_import
   where district_id = youju.district() and school_id = youju.school() and id = (p_import ->> 'id')::uuid;
  return case when found then 'applied' else 'idTaken' end;
end
$$;

-- Replaces rows of the caller's own school by others. What does not belong to it, and posts that open more than a school,
-- are refused as a whole. Parents, clubs and other schools cannot be reached from here.
create function youju.put_roster_rows(p_acts jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  -- Thousands of rows have just come that the planner knows nothing of: it would go through all of them for each one.
  set enable_nestloop = off
as $$
declare
  d constant uuid := youju.district();
  s constant uuid := youju.school();
  v_wanted int;
  v_done int;
begin
  with r as materialized (
    select r.* from jsonb_to_recordset(p_acts -> 'lessons') as a (before jsonb, after jsonb),
           jsonb_to_record(a.before) as r ("termId" uuid, "classId" uuid, weekday smallint, period smallint)
     where a.after is null
  )
  delete from youju.timetable_slot t using r
   where t.district_id = d and t.school_id = s and t.term_id = r."termId" and t.class_id = r."classId"
     and t.weekday = r.weekday and t.period = r.period;
  with r as materialized (
    select r.* from jsonb_to_recordset(p_acts -> 'tags') as a (before jsonb, after jsonb),
           jsonb_to_record(a.before) as r ("subjectId" uuid, tag text, "from" date)
     where a.after is null
  )
  delete from youju.tag t using r
   where t.district_id = d and t.school_id = s and t.subject_id = r."subjectId" and t.tag = r.tag
     and t.from_on = r."from";
  delete from youju.appointment t using jsonb_to_recordset(p_acts -> 'held') as a (id uuid, after jsonb)
   where a.after is null and t.district_id = d and t.school_id = s and t.id = a.id and t.post <> 'instructor';
  delete from youju.person_private t using jsonb_to_recordset(p_acts -> 'people') as a (id uuid, after jsonb)
   where a.after is null and t.district_id = d and t.school_id = s and t.person_id = a.id;
  delete from youju.person t using jsonb_to_recordset(p_acts -> 'people') as a (id uuid, after jsonb)
   where a.after is null and t.district_id = d and t.school_id = s and t.id = a.id and t.kind = 'staff';
  delete from youju.org_unit t using jsonb_to_recordset(p_acts -> 'units') as a (id uuid, after jsonb)
   where a.after is null and t.district_id = d and t.school_id = s and t.id = a.id and t.kind in ('grade', 'class', 'group');

  with r as materialized (
    select a.id, r.* from jsonb_to_recordset(p_acts -> 'units') as a (id uuid, before jsonb, after jsonb),
           jsonb_to_record(a.after) as r ("parentId" uuid, "groupKind" text, subject text, "to" date)
     where a.before is not null and a.after is not null
  )
  update youju.org_unit t
     set parent_id = r."parentId", group_kind = r."groupKind", subject = r.subject, to_on = r."to"
    from r
   where t.district_id = d and t.school_id = s and t.id = r.id and t.kind in ('grade', 'class', 'group');
  insert into youju.org_unit (district_id, id, school_id, parent_id, kind, group_kind, name, subject, position, from_on, to_on)
  select d, a.id, s, r."parentId", r.kind, r."groupKind", r.name, r.subject, r.position, r."from", r."to"
    from jsonb_to_recordset(p_acts -> 'units') as a (id uuid, before jsonb, after jsonb),
         jsonb_to_record(a.after) as r ("parentId" uuid, kind text, "groupKind" text, name text, subject text, position int,
                                        "from" date, "to" date)
   where a.before is null and a.after is not null;
  select count(*) into v_wanted from jsonb_to_recordset(p_acts -> 'units') as a (id uuid, after jsonb) where a.after is not null;
  select count(*) into v_done
    from jsonb_to_recordset(p_acts -> 'units') as a (id uuid, after jsonb)
    join youju.org_unit t on t.district_id = d and t.school_id = s and t.id = a.id and t.kind in ('grade', 'class', 'group')
    join youju.org_unit p on p.district_id = d and p.id = t.parent_id and (p.id = s or p.school_id = s)
   where a.after is not null;
  if v_done <> v_wanted then raise exception 'units of another school' using errcode = '42501'; end if;

  with r as materialized (
    select a.id, r.* from jsonb_to_recordset(p_acts -> 'people') as a (id uuid, before jsonb, after jsonb),
           jsonb_to_record(a.after) as r (subject text, "staffNo" text)
     where a.before is not null and a.after is not null
  )
  update youju.person t set subject = r.subject, staff_no = r."staffNo"
    from r
   where t.district_id = d and t.school_id = s and t.id = r.id and t.kind = 'staff';
  insert into youju.person (district_id, id, school_id, kind, name, subject, position, staff_no)
  select d, a.id, s, 'staff', r.name, r.subject, r.position, r."staffNo"
    from jsonb_to_recordset(p_acts -> 'people') as a (id uuid, before jsonb, after jsonb),
         jsonb_to_record(a.after) as r (name text, subject text, position int, "staffNo" text)
   where a.before is null and a.after is not null;
  with r as materialized (
    select a.id, r.* from jsonb_to_recordset(p_acts -> 'people') as a (id uuid, after jsonb),
           jsonb_to_record(a.after) as r ("birthDate" date, "teachingSince" date)
     where a.after is not null
  )
  insert into youju.person_private as t (district_id, person_id, school_id, birth_date, teaching_since)
  select d, p.id, s, r."birthDate", r."teachingSince"
    from r join youju.person p on p.district_id = d and p.school_id = s and p.id = r.id and p.kind = 'staff'
   where true
  on conflict (district_id, person_id) do update
    set birth_date = excluded.birth_date, teaching_since = excluded.teaching_since;
  get diagnostics v_done = row_count;
  select count(*) into v_wanted from jsonb_to_recordset(p_acts -> 'people') as a (id uuid, after jsonb) where a.after is not null;
  if v_done <> v_wanted then raise exception 'people of another school' using errcode = '42501'; end if;

  with r as materialized (
    select a.id, r.* from jsonb_to_recordset(p_acts -> 'held') as a (id uuid, before jsonb, after jsonb),
           jsonb_to_record(a.after) as r ("to" date)
     where a.before is not null and a.after is not null
  )
  update youju.appointment t set to_on = r."to" from r
   where t.district_id = d and t.school_id = s and t.id = r.id;
  with r as materialized (
    select a.id, r.* from jsonb_to_recordset(p_acts -> 'held') as a (id uuid, before jsonb, after jsonb),
           jsonb_to_record(a.after) as r ("personId" uuid, "unitId" uuid, post text, "from" date, "to" date)
     where a.before is null and a.after is not null
  )
  insert into youju.appointment (district_id, id, school_id, person_id, unit_id, post, from_on, to_on)
  select d, r.id, s, p.id, u.id, r.post, r."from", r."to"
    from r, youju.person p, youju.org_unit u
   where r.post not in ('parent', 'instructor') and (r.post <> 'officer' or s = d)
     -- Nobody makes themselves a leader.
     and (r.post not in ('principal', 'teachingPrincipal', 'director', 'clerk', 'officer') or p.id <> youju.me())
     and p.district_id = d and p.school_id = s and p.id = r."personId" and p.kind = 'staff'
     and u.district_id = d and (u.school_id = s or u.id = s) and u.id = r."unitId";
  get diagnostics v_done = row_count;
  select count(*) into v_wanted from jsonb_to_recordset(p_acts -> 'held') as a (before jsonb, after jsonb)
   where a.before is null and a.after is not null;
  if v_done <> v_wanted then raise exception 'posts of another school' using errcode = '42501'; end if;

  with r as materialized (
    select r.* from jsonb_to_recordset(p_acts -> 'tags') as a (before jsonb, after jsonb),
           jsonb_to_record(a.after) as r ("subjectId" uuid, tag text, "from" date, "to" date)
     where a.before is not null and a.after is not null
  )
  update youju.tag t set to_on = r."to" from r
   where t.district_id = d and t.school_id = s and t.subject_id = r."subjectId" and t.tag = r.tag
     and t.from_on = r."from";
  with r as materialized (
    select r.* from jsonb_to_recordset(p_acts -> 'tags') as a (before jsonb, after jsonb),
           jsonb_to_record(a.after) as r ("subjectId" uuid, tag text, "from" date, "to" date)
     where a.before is null and a.after is not null
  )
  insert into youju.tag (district_id, subject_id, tag, from_on, school_id, to_on)
  select d, p.id, r.tag, r."from", s, r."to"
    from r, youju.person p
   where p.district_id = d and p.school_id = s and p.id = r."subjectId" and p.kind = 'staff';

  with r as materialized (
    select r.* from jsonb_to_recordset(p_acts -> 'lessons') as a (after jsonb),
           jsonb_to_record(a.after) as r ("termId" uuid, "classId" uuid, weekday smallint, period smallint, subject text,
                                          "teacherId" uuid, room text)
     where a.after is not null
  )
  insert into youju.timetable_slot as t (district_id, school_id, term_id, class_id, weekday, period, subject, teacher_id, room)
  select d, s, m.id, c.id, r.weekday, r.period, r.subject, p.id, r.room
    from r, youju.term m, youju.org_unit c, youju.person p
   where m.district_id = d and m.school_id = s and m.id = r."termId"
     and c.district_id = d and c.school_id = s and c.id = r."classId" and c.kind = 'class'
     and p.district_id = d and p.school_id = s and p.id = r."teacherId" and p.kind = 'staff'
  on conflict (district_id, term_id, class_id, weekday, period) do update
    set subject = excluded.subject, teacher_id = excluded.teacher_id, room = excluded.room;
  get diagnostics v_done = row_count;
  select count(*) into v_wanted from jsonb_to_recordset(p_acts -> 'lessons') as a (after jsonb) where a.after is not null;
  if v_done <> v_wanted then raise exception 'lessons of another school' using errcode = '42501'; end if;
end
$$;

-- Does what a check found, in one go. Outcomes: applied, same (it was already), faulty, undone, changedMeanwhile, notFound.
create function youju.apply_roster(p_id uuid, p_journal jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  i youju.roster_import;
begin
  if not youju.keeps_roster() then raise exception 'keeps no roster' using errcode = '42501'; end if;
  perform youju.lock_roster();
  select * into i from youju.roster_import
   where district_id = youju.district() and school_id = youju.school() and id = p_id for update;
  if not found then return jsonb_build_object('outcome', 'notFound'); end if;
  if i.state = 'applied' then return jsonb_build_object('outcome', 'same', 'counts', i.counts); end if;
  if i.state = 'undone' then return jsonb_build_object('outcome', 'undone'); end if;
  if i.acts is null then return jsonb_build_object('outcome', 'faulty', 'counts', i.counts); end if;
  if i.stamp <> youju.roster_stamp() then return jsonb_build_object('outcome', 'changedMeanwhile'); end if;
  perform youju.put_roster_rows(i.acts);
  update youju.roster_import set state = 'applied', applied_at = youju.now()
   where district_id = i.district_id and id = i.id;
  perform youju.keep_journal(i.district_id, i.school_id, 'import', i.id, p_journal, null,
                             i.counts || jsonb_build_object('from', i.from_on, 'endMissing', i.end_missing));
  return jsonb_build_object('outcome', 'applied', 'counts', i.counts);
end
$$;

-- Which of these people or units something refers to that is no roster: records, accounts, announcements, changes since.
-- Asked of every table there is, so that a table of tomorrow is not forgotten.
create function youju.hanging_on(p_ids uuid[]) returns uuid[]
  language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  c record;
  v_some uuid[];
  v_all uuid[] := '{}';
begin
  if cardinality(p_ids) = 0 then return v_all; end if;
  for c in
    select t.relname, k.attname,
           exists (select from pg_attribute s where s.attrelid = t.oid and s.attname = 'school_id' and not s.attisdropped) as schools
      from pg_class t
      join pg_attribute k on k.attrelid = t.oid and k.attnum > 0 and not k.attisdropped and k.atttypid = 'uuid'::regtype
      join pg_attribute d on d.attrelid = t.oid and d.attname = 'district_id' and not d.attisdropped
     where t.relnamespace = 'youju'::regnamespace and t.relkind in ('r', 'p') and not t.relispartition
       and t.relname not in ('org_unit', 'person', 'person_private', 'appointment', 'tag', 'timetable_slot', 'roster_import')
       and k.attname not in ('id', 'district_id', 'school_id')
  loop
    execute format('select coalesce(array_agg(distinct t.%1$I), ''{}'') from youju.%2$I t where t.district_id = $1 %3$s and t.%1$I = any ($2)',
                   c.attname, c.relname, case when c.schools then 'and t.school_id = $3' else '' end)
      into v_some using youju.district(), p_ids, youju.school();
    v_all := v_all || v_some;
  end loop;
  return v_all;
end
$$;

-- People who came with an import and stay when it is taken back: something hangs on them, they are otherwise by now, or they
-- have been given posts, tags or lessons since.
create function youju.import_people_staying(p_acts jsonb) returns uuid[]
  language sql stable set search_path = pg_catalog, pg_temp set enable_nestloop = off
  begin atomic
    with came as materialized (
      select a.id, r.* from jsonb_to_recordset(p_acts -> 'people') as a (id uuid, before jsonb, after jsonb),
             jsonb_to_record(a.after) as r (name text, subject text, "staffNo" text, "birthDate" date, "teachingSince" date)
       where a.before is null
    ), held as materialized (
      select a.id, r.* from jsonb_to_recordset(p_acts -> 'held') as a (id uuid, before jsonb, after jsonb),
             jsonb_to_record(a.after) as r ("personId" uuid, "unitId" uuid, post text, "from" date, "to" date)
       where a.before is null
    ), tags as materialized (
      select r.* from jsonb_to_recordset(p_acts -> 'tags') as a (before jsonb, after jsonb),
             jsonb_to_record(a.after) as r ("subjectId" uuid, tag text, "from" date, "to" date)
       where a.before is null
    ), lessons as materialized (
      select r.* from jsonb_to_recordset(p_acts -> 'lessons') as a (after jsonb),
             jsonb_to_record(a.after) as r ("termId" uuid, "classId" uuid, weekday smallint, period smallint, "teacherId" uuid)
       where a.after is not null
    ), stays as (
      select unnest(youju.hanging_on((select coalesce(array_agg(id), '{}') from came))) as id
      union
      select c.id from came c
        left join youju.person p on p.district_id = youju.district() and p.school_id = youju.school() and p.id = c.id
        left join youju.person_private v on v.district_id = youju.district() and v.school_id = youju.school() and v.person_id = c.id
       where (p.name, p.subject, p.staff_no, v.birth_date, v.teaching_since)
             is distinct from (c.name, c.subject, c."staffNo", c."birthDate", c."teachingSince")
      union
      select t.person_id from youju.appointment t left join held m on m.id = t.id
       where t.district_id = youju.district() and t.school_id = youju.school()
         and (t.unit_id, t.post, t.from_on, t.to_on) is distinct from (m."unitId", m.post, m."from", m."to")
      union
      select m."personId" from held m
        left join youju.appointment t on t.district_id = youju.district() and t.school_id = youju.school() and t.id = m.id
       where t.id is null
      union
      select t.subject_id from youju.tag t
       where t.district_id = youju.district() and t.school_id = youju.school()
         and (t.subject_id, t.tag, t.from_on, coalesce(t.to_on, 'infinity')) not in (
           select "subjectId", tag, "from", coalesce("to", 'infinity') from tags)
      union
      select t.teacher_id from youju.timetable_slot t
       where t.district_id = youju.district() and t.school_id = youju.school()
         and (t.term_id, t.class_id, t.weekday, t.period, t.teacher_id) not in (
           select "termId", "classId", weekday, period, "teacherId" from lessons)
    )
    select coalesce(array_agg(id), '{}') from came where id in (select id from stays where id is not null);
  end;

-- The rows of an import that still are as it left them, the other way round; units come after everything else.
create function youju.import_back(p_acts jsonb, p_stay uuid[]) returns jsonb
  language sql stable set search_path = pg_catalog, pg_temp set enable_nestloop = off
  begin atomic
    with people as materialized (
      select a.id, a.before, a.after, r.* from jsonb_to_recordset(p_acts -> 'people') as a (id uuid, before jsonb, after jsonb),
             jsonb_to_record(a.after) as r (subject text, "staffNo" text, "birthDate" date, "teachingSince" date)
       where a.id <> all (p_stay)
    ), held as materialized (
      select a.id, a.before, a.after, r.*
        from jsonb_to_recordset(p_acts -> 'held') as a (id uuid, before jsonb, after jsonb),
             jsonb_to_record(coalesce(a.after, a.before)) as r ("personId" uuid, "unitId" uuid, post text, "from" date, "to" date)
       where a.before is not null or r."personId" <> all (p_stay)
    ), tags as materialized (
      select a.before, a.after, r.* from jsonb_to_recordset(p_acts -> 'tags') as a (before jsonb, after jsonb),
             jsonb_to_record(coalesce(a.after, a.before)) as r ("subjectId" uuid, tag text, "from" date, "to" date)
       where a.before is not null or r."subjectId" <> all (p_stay)
    ), lessons as materialized (
      select a.before, a.after, r.* from jsonb_to_recordset(p_acts -> 'lessons') as a (before jsonb, after jsonb),
             jsonb_to_record(coalesce(a.after, a.before)) as r ("termId" uuid, "classId" uuid, weekday smallint, period smallint,
                                                                subject text, "teacherId" uuid, room text)
    )
    select jsonb_build_object(
      'units', '[]'::jsonb,
      'people', (
        select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'before', r.after, 'after', r.before)), '[]')
          from people r
          join youju.person p on p.district_id = youju.district() and p.school_id = youju.school() and p.id = r.id
          left join youju.person_private v on v.district_id = youju.district() and v.school_id = youju.school() and v.person_id = r.id
         where (p.subject, p.staff_no, v.birth_date, v.teaching_since)
               is not distinct from (r.subject, r."staffNo", r."birthDate", r."teachingSince")),
      'held', (
        select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'before', r.after, 'after', r.before)), '[]')
          from held r
          left join youju.appointment t on t.district_id = youju.district() and t.school_id = youju.school() and t.id = r.id
         where case when r.after is null then t.id is null
                    else (t.unit_id, t.post, t.from_on, t.to_on) is not distinct from (r."unitId", r.post, r."from", r."to") end),
      'tags', (
        select coalesce(jsonb_agg(jsonb_build_object('before', r.after, 'after', r.before)), '[]')
          from tags r
          left join youju.tag t on t.district_id = youju.district() and t.school_id = youju.school()
               and t.subject_id = r."subjectId" and t.tag = r.tag and t.from_on = r."from"
         where case when r.after is null then t.tag is null
                    else t.tag is not null and t.to_on is not distinct from r."to" end),
      'lessons', (
        select coalesce(jsonb_agg(jsonb_build_object('before', r.after, 'after', r.before)), '[]')
          from lessons r
          left join youju.timetable_slot t on t.district_id = youju.district() and t.school_id = youju.school()
               and t.term_id = r."termId" and t.class_id = r."classId" and t.weekday = r.weekday and t.period = r.period
         where case when r.after is null then t.class_id is null
                    else (t.subject, t.teacher_id, t.room) is not distinct from (r.subject, r."teacherId", r.room) end));
  end;

-- Units of an import that cannot go back: somebody is still in them, something hangs on them, or they are otherwise by now;
-- and the grade of a class that stays.
create function youju.import_units_staying(p_acts jsonb) returns uuid[]
  language sql stable set search_path = pg_catalog, pg_temp set enable_nestloop = off
  begin atomic
    with acts as materialized (
      select a.id, a.before is null as came, r.* from jsonb_to_recordset(p_acts -> 'units') as a (id uuid, before jsonb, after jsonb),
             jsonb_to_record(a.after) as r ("parentId" uuid, name text, "groupKind" text, subject text, "to" date)
    ), used as (
      select unnest(youju.hanging_on((select coalesce(array_agg(id), '{}') from acts where came))) as id
      union select t.unit_id from youju.appointment t where t.district_id = youju.district() and t.school_id = youju.school()
      union select t.class_id from youju.timetable_slot t where t.district_id = youju.district() and t.school_id = youju.school()
      union select t.subject_id from youju.tag t where t.district_id = youju.district() and t.school_id = youju.school()
    ), stays as (
      select a.id from acts a
        left join youju.org_unit u on u.district_id = youju.district() and u.school_id = youju.school() and u.id = a.id
       where a.came and a.id in (select id from used)
          or (u.parent_id, u.name, u.group_kind, u.subject, u.to_on)
             is distinct from (a."parentId", a.name, a."groupKind", a.subject, a."to")
    )
    select coalesce(array_agg(id), '{}') from (
      select id from stays
      union
      select c.id from youju.org_unit u join acts c on c.id = u.parent_id and c.came
       where u.district_id = youju.district() and u.school_id = youju.school()
         and (u.id in (select id from stays) or u.id not in (select id from acts where came))
    ) both_levels;
  end;

-- Takes an import back: each row becomes what it was, unless it has changed since or something hangs on it. Outcomes: undone
-- with what stayed, same, tooLate, notApplied, notFound.
create function youju.undo_roster(p_id uuid, p_journal jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  i youju.roster_import;
  v_stay uuid[];
  v_back jsonb;
  v_units uuid[];
  v_kept jsonb;
begin
  if not youju.keeps_roster() then raise exception 'keeps no roster' using errcode = '42501'; end if;
  perform youju.lock_roster();
  select * into i from youju.roster_import
   where district_id = youju.district() and school_id = youju.school() and id = p_id for update;
  if not found then return jsonb_build_object('outcome', 'notFound'); end if;
  if i.state = 'undone' then
    return jsonb_build_object('outcome', 'same', 'kept', coalesce(i.counts -> 'kept', '[]'), 'counts', i.counts);
  end if;
  if i.state <> 'applied' then return jsonb_build_object('outcome', 'notApplied'); end if;
  if i.acts is null or i.applied_at < youju.now() - interval '7 days' then return jsonb_build_object('outcome', 'tooLate'); end if;

  v_stay := youju.import_people_staying(i.acts);
  v_back := youju.import_back(i.acts, v_stay);
  perform youju.put_roster_rows(v_back);
  v_units := youju.import_units_staying(i.acts);
  perform youju.put_roster_rows(jsonb_build_object(
    'people', '[]'::jsonb, 'held', '[]'::jsonb, 'tags', '[]'::jsonb, 'lessons', '[]'::jsonb,
    'units', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'before', a.after, 'after', a.before)), '[]')
                from jsonb_to_recordset(i.acts -> 'units') as a (id uuid, before jsonb, after jsonb) where a.id <> all (v_units))));

  with changed_since as (
    select a.id from jsonb_to_recordset(i.acts -> 'people') as a (id uuid)
    except select b.id from jsonb_to_recordset(v_back -> 'people') as b (id uuid)
    union
    select (x.held ->> 'personId')::uuid from (
      select a.id, coalesce(a.after, a.before) as held from jsonb_to_recordset(i.acts -> 'held') as a (id uuid, before jsonb, after jsonb)
      except
      select b.id, coalesce(b.before, b.after) from jsonb_to_recordset(v_back -> 'held') as b (id uuid, before jsonb, after jsonb)
    ) x
    union
    select (x.tag ->> 'subjectId')::uuid from (
      select coalesce(a.after, a.before) as tag from jsonb_to_recordset(i.acts -> 'tags') as a (before jsonb, after jsonb)
      except
      select coalesce(b.before, b.after) from jsonb_to_recordset(v_back -> 'tags') as b (before jsonb, after jsonb)
    ) x
  ), lessons_since as (
    select (x.lesson ->> 'classId')::uuid as id from (
      select coalesce(a.after, a.before) as lesson from jsonb_to_recordset(i.acts -> 'lessons') as a (before jsonb, after jsonb)
      except
      select coalesce(b.before, b.after) from jsonb_to_recordset(v_back -> 'lessons') as b (before jsonb, after jsonb)
    ) x
  )
  select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'id', id)), '[]') into v_kept from (
    select 'cameAndStays' as kind, unnest(v_stay) as id
    union select 'changedSince', id from changed_since where id <> all (v_stay)
    union select 'unit', unnest(v_units)
    union select 'lessons', id from lessons_since
  ) kept;
  update youju.roster_import
     set state = 'undone', undone_at = youju.now(), acts = null, counts = counts || jsonb_build_object('kept', v_kept)
   where district_id = i.district_id and id = i.id returning * into i;
  perform youju.keep_journal(i.district_id, i.school_id, 'import', i.id, p_journal,
                             i.counts - 'kept' || jsonb_build_object('from', i.from_on),
                             jsonb_build_object('state', 'undone', 'kept', jsonb_array_length(v_kept)));
  return jsonb_build_object('outcome', 'undone', 'kept', v_kept, 'counts', i.counts);
end
$$;

-- Whoever is called otherwise from now on, or is erased, is not found under the old name in what imports have kept; taking an
-- import back leaves them alone.
create function youju.forget_in_imports() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  update youju.roster_import i
     set lines = (select coalesce(jsonb_agg(l order by at), '[]') from jsonb_array_elements(i.lines) with ordinality as e (l, at)
                   where l ->> 'who' <> old.name and strpos(l ->> 'words', old.name) = 0),
         acts = i.acts || (select jsonb_build_object(
           'people', (select coalesce(jsonb_agg(a), '[]') from jsonb_array_elements(i.acts -> 'people') a where a ->> 'id' <> old.id::text),
           'held', (select coalesce(jsonb_agg(a), '[]') from jsonb_array_elements(i.acts -> 'held') a
                     where coalesce(nullif(a -> 'after', 'null'), a -> 'before') ->> 'personId' <> old.id::text),
           'tags', (select coalesce(jsonb_agg(a), '[]') from jsonb_array_elements(i.acts -> 'tags') a
                     where coalesce(nullif(a -> 'after', 'null'), a -> 'before') ->> 'subjectId' <> old.id::text)))
   where i.district_id = old.district_id and i.school_id = old.school_id and i.lines is not null
     and (strpos(i.lines::text, old.name) > 0 or strpos(i.acts::text, old.id::text) > 0);
  return null;
end
$$;
create trigger forget_in_imports after update of name on youju.person
  for each row when (old.name <> new.name and old.kind = 'staff') execute function youju.forget_in_imports();

revoke execute on function youju.forget_in_imports, youju.keeps_roster, youju.lock_roster, youju.roster_stamp, youju.keep_roster_check,
  youju.put_roster_rows, youju.apply_roster, youju.hanging_on, youju.import_people_staying, youju.import_back,
  youju.import_units_staying, youju.undo_roster from public;
grant execute on function youju.keeps_roster, youju.lock_roster, youju.roster_stamp, youju.keep_roster_check,
  youju.apply_roster, youju.undo_roster to youju_app;
