-- Whether schools of the district are still what its office was told of them: by the stamp of what each is made of (0038), and by its
-- tallies since a moment that this function told before, as youju.tallies_since (0039) goes by it. Schools, stamps and yes or no; a
-- transaction that has written something gets no mark.
create function youju.told_since(p_schools uuid[], p_marks text[])
  returns table (school_id uuid, stamp text, mark text, changed boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  with moment as materialized (
    select pg_current_snapshot() as now, pg_current_xact_id_if_assigned() is null as reads_only
  ), asked as materialized (
    select s.id, m.mark::pg_snapshot as mark
      from unnest(p_schools, p_marks) as m (school_id, mark)
      join youju.org_unit s on s.district_id = youju.district() and s.id = m.school_id and s.kind = 'school'
     where youju.sees_district()
  )
  select a.id, youju.structure_stamp(youju.district(), a.id), case when moment.reads_only then moment.now::text end,
         a.mark is null or not moment.reads_only or pg_snapshot_xmax(a.mark) > pg_snapshot_xmax(moment.now)
           or exists (select from youju.tally_change c
                       where c.district_id = youju.district() and c.school_id = a.id and c.xid >= pg_snapshot_xmin(a.mark)
                         and not pg_visible_in_snapshot(c.xid, a.mark))
           -- Older changes are forgotten after a while: then it cannot be told.
           or (select c.xid from youju.tally_change c
                where c.district_id = youju.district() and c.school_id = a.id order by c.xid limit 1) > pg_snapshot_xmin(a.mark)
    from asked a, moment
$$;
revoke execute on function youju.told_since from public;
grant execute on function youju.told_since to youju_app;
