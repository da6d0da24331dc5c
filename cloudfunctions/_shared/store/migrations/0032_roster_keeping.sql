-- Keeping the roster and the calendar day by day: units, people, posts, terms. The application's role writes none of their tables;
-- these functions check the caller again and force district and school.

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

-- The last day that nothing may change any more: of the last term whose late entries are closed (a week after its end).
create function youju.closed_through(p_district uuid, p_school uuid) returns date
  language sql stable security definer set search_path = pg_catalog, pg_temp
return (select max(t.end_on) from youju.term t
         where t.district_id = p_district and t.school_id = p_school and t.end_on + 7 < youju.today());

-- Changes to a school's roster and calendar come one after the other, so that each sees what those before it did.
create function youju.check_keeper() returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if not coalesce(youju.keeps_roster(), false) then raise exception 'keeps no roster' using errcode = '42501'; end if;
  perform youju.lock_roster();
end
$$;

-- Schools of the district, for transfers: their names are no secret to those who keep a roster in it.
create function youju.schools_beside() returns table (id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select u.id, u.name from youju.org_unit u
   where youju.keeps_roster() and u.district_id = youju.district() and u.kind = 'school' and u.id <> youju.school()
   order by u.position, u.id;
end;

alter table youju.person
  -- What was asked for when the person was added: the same twice is one, another under the same id is refused.
  add column added_hash text,
  -- Of somebody who was transferred: who they are in the school before, where their history stays.
  add column came_from uuid;
create unique index person_came_from on youju.person (district_id, came_from) where came_from is not null;

-- By what a person's id is known: nothing where it is free, an empty text where it is somebody's whom nobody asked for in this school.
create function youju.added_hash(p_person uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select case when p.school_id = youju.school() then coalesce(p.added_hash, '') else '' end
    from youju.person p where youju.keeps_roster() and p.district_id = youju.district() and p.id = p_person;
end;

create function youju.posts_of(p_district uuid, p_person uuid) returns jsonb
  language sql stable set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'post', a.post, 'unitId', a.unit_id, 'from', a.from_on, 'to', a.to_on)
                            order by a.from_on, a.id), '[]')
    from youju.appointment a where a.district_id = p_district and a.person_id = p_person;
end;

-- Facts of a person; the journal keeps which of them were changed, not what they are.
create function youju.keep_person(p_person uuid, p_facts jsonb, p_hash text, p_journal jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_before youju.person;
  v_private youju.person_private;
  v_changed text[];
begin
  perform youju.check_keeper();
  select * into v_before from youju.person where district_id = youju.district() and id = p_person;
  if found and (v_before.school_id <> youju.school() or v_before.kind <> 'staff') then
    raise exception 'not of this school' using errcode = '42501';
  end if;
  select * into v_private from youju.person_private where district_id = youju.district() and person_id = p_person;
  insert into youju.person (district_id, id, school_id, kind, name, subject, staff_no, added_hash, position)
  values (youju.district(), p_person, youju.school(), 'staff', p_facts ->> 'name', p_facts ->> 'subject', p_facts ->> 'staffNo', p_hash,
          (select coalesce(max(p.position), 0) + 1 from youju.person p
            where p.district_id = youju.district() and p.school_id = youju.school()))
  on conflict (district_id, id) do update
    set name = excluded.name, subject = excluded.subject, staff_no = excluded.staff_no;
  insert into youju.person_private (district_id, person_id, school_id, birth_date, teaching_since)
  values (youju.district(), p_person, youju.school(), (p_facts ->> 'birthDate')::date, (p_facts ->> 'teachingSince')::date)
  on conflict (district_id, person_id) do update
    set birth_date = excluded.birth_date, teaching_since = excluded.teaching_since;
  v_changed := array_remove(array[
    case when v_before.name is distinct from p_facts ->> 'name' then 'name' end,
    case when v_before.subject is distinct from p_facts ->> 'subject' then 'subject' end,
    case when v_before.staff_no is distinct from p_facts ->> 'staffNo' then 'staffNo' end,
    case when v_private.birth_date is distinct from (p_facts ->> 'birthDate')::date then 'birthDate' end,
    case when v_private.teaching_since is distinct from (p_facts ->> 'teachingSince')::date then 'teachingSince' end], null);
  perform youju.keep_journal(youju.district(), youju.school(), 'person', p_person, p_journal, null,
                             jsonb_build_object('changed', v_changed));
end
$$;

-- Posts of a person: of one that is there only the last day changes; what is dropped was never true. What is closed stays.
create function youju.keep_posts(p_person uuid, p_set jsonb, p_drop uuid[], p_journal jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_before jsonb;
  v_closed date;
begin
  perform youju.check_keeper();
  if not exists (select from youju.person p
                  where p.district_id = youju.district() and p.id = p_person and p.school_id = youju.school() and p.kind = 'staff') then
    raise exception 'not of this school' using errcode = '42501';
  end if;
  v_before := youju.posts_of(youju.district(), p_person);
  v_closed := coalesce(youju.closed_through(youju.district(), youju.school()), '-infinity');
  if exists (
    select from jsonb_to_recordset(p_set) as s (id uuid, "unitId" uuid, post text, "from" date, "to" date)
      left join youju.appointment a on a.district_id = youju.district() and a.id = s.id
      left join youju.org_unit u on u.district_id = youju.district() and u.id = s."unitId"
                                and (u.school_id = youju.school() or u.id = youju.school())
     where u.id is null or s.post = 'parent'
        or a.id is null and s."from" <= v_closed
        or a.id is not null
           and ((a.person_id, a.school_id, a.unit_id, a.post, a.from_on)
                  is distinct from (p_person, youju.school(), s."unitId", s.post, s."from")
                or a.to_on is distinct from s."to" and least(coalesce(a.to_on, 'infinity'), coalesce(s."to", 'infinity')) < v_closed)
  ) or exists (
    select from youju.appointment a
     where a.district_id = youju.district() and a.id = any (p_drop)
       and (a.person_id <> p_person or a.school_id <> youju.school() or a.from_on <= v_closed)
  ) then raise exception 'what is closed stays as it was' using errcode = '42501';
  end if;
  delete from youju.appointment where district_id = youju.district() and id = any (p_drop);
  insert into youju.appointment (district_id, id, school_id, person_id, unit_id, post, from_on, to_on)
  select youju.district(), s.id, youju.school(), p_person, s."unitId", s.post, s."from", s."to"
    from jsonb_to_recordset(p_set) as s (id uuid, "unitId" uuid, post text, "from" date, "to" date)
  on conflict (district_id, id) do update set to_on = excluded.to_on;
  if exists (
    select from youju.appointment a
      join youju.appointment b on b.district_id = a.district_id and b.person_id = a.person_id and b.unit_id = a.unit_id
           and b.post = a.post and b.id > a.id
           and daterange(a.from_on, a.to_on, '[]') && daterange(b.from_on, b.to_on, '[]')
     where a.district_id = youju.district() and a.person_id = p_person
       and (a.id in (select s.id from jsonb_to_recordset(p_set) as s (id uuid))
            or b.id in (select s.id from jsonb_to_recordset(p_set) as s (id uuid)))
  ) then raise exception 'held twice at a time' using errcode = '42501';
  end if;
  perform youju.keep_journal(youju.district(), youju.school(), 'person', p_person, p_journal,
                             jsonb_build_object('posts', v_before),
                             jsonb_build_object('posts', youju.posts_of(youju.district(), p_person)));
end
$$;

-- Titles and ranks of a person, dated like posts.
create function youju.keep_tags(p_person uuid, p_set jsonb, p_drop jsonb, p_journal jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_closed date;
begin
  perform youju.check_keeper();
  if not exists (select from youju.person p
                  where p.district_id = youju.district() and p.id = p_person and p.school_id = youju.school() and p.kind = 'staff') then
    raise exception 'not of this school' using errcode = '42501';
  end if;
  v_closed := coalesce(youju.closed_through(youju.district(), youju.school()), '-infinity');
  if exists (
    select from jsonb_to_recordset(p_set) as s (tag text, "from" date, "to" date)
      left join youju.tag t on t.district_id = youju.district() and t.subject_id = p_person and t.tag = s.tag and t.from_on = s."from"
     where t.tag is null and s."from" <= v_closed
        or t.tag is not null and t.to_on is distinct from s."to"
           and least(coalesce(t.to_on, 'infinity'), coalesce(s."to", 'infinity')) < v_closed
  ) or exists (select from jsonb_to_recordset(p_drop) as s (tag text, "from" date) where s."from" <= v_closed)
  then raise exception 'what is closed stays as it was' using errcode = '42501';
  end if;
  delete from youju.tag t using jsonb_to_recordset(p_drop) as s (tag text, "from" date)
   where t.district_id = youju.district() and t.subject_id = p_person and t.tag = s.tag and t.from_on = s."from";
  insert into youju.tag (district_id, subject_id, tag, from_on, school_id, to_on)
  select youju.district(), p_person, s.tag, s."from", youju.school(), s."to"
    from jsonb_to_recordset(p_set) as s (tag text, "from" date, "to" date)
  on conflict (district_id, subject_id, tag, from_on) do update set to_on = excluded.to_on;
  perform youju.keep_journal(youju.district(), youju.school(), 'person', p_person, p_journal,
                             null, jsonb_build_object('tags', p_set, 'dropped', p_drop));
end
$$;

-- The other school has the person from the day after, waiting for posts; what was, stays with the school where it was.
create function youju.transfer_person(p_person uuid, p_school uuid, p_last_on date, p_journal jsonb) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_id uuid := gen_random_uuid();
begin
  perform youju.check_keeper();
  if not exists (select from youju.person p
                  where p.district_id = youju.district() and p.id = p_person and p.school_id = youju.school() and p.kind = 'staff')
     or not exists (select from youju.org_unit u
                     where u.district_id = youju.district() and u.id = p_school and u.kind = 'school' and u.id <> youju.school()) then
    raise exception 'no school of the district' using errcode = '42501';
  end if;
  insert into youju.person (district_id, id, school_id, kind, name, subject, staff_no, came_from, position)
  select p.district_id, v_id, p_school, 'staff', p.name, p.subject, '', p.id,
         (select coalesce(max(o.position), 0) + 1 from youju.person o where o.district_id = p.district_id and o.school_id = p_school)
    from youju.person p where p.district_id = youju.district() and p.id = p_person
  on conflict do nothing;
  if not found then return null; end if;
  insert into youju.person_private (district_id, person_id, school_id, birth_date, teaching_since)
  select s.district_id, v_id, p_school, s.birth_date, s.teaching_since
    from youju.person_private s where s.district_id = youju.district() and s.person_id = p_person;
  insert into youju.tag (district_id, subject_id, tag, from_on, school_id, to_on)
  select t.district_id, v_id, t.tag, greatest(t.from_on, p_last_on + 1), p_school, t.to_on
    from youju.tag t
   where t.district_id = youju.district() and t.subject_id = p_person and (t.to_on is null or t.to_on > p_last_on)
  on conflict do nothing;
  -- The journal of the school that the person comes to says so too; who is there did nothing.
  perform youju.keep_journal(youju.district(), p_school, 'person', v_id, p_journal || '{"reason": ""}', null,
                             jsonb_build_object('cameFrom', p_person));
  return v_id;
end
$$;

create function youju.keep_unit(p_unit jsonb, p_journal jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  n record;
  v_before youju.org_unit;
  v_after youju.org_unit;
begin
  perform youju.check_keeper();
  select * into n from jsonb_to_record(p_unit) as x (
    id uuid, kind text, "groupKind" text, name text, subject text, "parentId" uuid, "from" date, "to" date, "continuesId" uuid);
  select * into v_before from youju.org_unit where district_id = youju.district() and id = n.id for update;
  if n.kind not in ('grade', 'class', 'group')
     or v_before.id is not null and (v_before.school_id, v_before.kind) is distinct from (youju.school(), n.kind)
     or not exists (select from youju.org_unit u where u.district_id = youju.district() and u.id = n."parentId"
                       and (u.id = youju.school() or u.school_id = youju.school())) then
    raise exception 'no unit of this school' using errcode = '42501';
  end if;
  insert into youju.org_unit (district_id, id, parent_id, school_id, kind, group_kind, name, subject, from_on, to_on, continues_id, position)
  values (youju.district(), n.id, n."parentId", youju.school(), n.kind, n."groupKind", n.name, n.subject, n."from", n."to", n."continuesId",
          coalesce((select max(u.position) from youju.org_unit u
                     where u.district_id = youju.district() and u.school_id = youju.school() and u.kind = n.kind
                       and (n.kind <> 'class' or u.parent_id = n."parentId")),
                   (select max(u.position) + 1 from youju.org_unit u
                     where u.district_id = youju.district() and u.school_id = youju.school()), 0))
  on conflict (district_id, id) do update
    set name = excluded.name, subject = excluded.subject, group_kind = excluded.group_kind,
        from_on = excluded.from_on, to_on = excluded.to_on
  returning * into v_after;
  -- What is held in a unit ends with it; what was to begin later does not begin.
  if v_after.to_on is not null then
    delete from youju.appointment where district_id = youju.district() and unit_id = n.id and from_on > v_after.to_on
       and from_on > youju.today();
    update youju.appointment set to_on = v_after.to_on
     where district_id = youju.district() and unit_id = n.id and from_on <= v_after.to_on
       and (to_on is null or to_on > v_after.to_on);
  end if;
  perform youju.keep_journal(youju.district(), youju.school(), 'unit', n.id, p_journal,
                             case when v_before.id is not null then to_jsonb(v_before) end, to_jsonb(v_after));
end
$$;

-- A new school year. Each class that goes on gets a unit of its own, with what is known of it, its parents and who teaches in
-- it; the one before ends the day before. `p_classes`: [{before, id, name, parentId, position}]; classes that leave have no id,
-- new ones no `before`.
create function youju.promote(p_from date, p_classes jsonb, p_keep_teachers boolean, p_journal jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_district uuid := youju.district();
  v_school uuid := youju.school();
begin
  perform youju.check_keeper();
  if p_from <= coalesce(youju.closed_through(v_district, v_school), '-infinity') then
    raise exception 'what is closed stays as it was' using errcode = '42501';
  end if;
  if exists (
    select from jsonb_to_recordset(p_classes) as c (before uuid, "parentId" uuid)
      left join youju.org_unit u on u.district_id = v_district and u.id = c.before and u.school_id = v_school and u.kind = 'class'
      left join youju.org_unit g on g.district_id = v_district and g.id = c."parentId" and g.school_id = v_school and g.kind = 'grade'
     where c.before is not null and (u.id is null or u.to_on < p_from - 1)
        or c."parentId" is not null and g.id is null
  ) then raise exception 'no class of this school' using errcode = '42501';
  end if;

  insert into youju.org_unit (district_id, id, parent_id, school_id, kind, name, subject, from_on, continues_id, position)
  select v_district, c.id, c."parentId", v_school, 'class', c.name, '', p_from, c.before, c.position
    from jsonb_to_recordset(p_classes) as c (before uuid, id uuid, name text, "parentId" uuid, position int)
   where c.id is not null;
  update youju.org_unit u set to_on = p_from - 1
    from jsonb_to_recordset(p_classes) as c (before uuid)
   where u.district_id = v_district and u.id = c.before;

  -- What is known of a class goes on with it.
  insert into youju.fact (district_id, unit_id, fact, from_on, school_id, amount)
  select distinct on (c.id, f.fact) v_district, c.id, f.fact, p_from, v_school, f.amount
    from jsonb_to_recordset(p_classes) as c (before uuid, id uuid)
    join youju.fact f on f.district_id = v_district and f.unit_id = c.before
   where c.id is not null
   order by c.id, f.fact, f.from_on desc;
  insert into youju.tag (district_id, subject_id, tag, from_on, school_id, to_on)
  select v_district, c.id, t.tag, p_from, v_school, t.to_on
    from jsonb_to_recordset(p_classes) as c (before uuid, id uuid)
    join youju.tag t on t.district_id = v_district and t.subject_id = c.before and t.from_on < p_from and (t.to_on is null or t.to_on >= p_from)
   where c.id is not null;

  -- Who is admitted to the class before stays so through its last day, and is admitted to the next from its first: a class that
  -- is not there lets nobody in (youju.enter).
  insert into youju.guardianship (district_id, id, school_id, person_id, class_id, name, state, asked_at, decided_at, decided_by)
  select v_district, gen_random_uuid(), v_school, g.person_id, c.id, g.name, g.state, g.asked_at, g.decided_at, g.decided_by
    from jsonb_to_recordset(p_classes) as c (before uuid, id uuid)
    join youju.guardianship g on g.district_id = v_district and g.class_id = c.before and g.state in ('asked', 'joined')
   where c.id is not null;

  insert into youju.appointment (district_id, id, school_id, person_id, unit_id, post, from_on, to_on)
  select v_district, gen_random_uuid(), v_school, a.person_id, c.id, a.post, p_from, a.to_on
    from jsonb_to_recordset(p_classes) as c (before uuid, id uuid)
    join youju.appointment a on a.district_id = v_district and a.unit_id = c.before and a.from_on < p_from
         and (a.to_on is null or a.to_on >= p_from)
   where c.id is not null and (p_keep_teachers or a.post <> 'classTeacher');
  delete from youju.appointment a using jsonb_to_recordset(p_classes) as c (before uuid)
   where a.district_id = v_district and a.unit_id = c.before and a.from_on >= p_from and a.from_on > youju.today();
  update youju.appointment a set to_on = p_from - 1
    from jsonb_to_recordset(p_classes) as c (before uuid)
   where a.district_id = v_district and a.unit_id = c.before and a.from_on < p_from and (a.to_on is null or a.to_on >= p_from);

  perform youju.keep_journal(v_district, v_school, 'unit', v_school, p_journal, null,
                             jsonb_build_object('from', p_from, 'classes', p_classes, 'keepClassTeachers', p_keep_teachers));
end
$$;

-- A term. Which dates may still change is the operation's to say; that no record falls out, and no two terms overlap, this one's.
create function youju.keep_term(p_term jsonb, p_timetable_of uuid, p_journal jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  n record;
  v_before youju.term;
  v_after youju.term;
begin
  perform youju.check_keeper();
  select * into n from jsonb_to_record(p_term) as x (id uuid, name text, "startOn" date, "endOn" date, bell jsonb);
  select * into v_before from youju.term where district_id = youju.district() and id = n.id for update;
  if v_before.id is not null and v_before.school_id <> youju.school()
     or exists (select from youju.term t
                 where t.district_id = youju.district() and t.school_id = youju.school() and t.id <> n.id
                   and daterange(t.start_on, t.end_on, '[]') && daterange(n."startOn", n."endOn", '[]'))
     or exists (select from youju.record r
                 where r.district_id = youju.district() and r.term_id = n.id and r.happened_on not between n."startOn" and n."endOn") then
    raise exception 'cuts off or overlaps' using errcode = '42501';
  end if;
  insert into youju.term (district_id, id, school_id, name, start_on, end_on, bell)
  values (youju.district(), n.id, youju.school(), n.name, n."startOn", n."endOn", n.bell)
  on conflict (district_id, id) do update
    set name = excluded.name, start_on = excluded.start_on, end_on = excluded.end_on, bell = excluded.bell
  returning * into v_after;
  perform youju.keep_journal(youju.district(), youju.school(), 'term', n.id, p_journal,
                             case when v_before.id is not null then to_jsonb(v_before) end, to_jsonb(v_after));
  -- Into an empty timetable only: each class has its own lessons, or those of the class that it goes on from.
  if p_timetable_of is not null
     and not exists (select from youju.timetable_slot s where s.district_id = youju.district() and s.term_id = n.id) then
    insert into youju.timetable_slot (district_id, school_id, term_id, class_id, weekday, period, subject, teacher_id, room)
    select s.district_id, s.school_id, n.id, u.id, s.weekday, s.period, s.subject, s.teacher_id, s.room
      from youju.timetable_slot s
      join youju.org_unit u on u.district_id = s.district_id and u.school_id = s.school_id and u.kind = 'class'
           and (u.id = s.class_id or u.continues_id = s.class_id)
           and (u.from_on is null or u.from_on <= n."endOn") and (u.to_on is null or u.to_on >= n."startOn")
     where s.district_id = youju.district() and s.school_id = youju.school() and s.term_id = p_timetable_of
       and exists (select from jsonb_to_recordset(n.bell) as b (period int) where b.period = s.period)
    on conflict do nothing;
  end if;
end
$$;

-- Days of one's own calendar; null takes an entry away. Returns how many are otherwise now.
create function youju.keep_days(p_days jsonb, p_journal jsonb) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_before jsonb;
  v_after jsonb;
  v_changed int;
begin
  perform youju.check_keeper();
  if exists (select from jsonb_to_recordset(p_days) as d ("on" date)
              where d."on" <= coalesce(youju.closed_through(youju.district(), youju.school()), '-infinity')) then
    raise exception 'what is closed stays as it was' using errcode = '42501';
  end if;
  select coalesce(jsonb_agg(to_jsonb(c) - 'district_id' - 'unit_id' order by c.on_date), '[]') into v_before
    from youju.calendar_day c join jsonb_to_recordset(p_days) as d ("on" date) on d."on" = c.on_date
   where c.district_id = youju.district() and c.unit_id = youju.school();
  delete from youju.calendar_day c using jsonb_to_recordset(p_days) as d ("on" date, day jsonb)
   where c.district_id = youju.district() and c.unit_id = youju.school() and c.on_date = d."on" and jsonb_typeof(d.day) is distinct from 'object';
  insert into youju.calendar_day (district_id, unit_id, on_date, teaching, timetable_of, reason)
  select youju.district(), youju.school(), d."on", (d.day ->> 'teaching')::boolean, (d.day ->> 'timetableOf')::smallint, d.day ->> 'reason'
    from jsonb_to_recordset(p_days) as d ("on" date, day jsonb) where jsonb_typeof(d.day) = 'object'
  on conflict (district_id, unit_id, on_date) do update
    set teaching = excluded.teaching, timetable_of = excluded.timetable_of, reason = excluded.reason;
  select coalesce(jsonb_agg(to_jsonb(c) - 'district_id' - 'unit_id' order by c.on_date), '[]') into v_after
    from youju.calendar_day c join jsonb_to_recordset(p_days) as d ("on" date) on d."on" = c.on_date
   where c.district_id = youju.district() and c.unit_id = youju.school();
  select count(distinct day ->> 'on_date') into v_changed from (
    (select jsonb_array_elements(v_before) as day except select jsonb_array_elements(v_after))
    union all
    (select jsonb_array_elements(v_after) except select jsonb_array_elements(v_before))
  ) differing;
  if v_changed > 0 then
    perform youju.keep_journal(youju.district(), youju.school(), 'calendar', youju.school(), p_journal, v_before, v_after);
  end if;
  return v_changed;
end
$$;

-- The first and the last day of a term that something is kept of; nothing where nothing is.
create function youju.kept_in_term(p_term uuid) returns table (first_on date, last_on date)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select min(r.happened_on), max(r.happened_on) from youju.record r
    join youju.term t on t.district_id = r.district_id and t.id = r.term_id
   where youju.keeps_roster() and r.district_id = youju.district() and r.term_id = p_term
     and (t.school_id = youju.school() or youju.sees_district());
end;

revoke execute on function youju.closed_through, youju.check_keeper,
  youju.schools_beside, youju.added_hash, youju.posts_of, youju.keep_person, youju.keep_posts, youju.keep_tags, youju.transfer_person, youju.keep_unit,
  youju.promote, youju.keep_term, youju.keep_days, youju.kept_in_term from public;
grant execute on function youju.closed_through, youju.check_keeper,
  youju.schools_beside, youju.added_hash, youju.posts_of, youju.keep_person, youju.keep_posts, youju.keep_tags, youju.transfer_person, youju.keep_unit,
  youju.promote, youju.keep_term, youju.keep_days, youju.kept_in_term to youju_app;
