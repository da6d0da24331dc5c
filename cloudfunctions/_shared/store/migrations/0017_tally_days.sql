-- Tallies by the day of the week, so that a promise of a weekday, of a month or of a window is judged without opening records.

alter table youju.tally
  -- Monday to Sunday; their sum is the quantity.
  add column days int[] not null default '{0,0,0,0,0,0,0}' check (cardinality(days) = 7);

update youju.tally t set days = kept.days
  from (
    select district_id, school_id, term_id, measure, subject_id, week,
           array[coalesce(sum(quantity) filter (where dow = 1), 0), coalesce(sum(quantity) filter (where dow = 2), 0),
                 coalesce(sum(quantity) filter (where dow = 3), 0), coalesce(sum(quantity) filter (where dow = 4), 0),
                 coalesce(sum(quantity) filter (where dow = 5), 0), coalesce(sum(quantity) filter (where dow = 6), 0),
                 coalesce(sum(quantity) filter (where dow = 7), 0)]::int[] as days
      from (select *, extract(isodow from on_date)::int as dow from youju.credit) c
     group by district_id, school_id, term_id, measure, subject_id, week
  ) kept
 where t.district_id = kept.district_id and t.school_id = kept.school_id and t.term_id = kept.term_id
   and t.measure = kept.measure and t.subject_id = kept.subject_id and t.week = kept.week;

create function youju.added(a int[], b int[]) returns int[]
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
return array[a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4], a[5] + b[5], a[6] + b[6], a[7] + b[7]];

-- Adds changes of credits, {school_id, term_id, measure, subject_id, on_date, week, quantity}, to the tallies; their rows are locked in
-- key order, so that two who do it at once never wait for each other in a circle.
create function youju.add_to_tallies(p_district uuid, p_changes jsonb) returns void
  language sql set search_path = pg_catalog, pg_temp
begin atomic
  with change as (
    select school_id, term_id, measure, subject_id, week, sum(quantity)::int as quantity,
           array[coalesce(sum(quantity) filter (where dow = 1), 0), coalesce(sum(quantity) filter (where dow = 2), 0),
                 coalesce(sum(quantity) filter (where dow = 3), 0), coalesce(sum(quantity) filter (where dow = 4), 0),
                 coalesce(sum(quantity) filter (where dow = 5), 0), coalesce(sum(quantity) filter (where dow = 6), 0),
                 coalesce(sum(quantity) filter (where dow = 7), 0)]::int[] as days
      from (
        select c.*, extract(isodow from c.on_date)::int as dow
          from jsonb_to_recordset(p_changes)
               as c (school_id uuid, term_id uuid, measure text, subject_id uuid, on_date date, week smallint, quantity int)
      ) each
     group by school_id, term_id, measure, subject_id, week
  )
  insert into youju.tally as t (district_id, school_id, term_id, measure, subject_id, week, quantity, days)
  select p_district, school_id, term_id, measure, subject_id, week, quantity, days
    from change
   where days <> '{0,0,0,0,0,0,0}'
   order by school_id, term_id, measure, subject_id, week
  on conflict (district_id, school_id, term_id, measure, subject_id, week)
  do update set quantity = t.quantity + excluded.quantity, days = youju.added(t.days, excluded.days);
end;

-- As in 0007; besides, the tallies keep days, and the office of a district is credited in its own records.
create or replace function youju.keep_credits(r youju.record, p_credits jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  v_changes jsonb;
begin
  if exists (
    select from jsonb_to_recordset(p_credits) as c ("subjectId" uuid)
     where not exists (select from youju.person p where p.district_id = r.district_id and p.id = c."subjectId" and p.school_id = r.school_id)
       and not exists (select from youju.org_unit u
                        where u.district_id = r.district_id and u.id = c."subjectId" and coalesce(u.school_id, u.id) = r.school_id)
  ) then
    raise exception 'credit for another school' using errcode = '42501';
  end if;
  with gone as (
    delete from youju.credit where district_id = r.district_id and record_id = r.id
    returning school_id, term_id, measure, subject_id, on_date, week, -quantity as quantity
  )
  select coalesce(jsonb_agg(to_jsonb(gone)), '[]') into v_changes from gone;

  with come as (
    insert into youju.credit (district_id, record_id, measure, school_id, term_id, subject_id, on_date, week, quantity)
    select r.district_id, r.id, c.measure, r.school_id, r.term_id, c."subjectId", c."on", c.week, c.quantity
      from jsonb_to_recordset(p_credits)
           as c (measure text, "subjectId" uuid, "on" date, week smallint, quantity int)
    returning school_id, term_id, measure, subject_id, on_date, week, quantity
  )
  select v_changes || coalesce(jsonb_agg(to_jsonb(come)), '[]') into v_changes from come;

  perform youju.add_to_tallies(r.district_id, v_changes);
end
$$;

revoke execute on function youju.added, youju.add_to_tallies from public;
