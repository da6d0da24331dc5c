-- As in 0039; each changed tally is looked up by its key. Left to choose, PostgreSQL thinks of hundreds of changes, and in a database with many
-- schools reads all of a school's tallies to join them with the one or two that changed.
create or replace function youju.tallies_since(p_school uuid, p_term uuid, p_week int, p_mark text) returns jsonb
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
  select coalesce(jsonb_agg(jsonb_build_array(changed.measure, changed.subject_id, changed.week, t.quantity, t.days)), '[]') into v_tallies
    from (select distinct k.measure, k.subject_id, k.week
            from youju.tally_change c, unnest(c.terms, c.measures, c.subjects, c.weeks) as k (term_id, measure, subject_id, week)
           where c.district_id = youju.district() and c.school_id = p_school and c.xid >= pg_snapshot_xmin(v_then)
             and not pg_visible_in_snapshot(c.xid, v_then) and k.term_id = p_term and k.week <= p_week) changed
   cross join lateral (select tally.quantity, tally.days from youju.tally
                        where tally.district_id = youju.district() and tally.school_id = p_school and tally.term_id = p_term
                          and tally.measure = changed.measure and tally.subject_id = changed.subject_id and tally.week = changed.week
                       offset 0) t;
  return jsonb_build_object('mark', v_now, 'tallies', v_tallies);
end
$$;
