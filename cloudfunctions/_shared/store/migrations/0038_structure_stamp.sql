-- What a school is made of changes a few times a term and is asked for with every call. Each change leaves a mark here, so that
-- a process may keep what it has read (_shared/store/at-hand.ts) for as long as the marks are the same.

-- Marks are added and never changed: whoever changes a school waits for nobody because of them, as for a counter's row.
create table youju.structure_change (
  district_id uuid not null,
  -- The district's own id for what is its office's or all its schools'.
  school_id uuid not null,
  id uuid not null default gen_random_uuid(),
  at timestamptz not null default clock_timestamp(),
  primary key (district_id, school_id, id)
);
alter table youju.structure_change enable row level security;

-- Which marks a school and its district bear: each transaction that changed something is in it when it commits and in none from
-- before, so that no two states of a school have the same one.
create function youju.structure_stamp(p_district uuid, p_school uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
return (select md5(coalesce(string_agg(id::text, ' ' order by id), ''))
          from youju.structure_change where district_id = p_district and school_id in (p_school, p_district));

-- One mark a transaction and school; of the older ones a few are left, whichever nobody else takes away at this moment.
create function youju.mark_structure(p_district uuid, p_school uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_key text := ' ' || p_district || '/' || p_school;
  v_marked text := coalesce(current_setting('youju.marked', true), '');
  v_id uuid;
begin
  if current_setting('youju.at_hand', true) = 'on' then
    raise exception 'an operation that goes by what is at hand changes what schools are made of';
  end if;
  if position(v_key in v_marked) > 0 then return; end if;
  insert into youju.structure_change (district_id, school_id) values (p_district, p_school) returning id into v_id;
  delete from youju.structure_change c
   where c.district_id = p_district and c.school_id = p_school
     and c.id in (select o.id from youju.structure_change o
                   where o.district_id = p_district and o.school_id = p_school and o.id <> v_id
                   order by o.at desc offset 3 for update skip locked);
  perform set_config('youju.marked', v_marked || v_key, true);
end
$$;

-- Told by a statement's trigger: which schools its rows are of (an expression), and which of them count (a condition).
create function youju.note_structure() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op in ('INSERT', 'UPDATE') then
    execute format('select youju.mark_structure(district_id, school) from (
      select distinct district_id, %s as school from come where %s) changed order by district_id, school', tg_argv[0], tg_argv[1]);
  end if;
  if tg_op in ('DELETE', 'UPDATE') then
    execute format('select youju.mark_structure(district_id, school) from (
      select distinct district_id, %s as school from gone where %s) changed order by district_id, school', tg_argv[0], tg_argv[1]);
  end if;
  return null;
end
$$;

do $$
declare
  t record;
begin
  for t in
    select * from (values
      ('org_unit', 'coalesce(school_id, district_id)', 'true'),
      ('club', 'school_id', 'true'),
      -- Parents come and go without it.
      ('person', 'school_id', 'kind = ''staff'''),
      ('person_private', 'school_id', 'true'),
      ('appointment', 'school_id', 'true'),
      ('mentoring', 'school_id', 'true'),
      ('tag', 'school_id', 'true'),
      ('fact', 'school_id', 'true'),
      -- Clusters are the district's matter.
      ('grouping', 'district_id', 'true'),
      ('term', 'school_id', 'true'),
      ('calendar_day', 'unit_id', 'true'),
      ('timetable_slot', 'school_id', 'true'),
      ('plan_version', 'school_id', 'true'),
      ('setting', 'school_id', 'true')
    ) as made (name, school, counts)
  loop
    execute format('create trigger structure_come after insert on youju.%I referencing new table as come
      for each statement execute function youju.note_structure(%L, %L)', t.name, t.school, t.counts);
    execute format('create trigger structure_changed after update on youju.%I referencing old table as gone new table as come
      for each statement execute function youju.note_structure(%L, %L)', t.name, t.school, t.counts);
    execute format('create trigger structure_gone after delete on youju.%I referencing old table as gone
      for each statement execute function youju.note_structure(%L, %L)', t.name, t.school, t.counts);
  end loop;
end
$$;

-- As in 0024; besides, for an operation that goes by what is at hand, the stamp to go by. Such an operation changes nothing of it:
-- it would read what it changed as it was.
create function youju.enter(p_district uuid, p_session uuid, p_today date, p_now timestamptz, p_at_hand boolean) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_caller jsonb := youju.enter(p_district, p_session, p_today, p_now);
begin
  if v_caller is null or not p_at_hand then return v_caller; end if;
  perform set_config('youju.at_hand', 'on', true);
  return v_caller || jsonb_build_object('stamp', youju.structure_stamp(p_district, (v_caller ->> 'schoolId')::uuid));
end
$$;

revoke execute on function youju.structure_stamp, youju.mark_structure, youju.note_structure,
  youju.enter(uuid, uuid, date, timestamptz, boolean) from public;
grant execute on function youju.enter(uuid, uuid, date, timestamptz, boolean) to youju_app;
