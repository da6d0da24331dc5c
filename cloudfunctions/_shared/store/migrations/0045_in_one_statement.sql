-- Submissions of several callers in one statement that is a transaction by itself. A host remembers who its callers are, by the stamp
-- of their school (0038), so that they need not enter for each; whether that still holds is looked at where the record is written. What
-- is not as remembered, or meets something that is kept already, is not written here: it begins anew, alone, and is answered then.

-- What follows from a record that is to be written, and what it follows by.
create type youju.new_record as (
  district_id uuid, id uuid, school_id uuid, term_id uuid, kind text, author_id uuid, about_id uuid, happened_on date,
  changed_at timestamptz, sealed boolean, form text, claims text[], credits jsonb, involved jsonb, private jsonb, seconds int
);
create function youju.what_follows(
  r youju.record, p_claims text[], p_credits jsonb, p_involved jsonb, p_private jsonb, p_seconds int
) returns youju.new_record language sql immutable parallel safe
return row (r.district_id, r.id, r.school_id, r.term_id, r.kind, r.author_id, r.about_id, r.happened_on, r.changed_at, r.sealed,
            case when r.kind = 'register' then r.payload ->> 'form' else '' end, p_claims, p_credits, p_involved, nullif(p_private, 'null'),
            p_seconds)::youju.new_record;

drop function youju.take_turn, youju.keep_new, youju.keep_new_follows, youju.hold_claims, youju.enter_all;

-- As youju.enter with what is at hand, for several callers at once, each with what the receipt goes by that only they read of themselves:
-- those who are what their own appointments say in one look, the others one by one. Afterwards the transaction is nobody's.
create function youju.enter_all(p_districts uuid[], p_sessions uuid[], p_today date, p_now timestamptz) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_callers jsonb[];
  v_caller jsonb;
begin
  with asked as materialized (
    select a.place, a.district_id, s.id as session_id, s.school_id, p.id as person_id, p.name, p.subject, posts.*
      from unnest(p_districts, p_sessions) with ordinality a (district_id, session_id, place)
      join youju.session s on s.district_id = a.district_id and s.id = a.session_id and s.closed_at is null and s.expires_at > now()
      join youju.person p on p.district_id = s.district_id and p.id = s.person_id
      cross join lateral (
        select jsonb_agg(jsonb_build_object('post', h.post, 'unitId', h.unit_id, 'unitName', u.name, 'unitKind', u.kind, 'actingFor', null)
                         order by h.from_on, h.id) as posts,
               array_agg(distinct h.post) as held,
               coalesce(array_agg(h.unit_id) filter (where h.post in ('groupLead', 'gradeLead', 'instructor')), '{}') as led,
               coalesce(array_agg(h.unit_id) filter (where h.post in ('groupLead', 'gradeLead')), '{}') as led_people,
               coalesce(array_agg(h.unit_id) filter (where h.post = 'classTeacher'), '{}') as classes
          from youju.appointment h
          join youju.org_unit u on u.district_id = h.district_id and u.id = h.unit_id
         where h.district_id = a.district_id and h.person_id = p.id and h.school_id = s.school_id
           and h.from_on <= p_today and (h.to_on is null or p_today <= h.to_on)
      ) posts
     where posts.held && youju.staff_posts()
       and (select count(*) = 0 from youju.delegation d where d.district_id = a.district_id and d.taker_id = p.id and d.ended_at is null)
       and (select count(*) = 0 from youju.guardianship g where g.district_id = a.district_id and g.person_id = p.id and g.state = 'joined')
  ), reaching as (
    select asked.*, case
        when held && array['principal', 'teachingPrincipal', 'director', 'clerk'] or 'officer' = any (held) and school_id = district_id
          then case when school_id = district_id then 'district' else 'school' end
        when held && array['groupLead', 'gradeLead'] then 'group'
        when held && array['teacher', 'classTeacher', 'support', 'instructor'] then 'self'
        else 'nobody' end as reach
      from asked
  ), stamps as materialized (
    select district_id, school_id, youju.structure_stamp(district_id, school_id) as stamp
      from (select distinct district_id, school_id from asked) schools
  )
  select array_agg(jsonb_build_object(
           'districtId', r.district_id, 'schoolId', r.school_id, 'personId', r.person_id, 'sessionId', r.session_id,
           'name', r.name, 'subject', r.subject, 'posts', r.posts, 'reach', r.reach,
           'people', case when r.led_people = '{}' then '[]' else (
             select coalesce(jsonb_agg(distinct m.person_id), '[]') from youju.appointment m
              where m.district_id = r.district_id and m.unit_id = any (r.led_people)
                and m.from_on <= p_today and (m.to_on is null or p_today <= m.to_on)) end,
           'led', to_jsonb(r.led), 'classes', to_jsonb(r.classes), 'units', (select coalesce(jsonb_agg(distinct u), '[]') from unnest(r.led) u),
           'stamp', s.stamp, 'own', youju.own_facts(r.district_id, r.person_id)) order by a.place)
    into v_callers
    from generate_subscripts(p_sessions, 1) a (place)
    left join reaching r on r.place = a.place
    left join stamps s on s.district_id = r.district_id and s.school_id = r.school_id;

  for i in 1 .. cardinality(p_sessions) loop
    if v_callers[i] ->> 'sessionId' is null then
      v_caller := youju.enter(p_districts[i], p_sessions[i], p_today, p_now, true);
      v_callers[i] := v_caller || jsonb_build_object('own', youju.own_facts(p_districts[i], (v_caller ->> 'personId')::uuid));
    end if;
  end loop;
  perform set_config('youju.' || name, '', true)
     from unnest(array['district', 'school', 'person', 'reach', 'people', 'led', 'classes', 'units', 'posts', 'acting_for']) name;
  return to_jsonb(v_callers);
end
$$;

-- Which records this transaction may write in whose name, besides the caller's who has entered: set by youju.admit.
create function youju.admitted() returns text[] language sql stable parallel safe
  return coalesce(youju.setting('admitted')::text[], '{}');

create function youju.admission(p_district uuid, p_school uuid, p_author uuid, p_record uuid) returns text language sql stable parallel safe
  return p_district || '/' || p_school || '/' || p_author || '/' || p_record;

create policy submit_together on youju.record for insert with check (
  youju.admission(district_id, school_id, author_id, id) = any ((select youju.admitted())::text[]));
create policy append_together on youju.journal for insert with check (
  row_kind = 'record' and did = 'submitted'
  and youju.admission(district_id, school_id, actor_id, row_id) = any ((select youju.admitted())::text[]));

-- Of these records, those that may be written as they are: their sessions are open and their authors', who are in post on that day and
-- act for nobody; their schools are as the host knows them, plans and all, since the stamp is looked at once nobody publishes any more;
-- nothing is kept under their ids or natural keys. From here on row security lets these be written, and no others.
create function youju.admit(p_schools jsonb, p_items jsonb, p_today date, out records youju.record[], out follows youju.new_record[], out acts jsonb[])
  language plpgsql security definer set search_path = pg_catalog, pg_temp
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

  select array_agg(r order by r.district_id, r.id),
         array_agg(youju.what_follows(r, i.claims, i.credits, i.involved, i.private, i.seconds) order by r.district_id, r.id),
         array_agg(i.act order by r.district_id, r.id),
         array_agg(youju.admission(r.district_id, r.school_id, r.author_id, r.id))
    into records, follows, acts, v_known
    from jsonb_to_recordset(p_items) as i (session uuid, stamp text, record jsonb, claims text[], credits jsonb, involved jsonb,
                                           private jsonb, seconds int, act jsonb)
    cross join lateral jsonb_populate_record(null::youju.record, i.record) r
   where r.school_id || '/' || i.stamp = any (v_known)
     and r.revision = 1 and r.changed_at = r.received_at
     -- What has been accepted is nothing that is handed in; what may be, youju.guard_acceptance judges by who has entered.
     and not (r.kind = 'deliverable' and r.payload ->> 'acceptedOn' is not null)
     -- Each is looked up by its key: joined, the planner would take one look at all there are.
     and (select s.person_id = r.author_id and s.school_id = r.school_id and s.closed_at is null and s.expires_at > now()
            from youju.session s where s.district_id = r.district_id and s.id = i.session)
     and (select count(*) > 0 from youju.appointment a
           where a.district_id = r.district_id and a.person_id = r.author_id and a.school_id = r.school_id
             and a.post = any (youju.staff_posts()) and (a.post <> 'officer' or r.school_id = r.district_id)
             and a.from_on <= p_today and (a.to_on is null or p_today <= a.to_on))
     and (select count(*) = 0 from youju.delegation d
           where d.district_id = r.district_id and d.taker_id = r.author_id and d.ended_at is null and p_today between d.from_on and d.to_on)
     and (select count(*) = 0 from youju.record k where k.district_id = r.district_id and k.id = r.id)
     and (select count(*) = 0 from youju.record_claim c where c.district_id = r.district_id and c.natural_key = any (i.claims));

  perform set_config('youju.admitted', coalesce(v_known::text, ''), true);
end
$$;

-- What follows from records that were written just now: natural keys, credits, tallies, those whom they concern, the parts that few read,
-- the time it took; in the order of keys, so that two who write never wait for each other. False where a natural key is taken.
create function youju.keep_new_follows(p_new youju.new_record[]) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_admitted text[] := youju.admitted();
  v_district uuid := youju.district();
  v_school uuid := youju.school();
  v_me uuid := case when youju.is_staff() then youju.me() end;
  v_count int;
  v_claims int;
begin
  select count(*), sum(cardinality(n.claims)) into v_count, v_claims
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

  insert into youju.involvement (district_id, record_id, person_id, role, mark, school_id, author_id, about_id, kind, on_date)
  select distinct on (n.id, i."personId", i.role) n.district_id, n.id, i."personId", i.role, i.mark, n.school_id, n.author_id, n.about_id,
         n.kind, n.happened_on
    from unnest(p_new) n, jsonb_to_recordset(n.involved) as i ("personId" uuid, role text, mark text)
   where not n.sealed and (i."personId" <> n.author_id or i.role = 'attendance')
     and (select p.school_id = n.school_id and p.kind = 'staff'
            from youju.person p where p.district_id = n.district_id and p.id = i."personId");

  insert into youju.record_private (district_id, record_id, school_id, payload)
  select n.district_id, n.id, n.school_id, n.private from unnest(p_new) n where n.private is not null;

  insert into youju.time_spent (district_id, school_id, term_id, kind, form, seconds)
  select n.district_id, n.school_id, n.term_id, n.kind, n.form, n.seconds from unnest(p_new) n where n.seconds is not null;
  return true;
end
$$;

-- New records of several callers, of each with the session that it came in. `p_schools` says which stamps the host goes by. Answers which
-- of them are written, by their ids; of the others nothing is. Where somebody else writes the same at this moment, nothing of all is.
create function youju.keep_together(p_schools jsonb, p_items jsonb, p_today date) returns uuid[]
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  v_records youju.record[];
  v_follows youju.new_record[];
  v_acts jsonb[];
  v_written int;
begin
  select a.records, a.follows, a.acts into v_records, v_follows, v_acts from youju.admit(p_schools, p_items, p_today) a;
  if v_records is null then return '{}'; end if;
  insert into youju.record select * from unnest(v_records) on conflict do nothing;
  get diagnostics v_written = row_count;
  if v_written <> cardinality(v_records) or not youju.keep_new_follows(v_follows) then
    raise exception 'kept by somebody else meanwhile' using errcode = 'YJ002';
  end if;
  insert into youju.journal (district_id, school_id, at, actor_id, did, row_kind, row_id, reason, after, request_id, hash)
  select r.district_id, r.school_id, r.changed_at, r.author_id, a.act ->> 'did', 'record', r.id, coalesce(a.act ->> 'reason', ''),
         to_jsonb(r), coalesce(a.act ->> 'requestId', ''), '\x'
    from unnest(v_acts) with ordinality a (act, place) cross join lateral (select (v_records[a.place]).*) r;
  return array(select id from unnest(v_records));
end
$$;

-- The same for the one caller who has entered: 'written', 'same' (that submission is kept already), 'idTaken', 'taken' (a natural key is
-- another record's) or 'otherPlans' (the plans are not those it was counted by). What is not written leaves nothing behind.
create function youju.keep_new(p_item jsonb, p_stamp int) returns jsonb
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  i record;
  r youju.record;
  v_before youju.record;
begin
  select * into i from jsonb_to_record(p_item) as given (record jsonb, claims text[], credits jsonb, involved jsonb, private jsonb,
                                                         seconds int, act jsonb);
  r := jsonb_populate_record(null::youju.record, i.record);
  r.revision := 1;
  r.changed_at := r.received_at;
  perform pg_advisory_xact_lock_shared(youju.plans_of(r.district_id, r.school_id)),
          pg_advisory_xact_lock_shared(youju.plans_of(r.district_id, r.district_id));
  if youju.plan_stamp(r.district_id, r.school_id) <> p_stamp then return '{"outcome": "otherPlans"}'; end if;
  begin
    insert into youju.record values (r.*) on conflict do nothing;
    if not found then
      select * into v_before from youju.record where district_id = r.district_id and id = r.id;
      return jsonb_build_object('outcome', case
        when v_before.author_id = r.author_id and v_before.submitted_hash = r.submitted_hash then 'same' else 'idTaken' end);
    end if;
    if not youju.keep_new_follows(array[youju.what_follows(r, i.claims, i.credits, i.involved, i.private, i.seconds)]) then
      raise exception 'natural key taken' using errcode = 'YJ001';
    end if;
    perform youju.keep_journal(r.district_id, r.school_id, 'record', r.id,
                               i.act || jsonb_build_object('actorId', r.author_id, 'at', r.changed_at), null, to_jsonb(r));
    return '{"outcome": "written"}';
  exception when sqlstate 'YJ001' then
    -- Let go again since: whoever hands in looks once more.
    return coalesce(youju.holding(i.claims), '{"outcome": "otherPlans"}');
  end;
end
$$;

-- Which record of the caller's district holds one of these natural keys.
create function youju.holding(p_claims text[]) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp
return (select jsonb_build_object('outcome', 'taken', 'key', c.natural_key, 'recordId', c.record_id)
          from youju.record_claim c where c.district_id = youju.district() and c.natural_key = any (p_claims) and youju.is_staff() limit 1);

-- Not inlined into what is called for every row as long as they say to be immutable: what they call is not.
alter function youju.commitment(uuid, text, text) stable;

revoke execute on function youju.enter_all, youju.admitted, youju.admission, youju.admit, youju.what_follows, youju.keep_new_follows,
  youju.keep_together, youju.keep_new, youju.holding from public;
grant execute on function youju.enter_all, youju.admitted, youju.admission, youju.admit, youju.what_follows, youju.keep_new_follows,
  youju.keep_together, youju.keep_new, youju.holding to youju_app;
