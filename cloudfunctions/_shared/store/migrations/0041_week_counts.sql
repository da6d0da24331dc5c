-- What a school's week counts beside its standings, as far as the caller may read: row security holds in here as outside. Within a
-- function a connection plans a statement once; written out each time, planning under the policies takes longer than counting.

-- Counted records of some days of a term by kind; the days of a kind lie together in the index.
create function youju.happened(p_term uuid, p_kinds text[], p_from date, p_to date) returns jsonb
  language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce((
    select jsonb_object_agg(kind, n) from (
      select r.kind, count(*) as n from youju.record r
       where r.district_id = youju.district() and r.school_id = youju.school() and r.term_id = p_term
         and r.kind = any (p_kinds) and r.happened_on between p_from and p_to and r.state = 'counted'
       group by r.kind) counted), '{}');
end
$$;

-- Other people's records that wait for approval.
create function youju.count_awaiting() returns int
  language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  return (select count(*) from youju.record r
           where r.district_id = youju.district() and r.school_id = youju.school() and r.state = 'awaiting'
             and r.author_id <> youju.me());
end
$$;

-- What was handed in and waits to be accepted: under these titles ('level/title') at the own school; without titles, by the office, of
-- the whole district.
create function youju.count_to_accept(p_titles text[]) returns int
  language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  if p_titles is null then
    return (select count(*) from youju.record r
             where r.district_id = youju.district() and r.kind = 'deliverable' and r.state in ('counted', 'awaiting')
               and r.payload ->> 'acceptedOn' is null and r.author_id <> youju.me() and r.payload ->> 'accepting' = 'true');
  end if;
  return (select count(*) from youju.record r
           where r.district_id = youju.district() and r.school_id = youju.school() and r.kind = 'deliverable'
             and r.state in ('counted', 'awaiting') and r.payload ->> 'acceptedOn' is null and r.author_id <> youju.me()
             and (r.payload ->> 'level') || '/' || (r.payload ->> 'title') = any (p_titles));
end
$$;

-- Records on which an objection is the last word; from the objections on, which are few.
create function youju.count_objections(p_author uuid) returns int
  language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    with objected as materialized (
      select distinct o.record_id from youju.statement o
       where o.district_id = youju.district() and o.school_id = youju.school() and o.stance = 'object'
    )
    select count(*) from objected
      join youju.record r on r.district_id = youju.district() and r.school_id = youju.school() and r.id = objected.record_id
     where r.state in ('counted', 'awaiting') and (p_author is null or r.author_id = p_author)
       and (select s.stance from youju.statement s
             where s.district_id = youju.district() and s.record_id = r.id order by s.at desc, s.id desc limit 1) = 'object');
end
$$;

-- The tallies that somebody reads who does not reach the whole school: the own ones, and of whom and what they lead.
create function youju.own_tallies(p_term uuid, p_week int)
  returns table (measure text, subject_id uuid, week smallint, quantity int, days int[])
  language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_subjects uuid[] := array[youju.me()] || youju.people() || youju.led();
begin
  return query
    select t.measure, t.subject_id, t.week, t.quantity, t.days from youju.tally t
     where t.district_id = youju.district() and t.school_id = youju.school() and t.term_id = p_term
       and t.subject_id = any (v_subjects) and t.week <= p_week and t.quantity <> 0;
end
$$;

revoke execute on function youju.happened, youju.count_awaiting, youju.count_to_accept, youju.count_objections, youju.own_tallies from public;
grant execute on function youju.happened, youju.count_awaiting, youju.count_to_accept, youju.count_objections, youju.own_tallies to youju_app;
