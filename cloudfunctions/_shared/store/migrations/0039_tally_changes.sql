-- Which tallies changed since somebody looked: whoever has a school's tallies at hand (_shared/store/tallies.ts) reads those again and no
-- others. What changed stands beside the tallies, which stay as they are on their pages, with no index to follow them.

create table youju.tally_change (
  district_id uuid not null,
  school_id uuid not null,
  xid xid8 not null,
  -- One place a tally; null where so many changed, or any went, that all are to be read again.
  terms uuid[],
  measures text[],
  subjects uuid[],
  weeks smallint[]
);
create index tally_change_in_order on youju.tally_change (district_id, school_id, xid);
alter table youju.tally_change enable row level security;

create function youju.note_tallies() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  insert into youju.tally_change (district_id, school_id, xid, terms, measures, subjects, weeks)
  select district_id, school_id, pg_current_xact_id(),
         case when count(*) <= 500 then array_agg(term_id) end, case when count(*) <= 500 then array_agg(measure) end,
         case when count(*) <= 500 then array_agg(subject_id) end, case when count(*) <= 500 then array_agg(week) end
    from come
   group by district_id, school_id;
  -- Now and then whoever writes clears away what nobody needs any more.
  if random() < 0.01 then perform youju.forget_tally_changes(district_id, school_id) from (select distinct district_id, school_id from come) c; end if;
  return null;
end
$$;

-- For what takes tallies away: all of these schools are read again.
create function youju.note_tallies_gone() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'TRUNCATE' then
    insert into youju.tally_change (district_id, school_id, xid)
    select district_id, id, pg_current_xact_id() from youju.org_unit where kind in ('school', 'district');
  else
    insert into youju.tally_change (district_id, school_id, xid)
    select distinct district_id, school_id, pg_current_xact_id() from gone;
  end if;
  return null;
end
$$;

-- Leaves the last two hundred changes of a school, and goes from its oldest on, so that the oldest one left tells how far back the
-- rest is whole. Of transactions that are not over nothing goes, nor of any after them: they have older places to come to.
create function youju.forget_tally_changes(p_district uuid, p_school uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_kept xid8;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('tally changes ' || p_district || ' ' || p_school, 0)) then return; end if;
  select c.xid into v_kept from youju.tally_change c
   where c.district_id = p_district and c.school_id = p_school order by c.xid desc offset 199 limit 1;
  if v_kept is null then return; end if;
  if v_kept > pg_snapshot_xmin(pg_current_snapshot()) then v_kept := pg_snapshot_xmin(pg_current_snapshot()); end if;
  delete from youju.tally_change c where c.district_id = p_district and c.school_id = p_school and c.xid < v_kept;
end
$$;

create trigger tallies_come after insert on youju.tally referencing new table as come
  for each statement execute function youju.note_tallies();
create trigger tallies_changed after update on youju.tally referencing new table as come
  for each statement execute function youju.note_tallies();
create trigger tallies_gone after delete on youju.tally referencing old table as gone
  for each statement execute function youju.note_tallies_gone();
create trigger tallies_emptied after truncate on youju.tally
  for each statement execute function youju.note_tallies_gone();

-- What the tallies of a term through a week are now, of those that changed after a moment that this function told before: for who reaches
-- the whole school, and for the office of its district. {mark: this moment, tallies: [[measure, subject, week, quantity, days]]}; no
-- tallies where all are to be read again, after which the mark is good. A transaction that has written something gets no mark: what it
-- sees may never come to be.
create function youju.tallies_since(p_school uuid, p_term uuid, p_week int, p_mark text) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_now pg_snapshot := pg_current_snapshot();
  v_then pg_snapshot := p_mark::pg_snapshot;
  v_oldest xid8;
  v_tallies jsonb;
begin
  if not (youju.reach() = 'school' and (p_school = youju.school() or youju.sees_district())) then
    raise exception 'tallies of others' using errcode = '42501';
  end if;
  if pg_current_xact_id_if_assigned() is not null then return '{"mark": null}'; end if;
  if v_then is null or pg_snapshot_xmax(v_then) > pg_snapshot_xmax(v_now) then return jsonb_build_object('mark', v_now); end if;
  select c.xid into v_oldest from youju.tally_change c
   where c.district_id = youju.district() and c.school_id = p_school order by c.xid limit 1;
  if v_oldest > pg_snapshot_xmin(v_then) then return jsonb_build_object('mark', v_now); end if;
  if exists (select from youju.tally_change c
              where c.district_id = youju.district() and c.school_id = p_school and c.xid >= pg_snapshot_xmin(v_then)
                and not pg_visible_in_snapshot(c.xid, v_then) and c.terms is null) then
    return jsonb_build_object('mark', v_now);
  end if;
  select coalesce(jsonb_agg(jsonb_build_array(t.measure, t.subject_id, t.week, t.quantity, t.days)), '[]') into v_tallies
    from (select distinct k.measure, k.subject_id, k.week
            from youju.tally_change c, unnest(c.terms, c.measures, c.subjects, c.weeks) as k (term_id, measure, subject_id, week)
           where c.district_id = youju.district() and c.school_id = p_school and c.xid >= pg_snapshot_xmin(v_then)
             and not pg_visible_in_snapshot(c.xid, v_then) and k.term_id = p_term and k.week <= p_week) changed
    join youju.tally t on t.district_id = youju.district() and t.school_id = p_school and t.term_id = p_term
         and t.measure = changed.measure and t.subject_id = changed.subject_id and t.week = changed.week;
  return jsonb_build_object('mark', v_now, 'tallies', v_tallies);
end
$$;

revoke execute on function youju.note_tallies, youju.note_tallies_gone, youju.forget_tally_changes, youju.tallies_since from public;
grant execute on function youju.tallies_since to youju_app;
