-- Submissions that arrive while others are being written are written with them, in one transaction (_shared/endpoint/together): each in
-- the name of its own caller, judged by row security as that caller's.

-- As youju.enter with what is at hand, for several callers at once. What row security goes by is kept for each one's turn, and is
-- nobody's when this is done. Besides the caller, what the receipt goes by that only they read of themselves.
create function youju.enter_all(p_districts uuid[], p_sessions uuid[], p_today date, p_now timestamptz) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_caller jsonb;
  v_all jsonb[] := '{}';
begin
  for i in 1 .. cardinality(p_sessions) loop
    v_caller := youju.enter(p_districts[i], p_sessions[i], p_today, p_now, true);
    perform set_config('youju.turn_' || i, case when v_caller is null then '' else array[
      youju.setting('district'), youju.setting('school'), youju.setting('person'), youju.setting('reach'), youju.setting('people'),
      youju.setting('led'), youju.setting('classes'), youju.setting('units'), youju.setting('posts'), youju.setting('acting_for')
    ]::text end, true);
    v_all := v_all || coalesce(v_caller || jsonb_build_object('own', youju.own_facts(p_districts[i], (v_caller ->> 'personId')::uuid)), 'null');
  end loop;
  perform set_config('youju.' || name, '', true)
     from unnest(array['district', 'school', 'person', 'reach', 'people', 'led', 'classes', 'units', 'posts', 'acting_for']) name;
  return to_jsonb(v_all);
end
$$;

-- What of a person only they and their leaders read, and whom they mentor or are mentored by.
create function youju.own_facts(p_district uuid, p_person uuid) returns jsonb
  language sql stable set search_path = pg_catalog, pg_temp
return (select jsonb_build_object('birthDate', p.birth_date, 'teachingSince', p.teaching_since)
          from (select) one left join youju.person_private p on p.district_id = p_district and p.person_id = p_person)
  || jsonb_build_object('mentoring', (select coalesce(jsonb_agg(jsonb_build_object(
      'mentorId', m.mentor_id, 'apprenticeId', m.apprentice_id, 'from', m.from_on, 'to', m.to_on)), '[]')
    from youju.mentoring m where m.district_id = p_district and p_person in (m.mentor_id, m.apprentice_id)));

-- From here on the transaction is that caller's, as if they had entered alone.
create function youju.take_turn(p_turn int) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  v text[] := nullif(current_setting('youju.turn_' || p_turn, true), '')::text[];
begin
  if v is null then raise exception 'nobody entered for this turn' using errcode = '42501'; end if;
  perform set_config('youju.district', v[1], true), set_config('youju.school', v[2], true), set_config('youju.person', v[3], true),
          set_config('youju.reach', v[4], true), set_config('youju.people', v[5], true), set_config('youju.led', v[6], true),
          set_config('youju.classes', v[7], true), set_config('youju.units', v[8], true), set_config('youju.posts', v[9], true),
          set_config('youju.acting_for', coalesce(v[10], ''), true);
end
$$;

-- The staff of the caller's school with what plans narrow lessons by; what youju.known_of tells of one of them on a day.
create function youju.staff_known() returns table (
  id uuid, name text, subject text, appointments jsonb, tags jsonb
)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select p.id, p.name, p.subject,
         coalesce((select jsonb_agg(jsonb_build_object('post', a.post, 'unitId', a.unit_id, 'from', a.from_on, 'to', a.to_on)
                          order by a.from_on, a.id)
                     from youju.appointment a
                    where a.district_id = p.district_id and a.person_id = p.id and a.school_id = p.school_id), '[]'),
         coalesce((select jsonb_agg(jsonb_build_object('tag', t.tag, 'from', t.from_on, 'to', t.to_on) order by t.from_on, t.tag)
                     from youju.tag t
                    where t.district_id = p.district_id and t.subject_id = p.id and t.school_id = p.school_id), '[]')
    from youju.person p
   where p.district_id = youju.district() and p.school_id = youju.school() and p.kind = 'staff' and youju.is_staff();
end;

-- What follows from records that were written just now: credits, tallies, those whom they concern, the parts that few read, the time it
-- took. All of the batch at once, in the order of keys, so that two batches never wait for each other.
create function youju.keep_new_follows(p_items jsonb, p_written uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_items jsonb;
begin
  select jsonb_agg(jsonb_build_object(
           'district_id', r.district_id, 'id', r.id, 'school_id', r.school_id, 'term_id', r.term_id, 'kind', r.kind,
           'author_id', r.author_id, 'about_id', r.about_id, 'happened_on', r.happened_on, 'changed_at', r.changed_at,
           'sealed', r.sealed, 'form', case when r.kind = 'register' then r.payload ->> 'form' else '' end,
           'credits', i.credits, 'involved', i.involved, 'private', nullif(i.private, 'null'), 'seconds', i.seconds))
    into v_items
    from jsonb_to_recordset(p_items) as i (turn int, record jsonb, credits jsonb, involved jsonb, private jsonb, seconds int)
    cross join lateral (select case
           when i.turn is null then array[youju.setting('district'), youju.setting('school'), youju.setting('person'), youju.reach()]
           else nullif(current_setting('youju.turn_' || i.turn, true), '')::text[] end as who) caller
    join youju.record r on r.district_id = who[1]::uuid and r.id = (i.record ->> 'id')::uuid
         and r.school_id = who[2]::uuid and r.author_id = who[3]::uuid and r.revision = 1
   where (i.record ->> 'id')::uuid = any (p_written) and who[4] in ('self', 'group', 'school');
  if coalesce(jsonb_array_length(v_items), 0) <> cardinality(p_written) then
    raise exception 'not the callers'' records' using errcode = '42501';
  end if;

  if exists (
    select from jsonb_to_recordset(v_items) as r (district_id uuid, school_id uuid, credits jsonb),
                jsonb_to_recordset(r.credits) as c ("subjectId" uuid)
     where not exists (select from youju.person p where p.district_id = r.district_id and p.id = c."subjectId" and p.school_id = r.school_id)
       and not exists (select from youju.org_unit u
                        where u.district_id = r.district_id and u.id = c."subjectId" and coalesce(u.school_id, u.id) = r.school_id)
  ) then
    raise exception 'credit for another school' using errcode = '42501';
  end if;

  with come as (
    insert into youju.credit (district_id, record_id, measure, school_id, term_id, subject_id, on_date, week, quantity, since)
    select r.district_id, r.id, c.measure, r.school_id, r.term_id, c."subjectId", c."on", c.week, c.quantity, r.changed_at
      from jsonb_to_recordset(v_items) as r (district_id uuid, id uuid, school_id uuid, term_id uuid, changed_at timestamptz, credits jsonb),
           jsonb_to_recordset(r.credits) as c (measure text, "subjectId" uuid, "on" date, week smallint, quantity int)
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
  select distinct on (r.id, p.id, i.role) r.district_id, r.id, p.id, i.role, i.mark, r.school_id, r.author_id, r.about_id, r.kind, r.happened_on
    from jsonb_to_recordset(v_items) as r (district_id uuid, id uuid, school_id uuid, author_id uuid, about_id uuid, kind text,
                                           happened_on date, sealed boolean, involved jsonb),
         jsonb_to_recordset(r.involved) as i ("personId" uuid, role text, mark text)
    join youju.person p on p.id = i."personId" and p.kind = 'staff'
   where p.district_id = r.district_id and p.school_id = r.school_id
     and not r.sealed and (p.id <> r.author_id or i.role = 'attendance');

  insert into youju.record_private (district_id, record_id, school_id, payload)
  select district_id, id, school_id, private
    from jsonb_to_recordset(v_items) as r (district_id uuid, id uuid, school_id uuid, private jsonb) where private is not null;

  insert into youju.time_spent (district_id, school_id, term_id, kind, form, seconds)
  select district_id, school_id, term_id, kind, form, seconds
    from jsonb_to_recordset(v_items) as r (district_id uuid, school_id uuid, term_id uuid, kind text, form text, seconds int)
   where seconds is not null;
end
$$;

-- The natural keys of the caller's new record, which nothing holds yet but it; what is taken, and by which record, otherwise.
create function youju.hold_claims(r youju.record, p_claims text[]) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_held int;
begin
  if (r.district_id, r.school_id, r.author_id) is distinct from (youju.district(), youju.school(), youju.me())
     or not exists (select from youju.record k where k.district_id = r.district_id and k.id = r.id and k.author_id = r.author_id) then
    raise exception 'not the caller''s record' using errcode = '42501';
  end if;
  insert into youju.record_claim (district_id, natural_key, record_id, school_id)
  select r.district_id, key, r.id, r.school_id from unnest(p_claims) key order by key
  on conflict do nothing;
  get diagnostics v_held = row_count;
  if v_held = cardinality(p_claims) then return null; end if;
  return (select jsonb_build_object('key', key, 'recordId', c.record_id)
            from unnest(p_claims) key
            left join youju.record_claim c on c.district_id = r.district_id and c.natural_key = key
           where c.record_id is distinct from r.id limit 1);
end
$$;

-- New records with all that follows. Each is written in its caller's turn, or the caller's who has entered where it has none, and each has
-- its own outcome, in the order given: 'written', 'same' (that submission is kept already), 'idTaken', 'taken' (a natural key is another
-- record's) or 'otherPlans' (the plans are not those it was counted by). One that is not written leaves nothing behind.
create function youju.keep_new(p_items jsonb) returns jsonb
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  v_item record;
  r youju.record;
  v_before youju.record;
  v_school text := '';
  v_stamp int;
  v_taken jsonb;
  v_outcome jsonb;
  v_outcomes jsonb[] := '{}';
  v_written uuid[] := '{}';
begin
  for v_item in
    select i.* from jsonb_to_recordset(p_items) as i (turn int, record jsonb, claims text[], journal jsonb, stamp int)
  loop
    if v_item.turn is not null then perform youju.take_turn(v_item.turn); end if;
    r := jsonb_populate_record(null::youju.record, v_item.record);
    r.revision := 1;
    r.changed_at := r.received_at;
    if v_school <> r.district_id || '/' || r.school_id then
      v_school := r.district_id || '/' || r.school_id;
      perform pg_advisory_xact_lock_shared(youju.plans_of(r.district_id, r.school_id)),
              pg_advisory_xact_lock_shared(youju.plans_of(r.district_id, r.district_id));
      v_stamp := youju.plan_stamp(r.district_id, r.school_id);
    end if;
    if v_stamp is distinct from v_item.stamp then
      v_outcomes := v_outcomes || '{"outcome": "otherPlans"}'::jsonb;
      continue;
    end if;
    begin
      insert into youju.record values (r.*) on conflict do nothing;
      if not found then
        select * into v_before from youju.record where district_id = r.district_id and id = r.id;
        v_outcome := jsonb_build_object('outcome', case
          when v_before.author_id = r.author_id and v_before.submitted_hash = r.submitted_hash then 'same' else 'idTaken' end);
      else
        v_taken := youju.hold_claims(r, v_item.claims);
        if v_taken is not null then raise exception 'natural key taken' using errcode = 'YJ001'; end if;
        perform youju.keep_journal(r.district_id, r.school_id, 'record', r.id, v_item.journal, null, to_jsonb(r));
        v_written := v_written || r.id;
        v_outcome := '{"outcome": "written"}';
      end if;
    exception when sqlstate 'YJ001' then
      v_outcome := v_taken || '{"outcome": "taken"}';
    end;
    v_outcomes := v_outcomes || v_outcome;
  end loop;
  if cardinality(v_written) > 0 then perform youju.keep_new_follows(p_items, v_written); end if;
  return to_jsonb(v_outcomes);
end
$$;

revoke execute on function youju.enter_all, youju.own_facts, youju.take_turn, youju.staff_known, youju.keep_new_follows, youju.hold_claims,
  youju.keep_new from public;
grant execute on function youju.enter_all, youju.own_facts, youju.take_turn, youju.staff_known,
  youju.keep_new_follows, youju.hold_claims, youju.keep_new to youju_app;

-- Called for every row, and names everything by its schema when it is made, not when it runs: looking for names takes longer than they do.
alter function youju.commitment(uuid, text, text) reset search_path;
alter function youju.journal_hash(youju.journal) reset search_path;
alter function youju.keep_journal(uuid, uuid, text, uuid, jsonb, jsonb, jsonb) reset search_path;
alter function youju.may_change(uuid, uuid) reset search_path;
alter function youju.plan_stamp(uuid, uuid) reset search_path;
alter function youju.plans_of(uuid, uuid) reset search_path;

-- As in 0024; whose members somebody sees is asked for who leads a group, and what a parent hears for parents.
create or replace function youju.enter(p_district uuid, p_session uuid, p_today date, p_now timestamptz) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_session youju.session;
  v_person youju.person;
  v_posts jsonb;
  v_held text[];
  v_reach text;
  v_people uuid[];
  v_led uuid[];
  v_classes uuid[];
  v_units uuid[];
  v_acting_for uuid[];
begin
  select * into v_session from youju.session
   where district_id = p_district and id = p_session and closed_at is null and expires_at > now();
  if not found then return null; end if;
  select * into v_person from youju.person where district_id = p_district and id = v_session.person_id;
  if not found then return null; end if;

  with held as (
    select a.post, a.unit_id, null::text as acting_for, null::uuid as giver_id, a.from_on, a.id
      from youju.appointment a
     where a.district_id = p_district and a.person_id = v_person.id and a.school_id = v_session.school_id
       and a.from_on <= p_today and (a.to_on is null or p_today <= a.to_on)
    union all
    -- Only what the giver holds on that day can be acted in, and only by somebody who is in post here.
    select a.post, a.unit_id, g.name, g.id, d.from_on, d.id
      from youju.delegation d
      join youju.appointment a on a.district_id = d.district_id and a.person_id = d.giver_id and a.post = d.post
           and a.school_id = d.school_id and a.from_on <= p_today and (a.to_on is null or p_today <= a.to_on)
      join youju.person g on g.district_id = d.district_id and g.id = d.giver_id
     where d.district_id = p_district and d.taker_id = v_person.id and d.school_id = v_session.school_id
       and d.ended_at is null and p_today between d.from_on and d.to_on
       and exists (select from youju.appointment o
                    where o.district_id = p_district and o.person_id = v_person.id and o.school_id = v_session.school_id
                      and o.post = any (youju.staff_posts()) and o.from_on <= p_today and (o.to_on is null or p_today <= o.to_on))
    union all
    select 'parent', c.class_id, null, null, c.asked_at::date, c.id
      from youju.guardianship c
      join youju.org_unit class on class.district_id = c.district_id and class.id = c.class_id
           and (class.from_on is null or class.from_on <= p_today) and (class.to_on is null or p_today <= class.to_on)
     where c.district_id = p_district and c.person_id = v_person.id and c.school_id = v_session.school_id
       and c.state = 'joined'
  )
  select coalesce(jsonb_agg(jsonb_build_object(
           'post', h.post, 'unitId', h.unit_id, 'unitName', u.name, 'unitKind', u.kind, 'actingFor', h.acting_for)
           order by h.acting_for nulls first, h.from_on, h.id), '[]'),
         coalesce(array_agg(distinct h.post), '{}'),
         coalesce(array_agg(distinct h.giver_id) filter (where h.giver_id is not null), '{}')
    into v_posts, v_held, v_acting_for
    from held h
    join youju.org_unit u on u.district_id = p_district and u.id = h.unit_id;

  v_reach := case
    when v_held && array['principal', 'teachingPrincipal', 'director', 'clerk'] then 'school'
    when v_held && array['officer'] and v_session.school_id = p_district then 'school'
    when v_held && array['groupLead', 'gradeLead'] then 'group'
    when v_held && array['teacher', 'classTeacher', 'support', 'instructor'] then 'self'
    when v_held && array['parent'] then 'guardian'
    else 'nobody'
  end;
  if v_reach in ('self', 'group', 'school') then v_held := array_append(v_held, 'staff'); end if;

  select coalesce(array_agg((p ->> 'unitId')::uuid) filter (where p ->> 'post' in ('groupLead', 'gradeLead', 'instructor')), '{}'),
         coalesce(array_agg((p ->> 'unitId')::uuid) filter (where p ->> 'post' = 'classTeacher'), '{}')
    into v_led, v_classes from jsonb_array_elements(v_posts) p;

  v_people := '{}';
  if v_held && array['groupLead', 'gradeLead'] then
    select coalesce(array_agg(distinct m.person_id), '{}') into v_people
      from youju.appointment m
     where m.district_id = p_district and m.from_on <= p_today and (m.to_on is null or p_today <= m.to_on)
       and m.unit_id in (select (p ->> 'unitId')::uuid from jsonb_array_elements(v_posts) p
                          where p ->> 'post' in ('groupLead', 'gradeLead'));
  end if;

  v_units := array(select distinct unnest(v_led));
  if 'parent' = any (v_held) then
    with recursive heard as (
      select u.id, u.parent_id from youju.org_unit u
       where u.district_id = p_district
         and u.id in (select (p ->> 'unitId')::uuid from jsonb_array_elements(v_posts) p where p ->> 'post' = 'parent')
      union
      select u.id, u.parent_id from youju.org_unit u join heard h on h.parent_id = u.id
       where u.district_id = p_district and u.kind in ('grade', 'school')
    )
    select coalesce(array_agg(id), '{}') into v_units from (select id from heard union select unnest(v_led)) units;
  end if;

  perform set_config('youju.district', p_district::text, true),
          set_config('youju.school', v_session.school_id::text, true),
          set_config('youju.person', v_person.id::text, true),
          set_config('youju.reach', v_reach, true),
          set_config('youju.people', v_people::text, true),
          set_config('youju.led', v_led::text, true),
          set_config('youju.classes', v_classes::text, true),
          set_config('youju.units', v_units::text, true),
          set_config('youju.posts', v_held::text, true),
          set_config('youju.acting_for', v_acting_for::text, true),
          set_config('youju.now', p_now::text, true);
  return jsonb_build_object(
    'districtId', p_district, 'schoolId', v_session.school_id, 'personId', v_person.id, 'sessionId', v_session.id,
    'name', v_person.name, 'subject', v_person.subject, 'posts', v_posts,
    'reach', case when v_reach = 'school' and v_session.school_id = p_district then 'district' else v_reach end,
    'people', to_jsonb(v_people), 'led', to_jsonb(v_led), 'classes', to_jsonb(v_classes), 'units', to_jsonb(v_units));
end
$$;
