-- As in 0034; whether a row is finished is asked of the snapshot that it was found by. By an earlier one, what began and ended in between
-- counted as another server's, and was sealed before what was still under way.
create or replace function youju.seal_journal(p_district uuid, p_school uuid, p_limit int, p_at timestamptz) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  h youju.journal_head;
  r record;
  v_snapshot pg_snapshot;
  -- The last that was sealed came here from another server, which counted its transactions differently.
  v_moved boolean;
  v_sealed int := 0;
begin
  insert into youju.journal_head (district_id, school_id, place, seq, xid, link)
  values (p_district, p_school, 0, 0, '0', sha256(convert_to('youju ' || p_district || ' ' || p_school, 'UTF8')))
  on conflict do nothing;
  select * into h from youju.journal_head where district_id = p_district and school_id = p_school for update;
  v_snapshot := pg_current_snapshot();
  v_moved := h.xid >= pg_snapshot_xmax(v_snapshot);
  for r in
    select j.seq, j.xid, j.hash from youju.journal j
     where j.district_id = p_district and j.school_id = p_school
       and (j.xid, j.seq) > (case when v_moved then '0' else h.xid end, case when v_moved then 0 else h.seq end)
       and not exists (select from youju.journal_link l where l.district_id = p_district and l.seq = j.seq)
       and youju.is_finished(j.xid, pg_current_snapshot())
     order by j.xid, j.seq limit p_limit
  loop
    h.place := h.place + 1;
    h.seq := r.seq;
    h.xid := r.xid;
    h.link := sha256(h.link || r.hash);
    insert into youju.journal_link (district_id, school_id, place, seq, xid, link, sealed_at)
    values (p_district, p_school, h.place, h.seq, h.xid, h.link, p_at);
    v_sealed := v_sealed + 1;
  end loop;
  if v_moved and v_sealed < p_limit then
    -- All is sealed that was finished here. From now on the head goes by this server's own count.
    h.xid := (pg_snapshot_xmin(v_snapshot)::text::numeric - 1)::text::xid8;
    h.seq := 9223372036854775807;
  end if;
  if v_sealed > 0 or v_moved then
    update youju.journal_head
       set place = h.place, seq = h.seq, xid = h.xid, link = h.link, sealed_at = case when v_sealed > 0 then p_at else sealed_at end
     where district_id = p_district and school_id = p_school;
  end if;
  return v_sealed;
end
$$;
