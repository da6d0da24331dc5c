-- What is handed in together, as in 0045, with plans that are made once: PostgreSQL takes what a batch of given length costs for cheaper than
-- any other, and so planned the twenty statements for each batch anew, which took as long as a fifth of them. A plan made while the tables
-- were nearly empty goes on reading them whole; these look up by keys, however few rows there are (and are
-- not compiled, where another server than ours would think that worth its while). And what is handed in once more, as by
-- everybody after an outage, is known again in the batch instead of beginning anew, alone.

drop function youju.keep_together, youju.admit;

-- Of these records, those that may be written as they are: their sessions are open and their authors', who are in post on that day and
-- act for nobody; their schools are as the host knows them, plans and all, since the stamp is looked at once nobody publishes any more;
-- nothing is kept under their ids or natural keys. From here on row security lets these be written, and no others. `repeats` are those of
-- them that are kept already, and untouched since: for the author's receipt, what is different when it is handed in again.
create function youju.admit(
  p_schools jsonb, p_items jsonb, p_today date,
  out records youju.record[], out follows youju.new_record[], out acts jsonb[], out repeats jsonb
)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off
as $$
declare
  v_known text[];
begin
  perform pg_advisory_xact_lock_shared(lock)
     from (select distinct youju.plans_of(s.district_id, issuer) as lock
             from jsonb_to_recordset(p_schools) as s (district_id uuid, school_id uuid), unnest(array[s.school_id, s.district_id]) issuer
            order by 1) locks;

  select array_agg(s.school_id || '/' || s.stamp) into v_known
    from jsonb_to_recordset(p_schools) as s (district_id uuid, school_id uuid, stamp text)
   where s.stamp = (select md5(coalesce(string_agg(c.id::text, ' ' order by c.id), ''))
                      from youju.structure_change c
                     where c.district_id = s.district_id and c.school_id in (s.school_id, s.district_id));

  select array_agg(r order by r.district_id, r.id) filter (where is_new),
         array_agg(youju.what_follows(r, i.claims, i.credits, i.involved, i.private, i.seconds) order by r.district_id, r.id)
           filter (where is_new),
         array_agg(i.act order by r.district_id, r.id) filter (where is_new),
         jsonb_agg(jsonb_build_object('id', r.id, 'state', kept.state, 'late', kept.late, 'receivedAt', kept.received_at))
           filter (where (kept.author_id, kept.school_id, kept.submitted_hash, kept.content_hash, kept.revision)
                       = (r.author_id, r.school_id, r.submitted_hash, r.content_hash, 1)),
         array_agg(youju.admission(r.district_id, r.school_id, r.author_id, r.id)) filter (where is_new)
    into records, follows, acts, repeats, v_known
    from jsonb_to_recordset(p_items) as i (session uuid, stamp text, record jsonb, claims text[], credits jsonb, involved jsonb,
                                           private jsonb, seconds int, act jsonb)
    cross join lateral jsonb_populate_record(null::youju.record, i.record) r
    -- Each is looked up by its key: joined, the planner would take one look at all there are.
    left join lateral (select k.id, k.author_id, k.school_id, k.state, k.late, k.received_at, k.submitted_hash, k.content_hash, k.revision
                         from youju.record k where k.district_id = r.district_id and k.id = r.id offset 0) kept on true
    cross join lateral (
      select kept.id is null
             and (select count(*) = 0 from youju.record_claim c where c.district_id = r.district_id and c.natural_key = any (i.claims))
        as is_new offset 0) as looked
   where r.school_id || '/' || i.stamp = any (v_known)
     and r.revision = 1 and r.changed_at = r.received_at
     -- What has been accepted is nothing that is handed in; what may be, youju.guard_acceptance judges by who has entered.
     and not (r.kind = 'deliverable' and r.payload ->> 'acceptedOn' is not null)
     and (select s.person_id = r.author_id and s.school_id = r.school_id and s.closed_at is null and s.expires_at > now()
            from youju.session s where s.district_id = r.district_id and s.id = i.session)
     and (select count(*) > 0 from youju.appointment a
           where a.district_id = r.district_id and a.person_id = r.author_id and a.school_id = r.school_id
             and a.post = any (youju.staff_posts()) and (a.post <> 'officer' or r.school_id = r.district_id)
             and a.from_on <= p_today and (a.to_on is null or p_today <= a.to_on))
     and (select count(*) = 0 from youju.delegation d
           where d.district_id = r.district_id and d.taker_id = r.author_id and d.ended_at is null and p_today between d.from_on and d.to_on);

  perform set_config('youju.admitted', coalesce(v_known::text, ''), true);
end
$$;

-- What follows from records that were written just now: natural keys, credits, tallies, those whom they concern, the parts that few read,
-- the time it took; in the order of keys, so that two who write never wait for each other. What none of them has is not looked for. False
-- where a natural key is taken.
create or replace function youju.keep_new_follows(p_new youju.new_record[]) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off
as $$
declare
  v_admitted text[] := youju.admitted();
  v_district uuid := youju.district();
  v_school uuid := youju.school();
  v_me uuid := case when youju.is_staff() then youju.me() end;
  v_count int;
  v_claims int;
  v_involve boolean;
  v_private boolean;
  v_spent boolean;
begin
  select count(*), sum(cardinality(n.claims)), bool_or(n.involved <> '[]'), bool_or(n.private is not null), bool_or(n.seconds is not null)
    into v_count, v_claims, v_involve, v_private, v_spent
    from unnest(p_new) n
   where (youju.admission(n.district_id, n.school_id, n.author_id, n.id) = any (v_admitted)
          or (n.district_id, n.school_id, n.author_id) = (v_district, v_school, v_me))
     and (select (r.school_id, r.author_id, r.term_id, r.kind, r.revision) = (n.school_id, n.author_id, n.term_id, n.kind, 1)
            from youju.record r where r.district_id = n.district_id and r.id = n.id);
  if v_count <> cardinality(p_new) then raise exception 'not the callers'' records' using errcode = '42501'; end if;

  insert into youju.record_claim (district_id, natural_key, record_id, school_id)
  select n.district_id, key, n.id, n.school_id from unnest(p_new) n, unnest(n.claims) key order by 1, 2
      on conflict do nothing;
  get diagnostics v_count = row_count;
  if v_count <> v_claims then return false; end if;

  if exists (
    select from unnest(p_new) n, jsonb_to_recordset(n.credits) as c ("subjectId" uuid)
     where coalesce((select p.school_id from youju.person p where p.district_id = n.district_id and p.id = c."subjectId"),
                    (select coalesce(u.school_id, u.id) from youju.org_unit u where u.district_id = n.district_id and u.id = c."subjectId"))
           is distinct from n.school_id
  ) then
    raise exception 'credit for another school' using errcode = '42501';
  end if;

  with come as (
    insert into youju.credit (district_id, record_id, measure, school_id, term_id, subject_id, on_date, week, quantity, since)
    select n.district_id, n.id, c.measure, n.school_id, n.term_id, c."subjectId", c."on", c.week, c.quantity,
           n.changed_at
      from unnest(p_new) n, jsonb_to_recordset(n.credits) as c (measure text, "subjectId" uuid, "on" date, week smallint, quantity int)
    returning district_id, school_id, term_id, measure, subject_id, on_date, week, quantity
  ), change as (
    select district_id, school_id, term_id, measure, subject_id, week, sum(quantity)::int as quantity,
           array[coalesce(sum(quantity) filter (where extract(isodow from on_date) = 1), 0)::int,
                 coalesce(sum(quantity) filter (where extract(isodow from on_date) = 2), 0)::int,
                 coalesce(sum(quantity) filter (where extract(isodow from on_date) = 3), 0)::int,
                 coalesce(sum(quantity) filter (where extract(isodow from on_date) = 4), 0)::int,
                 coalesce(sum(quantity) filter (where extract(isodow from on_date) = 5), 0)::int,
                 coalesce(sum(quantity) filter (where extract(isodow from on_date) = 6), 0)::int,
                 coalesce(sum(quantity) filter (where extract(isodow from on_date) = 7), 0)::int] as days
      from come group by district_id, school_id, term_id, measure, subject_id, week
  )
  insert into youju.tally as t (district_id, school_id, term_id, measure, subject_id, week, quantity, days)
  select district_id, school_id, term_id, measure, subject_id, week, quantity, days
    from change where days <> '{0,0,0,0,0,0,0}'::int[]
   order by district_id, school_id, term_id, measure, subject_id, week
      on conflict (district_id, school_id, term_id, measure, subject_id, week)
      do update set quantity = t.quantity + excluded.quantity, days = array[t.days[1] + excluded.days[1], t.days[2] + excluded.days[2], t.days[3] + excluded.days[3], t.days[4] + excluded.days[4], t.days[5] + excluded.days[5], t.days[6] + excluded.days[6], t.days[7] + excluded.days[7]];

  if v_involve then
    insert into youju.involvement (district_id, record_id, person_id, role, mark, school_id, author_id, about_id, kind, on_date)
    select distinct on (n.id, i."personId", i.role) n.district_id, n.id, i."personId", i.role, i.mark, n.school_id, n.author_id, n.about_id,
           n.kind, n.happened_on
      from unnest(p_new) n, jsonb_to_recordset(n.involved) as i ("personId" uuid, role text, mark text)
     where not n.sealed and (i."personId" <> n.author_id or i.role = 'attendance')
       and (select p.school_id = n.school_id and p.kind = 'staff'
              from youju.person p where p.district_id = n.district_id and p.id = i."personId");
  end if;

  if v_private then
    insert into youju.record_private (district_id, record_id, school_id, payload)
    select n.district_id, n.id, n.school_id, n.private from unnest(p_new) n where n.private is not null;
  end if;

  if v_spent then
    insert into youju.time_spent (district_id, school_id, term_id, kind, form, seconds)
    select n.district_id, n.school_id, n.term_id, n.kind, n.form, n.seconds from unnest(p_new) n where n.seconds is not null;
  end if;
  return true;
end
$$;

-- New records of several callers, of each with the session that it came in. `p_schools` says which stamps the host goes by. Answers which
-- of them are written, by their ids, and which were kept already (youju.admit); of the others nothing is. Where somebody else writes the
-- same at this moment, nothing of all is.
create function youju.keep_together(p_schools jsonb, p_items jsonb, p_today date) returns jsonb
  language plpgsql set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off
as $$
declare
  v_records youju.record[];
  v_follows youju.new_record[];
  v_acts jsonb[];
  v_repeats jsonb;
  v_written int;
begin
  select a.records, a.follows, a.acts, a.repeats into v_records, v_follows, v_acts, v_repeats from youju.admit(p_schools, p_items, p_today) a;
  if v_records is null then return jsonb_build_object('written', '[]'::jsonb, 'repeats', coalesce(v_repeats, '[]')); end if;
  insert into youju.record select * from unnest(v_records) on conflict do nothing;
  get diagnostics v_written = row_count;
  if v_written <> cardinality(v_records) or not youju.keep_new_follows(v_follows) then
    raise exception 'kept by somebody else meanwhile' using errcode = 'YJ002';
  end if;
  insert into youju.journal (district_id, school_id, at, actor_id, did, row_kind, row_id, reason, after, request_id, hash)
  select (written.r).district_id, (written.r).school_id, (written.r).changed_at, (written.r).author_id, written.act ->> 'did', 'record',
         (written.r).id, coalesce(written.act ->> 'reason', ''), to_jsonb(written.r), coalesce(written.act ->> 'requestId', ''), '\x'
    -- Taken out of the array once, not for each column.
    from (select v_records[a.place] as r, a.act from unnest(v_acts) with ordinality a (act, place) offset 0) written;
  return jsonb_build_object('written', (select jsonb_agg(id) from unnest(v_records)), 'repeats', coalesce(v_repeats, '[]'));
end
$$;

-- Whoever hands in alone, and all who enter.
alter function youju.keep_new set plan_cache_mode to force_generic_plan;
alter function youju.keep_new set enable_seqscan to off;
alter function youju.keep_new set jit to off;
alter function youju.enter(uuid, uuid, date, timestamptz) set plan_cache_mode to force_generic_plan;
alter function youju.enter(uuid, uuid, date, timestamptz) set enable_seqscan to off;
alter function youju.enter(uuid, uuid, date, timestamptz) set jit to off;
alter function youju.enter(uuid, uuid, date, timestamptz, boolean) set plan_cache_mode to force_generic_plan;
alter function youju.enter(uuid, uuid, date, timestamptz, boolean) set enable_seqscan to off;
alter function youju.enter(uuid, uuid, date, timestamptz, boolean) set jit to off;
alter function youju.enter_all set plan_cache_mode to force_generic_plan;
alter function youju.enter_all set enable_seqscan to off;
alter function youju.enter_all set jit to off;

revoke execute on function youju.admit, youju.keep_together from public;
grant execute on function youju.admit, youju.keep_together to youju_app;
