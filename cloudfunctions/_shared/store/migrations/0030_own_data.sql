-- What a school has switched, which version of the privacy text somebody agreed to, what is known about oneself, and how it goes.

-- Only what was ever switched; everything else stands at its default (core/setting).
create table youju.setting (
  district_id uuid not null,
  school_id uuid not null,
  key text not null,
  is_on boolean not null,
  reason text not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (district_id, school_id, key)
);

create table youju.consent (
  district_id uuid not null,
  person_id uuid not null,
  school_id uuid not null,
  version text not null,
  agreed_at timestamptz not null,
  primary key (district_id, person_id, version)
);

-- What writing a record down took. Of nobody: neither the record nor its author nor the moment is kept with it.
create table youju.time_spent (
  district_id uuid not null,
  school_id uuid not null,
  term_id uuid not null,
  kind text not null,
  -- The form's name for registers.
  form text not null,
  seconds int not null check (seconds between 1 and 7200)
);
create index time_spent_by_term on youju.time_spent (district_id, school_id, term_id, kind, form);
grant insert on youju.time_spent to youju_app;
alter table youju.time_spent enable row level security;
create policy tell on youju.time_spent for insert with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff()));

-- What writing down costs the school in a term, for the office: of forms that few may read nothing, and of what fewer than five
-- told no time.
create function youju.burden(p_term uuid) returns table (kind text, form text, records int, median_seconds int)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select r.kind, r.form, r.records, case when t.told >= 5 then t.median end
    from (
      select k.kind, coalesce(k.payload ->> 'form', '') as form, count(*)::int as records
        from youju.record k
       where k.district_id = youju.district() and k.school_id = youju.school() and k.term_id = p_term
         and k.state <> 'withdrawn' and not k.sealed
       group by 1, 2
    ) r
    left join (
      select s.kind, s.form, count(*) as told, percentile_cont(0.5) within group (order by s.seconds)::int as median
        from youju.time_spent s
       where s.district_id = youju.district() and s.school_id = youju.school() and s.term_id = p_term
       group by 1, 2
    ) t on t.kind = r.kind and t.form = r.form
   where youju.reach() = 'school'
   order by r.records desc, r.kind, r.form;
end;
revoke execute on function youju.burden from public;
grant execute on function youju.burden to youju_app;

grant select, insert on youju.setting, youju.consent to youju_app;
grant update (is_on, reason, changed_by, changed_at) on youju.setting to youju_app;
alter table youju.setting enable row level security;
alter table youju.consent enable row level security;

-- What is switched is for every colleague to see, and for leaders to switch in their own name.
create policy read on youju.setting for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff()));
create policy switch_first on youju.setting for insert with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.leads_school())
  and changed_by = (select youju.me()));
create policy switch_again on youju.setting for update
  using (district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.leads_school()))
  with check (changed_by = (select youju.me()));

create policy read on youju.consent for select using (
  district_id = (select youju.district()) and person_id = (select youju.me()));
create policy agree on youju.consent for insert with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and person_id = (select youju.me()));

-- ── Erasure ───────────────────────────────────────────────────────────────────────────────────────────────────────────

-- A text without somebody's name. Longer names that contain it belong to others, and stay.
create function youju.without_name(p_text text, p_name text, p_pseudonym text, p_others text[]) returns text
  language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp
as $$
begin
  for i in 1 .. coalesce(cardinality(p_others), 0) loop
    p_text := replace(p_text, p_others[i], chr(57344 + i));
  end loop;
  p_text := replace(p_text, p_name, p_pseudonym);
  for i in 1 .. coalesce(cardinality(p_others), 0) loop
    p_text := replace(p_text, chr(57344 + i), p_others[i]);
  end loop;
  return p_text;
end
$$;

-- A JSON value as cloudfunctions/_shared/store/content-hash.ts spells it: keys in order, nothing between.
create function youju.spelled(p jsonb) returns text
  language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp
as $$
begin
  return case jsonb_typeof(p)
    when 'object' then (select '{' || coalesce(string_agg(to_jsonb(e.key)::text || ':' || youju.spelled(e.value), ',' order by e.key collate "C"), '') || '}'
                        from jsonb_each(p) e)
    when 'array' then (select '[' || coalesce(string_agg(youju.spelled(e.value), ',' order by e.ordinality), '') || ']'
                       from jsonb_array_elements(p) with ordinality e)
    when 'number' then trim_scale((p #>> '{}')::numeric)::text
    else p::text end;
end
$$;

-- The name goes wherever the school's rows hold it, in whatever table; what is committed to in a plan that was published stays
-- as it was judged by, and so do natural keys and measures, which name nobody. Where somebody else has the same name, or it is
-- what a parent wants to be called, it goes only from rows that also say by id whom they mean.
create function youju.unname(p_district uuid, p_school uuid, p_person uuid, p_name text, p_pseudonym text, p_tied boolean, p_others text[])
  returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  c record;
  v_kept_apart constant text[] := array['journal', 'journal_link', 'journal_head', 'plan_version', 'account', 'session', 'time_spent'];
begin
  for c in
    select k.table_name, k.column_name, k.data_type
      from information_schema.columns k
     where k.table_schema = 'youju' and k.data_type in ('text', 'jsonb') and k.is_generated = 'NEVER'
       and k.table_name <> all (v_kept_apart) and k.column_name not in ('natural_key', 'measure')
       and exists (select from information_schema.columns s
                    where s.table_schema = 'youju' and s.table_name = k.table_name and s.column_name = 'school_id')
       and exists (select from pg_class r where r.relnamespace = 'youju'::regnamespace and r.relname = k.table_name and r.relkind = 'r')
  loop
    execute format(
      'update youju.%1$I t set %2$I = youju.without_name(%2$I::text, $1, $2, $3)::%3$s
        where t.district_id = $4 and t.school_id = $5 and strpos(%2$I::text, $1) > 0 %4$s',
      c.table_name, c.column_name, c.data_type, case when p_tied then 'and strpos(t::text, $6::text) > 0' else '' end)
      using p_name, p_pseudonym, p_others, p_district, p_school, p_person;
  end loop;
end
$$;

-- The hashes of what records say now; what was said to a content, and who looked at it, goes with it.
create function youju.hash_anew(p_district uuid, p_school uuid, p_person uuid, p_pseudonym text) returns int
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  r record;
  v_hash text;
  v_count int := 0;
begin
  for r in
    select k.id, k.author_id, k.content_hash, k.kind, k.payload || coalesce(s.payload, '{}') as content
      from youju.record k
      left join youju.record_private s on s.district_id = k.district_id and s.record_id = k.id
     where k.district_id = p_district and k.school_id = p_school
       and (k.author_id = p_person or strpos(k.payload::text, p_pseudonym) > 0 or strpos(s.payload::text, p_pseudonym) > 0)
  loop
    v_count := v_count + 1;
    v_hash := encode(sha256(convert_to(youju.spelled(jsonb_build_object('kind', r.kind, 'payload', r.content)), 'UTF8')), 'hex');
    update youju.statement set content_hash = v_hash
     where district_id = p_district and record_id = r.id and content_hash = r.content_hash;
    update youju.record_check set content_hash = v_hash
     where district_id = p_district and record_id = r.id and content_hash = r.content_hash;
    update youju.record set content_hash = v_hash,
           submitted_hash = case when author_id = p_person then v_hash else submitted_hash end
     where district_id = p_district and id = r.id;
  end loop;
  return v_count;
end
$$;

-- The last day from which on somebody has the same age, and the same years of teaching, at the start of each of the school's
-- terms: quotas stay what they were, the day itself goes.
create function youju.coarse(p_date date, p_district uuid, p_school uuid) returns date
  language sql stable set search_path = pg_catalog, pg_temp
return (
  select max(case when a.on_it < p_date then a.on_it else (a.on_it - interval '1 year')::date end) + 1
    from youju.term t
    cross join lateral (
      select (t.start_on - make_interval(years => (extract(year from t.start_on) - extract(year from p_date))::int))::date as on_it) a
   where t.district_id = p_district and t.school_id = p_school
);

-- Erases a person at a school: ways in, what names them, and the day of birth; what they did stays, under a pseudonym, and counts.
create function youju.erase(p_district uuid, p_school uuid, p_person uuid, p_act jsonb) returns jsonb
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  p youju.person;
  g record;
  v_pseudonym text;
  v_others text[];
  v_tied boolean;
  v_reach text := current_setting('youju.reach', true);
  v_me text := current_setting('youju.person', true);
  v_account uuid;
  v_records int;
  v_rows jsonb;
begin
  select * into p from youju.person where district_id = p_district and school_id = p_school and id = p_person for update;
  if not found then return null; end if;
  if p.name like '已删除用户-%' then return jsonb_build_object('pseudonym', p.name, 'records', 0); end if;
  loop
    v_pseudonym := '已删除用户-' || upper(left(replace(gen_random_uuid()::text, '-', ''), 4));
    exit when not exists (select from youju.person where district_id = p_district and name = v_pseudonym);
  end loop;
  -- What guards how records and announcements are corrected is not asked: nothing is, in anybody's name.
  perform set_config('youju.reach', 'nobody', true), set_config('youju.person', '', true);

  for v_account in select id from youju.account where district_id = p_district and school_id = p_school and person_id = p_person loop
    perform youju.end_place(p_district, v_account, null);
    perform youju.part_place(p_district, v_account);
    delete from youju.session where district_id = p_district and account_id = v_account;
    delete from youju.account where district_id = p_district and id = v_account;
  end loop;
  delete from youju.invitation where district_id = p_district and school_id = p_school and person_id = p_person;
  update youju.guardianship
     set state = case when state in ('asked', 'joined') then 'left' else state end,
         ended_at = coalesce(ended_at, (p_act ->> 'at')::timestamptz)
   where district_id = p_district and school_id = p_school and person_id = p_person;
  update youju.delegation set ended_at = (p_act ->> 'at')::timestamptz
   where district_id = p_district and school_id = p_school and p_person in (giver_id, taker_id) and ended_at is null;
  update youju.person_private set birth_date = youju.coarse(birth_date, p_district, p_school),
         teaching_since = youju.coarse(teaching_since, p_district, p_school)
   where district_id = p_district and school_id = p_school and person_id = p_person;
  update youju.person set staff_no = '' where district_id = p_district and id = p_person;

  for g in
    select n.name,
           p.kind = 'guardian' or length(n.name) < 2
             or exists (select from youju.person o
                         where o.district_id = p_district and o.school_id = p_school and o.id <> p.id and o.name = n.name) as tied,
           (select array_agg(o.name order by length(o.name) desc) from youju.person o
             where o.district_id = p_district and o.school_id = p_school and strpos(o.name, n.name) > 0 and o.name <> n.name) as others
      from (select p.name union select x.name from youju.guardianship x
             where x.district_id = p_district and x.school_id = p_school and x.person_id = p_person) n
     where n.name <> ''
     order by length(n.name) desc
  loop
    -- Whoever writes down why may have named whom.
    p_act := p_act || jsonb_build_object('reason', youju.without_name(p_act ->> 'reason', g.name, v_pseudonym, g.others));
    perform youju.unname(p_district, p_school, p_person, g.name, v_pseudonym, g.tied, g.others);
    select coalesce(jsonb_agg(jsonb_build_object(
             'seq', j.seq, 'reason', youju.without_name(j.reason, g.name, v_pseudonym, g.others),
             'before', youju.without_name((j.before - '{content_hash,submitted_hash}'::text[])::text, g.name, v_pseudonym, g.others)::jsonb,
             'after', youju.without_name((j.after - '{content_hash,submitted_hash}'::text[])::text, g.name, v_pseudonym, g.others)::jsonb)), '[]')
      into v_rows
      from youju.journal j
     where j.district_id = p_district and j.school_id = p_school
       and (strpos(j.reason, g.name) > 0 or strpos(j.before::text, g.name) > 0 or strpos(j.after::text, g.name) > 0)
       and (not g.tied or strpos(j::text, p_person::text) > 0);
    if v_rows <> '[]' then
      perform youju.redact_journal(p_district, p_school, p_person, p_act, jsonb_build_object('pseudonym', v_pseudonym), v_rows);
    end if;
  end loop;
  update youju.person set name = v_pseudonym where district_id = p_district and id = p_person;
  update youju.guardianship set name = v_pseudonym
   where district_id = p_district and school_id = p_school and person_id = p_person;
  v_records := youju.hash_anew(p_district, p_school, p_person, v_pseudonym);
  perform set_config('youju.reach', coalesce(v_reach, ''), true), set_config('youju.person', coalesce(v_me, ''), true);
  perform youju.keep_journal(p_district, p_school, 'privacy', p_person, p_act || '{"did": "personErased"}', null,
                             jsonb_build_object('pseudonym', v_pseudonym, 'records', v_records));
  return jsonb_build_object('pseudonym', v_pseudonym, 'records', v_records);
end
$$;

-- The caller's own: null for who is on the staff, now or later.
create function youju.erase_me(p_act jsonb, p_today date) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if youju.me() is null or youju.is_or_will_be_here(youju.district(), youju.school(), youju.me(), p_today) then return null; end if;
  return youju.erase(youju.district(), youju.school(), youju.me(), p_act || jsonb_build_object('actorId', youju.me()));
end
$$;

-- Somebody else's, on request, by the clerk or a leader: {outcome: notFound | stillHere}, or as above.
create function youju.erase_person(p_person uuid, p_act jsonb, p_today date) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if not youju.is_staff() or not (youju.leads_school() or youju.posts() && array['clerk']) then
    raise exception 'erases nobody' using errcode = '42501';
  end if;
  if not exists (select from youju.person where district_id = youju.district() and school_id = youju.school() and id = p_person) then
    return '{"outcome": "notFound"}';
  end if;
  if youju.is_or_will_be_here(youju.district(), youju.school(), p_person, p_today)
     or exists (select from youju.guardianship g where g.district_id = youju.district() and g.person_id = p_person and g.state = 'joined')
  then return '{"outcome": "stillHere"}';
  end if;
  return youju.erase(youju.district(), youju.school(), p_person, p_act || jsonb_build_object('actorId', youju.me()));
end
$$;

-- ── Everything about oneself ──────────────────────────────────────────────────────────────────────────────────────────

-- Without secrets. Of records by others: those about the caller that are not sealed, and of marks the caller's own.
create function youju.own_data() returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  with me as (select p.* from youju.person p where p.district_id = youju.district() and p.id = youju.me()),
  rows as (
    select 'person' as part, to_jsonb(x) as row from (
      select m.name, m.kind, m.subject, m.staff_no, v.birth_date, v.teaching_since from me m
        left join youju.person_private v on v.district_id = m.district_id and v.person_id = m.id) x
    union all
    select 'posts', to_jsonb(x) from (
      select a.post, u.name as unit, a.from_on, a.to_on from youju.appointment a, youju.org_unit u
       where a.district_id = youju.district() and a.person_id = youju.me() and u.district_id = a.district_id and u.id = a.unit_id
       order by a.from_on, a.id) x
    union all
    select 'tags', to_jsonb(x) from (
      select t.tag, t.from_on, t.to_on from youju.tag t where t.district_id = youju.district() and t.subject_id = youju.me()) x
    union all
    select 'waysIn', to_jsonb(x) from (
      select a.login, a.password_hash is not null as has_password, a.wechat_openid is not null as has_wechat from youju.account a
       where a.district_id = youju.district() and a.person_id = youju.me() and a.school_id = youju.school()) x
    union all
    select 'sessions', to_jsonb(x) from (
      select s.device, s.opened_at, s.last_seen_at, s.expires_at, s.closed_at from youju.session s
       where s.district_id = youju.district() and s.person_id = youju.me() and s.school_id = youju.school() order by s.opened_at) x
    union all
    select 'classes', to_jsonb(x) from (
      select u.name as class, g.name as called, g.state, g.asked_at, g.decided_at, g.ended_at from youju.guardianship g, youju.org_unit u
       where g.district_id = youju.district() and g.person_id = youju.me() and u.district_id = g.district_id and u.id = g.class_id) x
    union all
    select 'delegations', to_jsonb(x) from (
      select d.post, d.giver_id = youju.me() as given, d.from_on, d.to_on, d.reason, d.made_at, d.ended_at from youju.delegation d
       where d.district_id = youju.district() and youju.me() in (d.giver_id, d.taker_id)) x
    union all
    select 'recordsWritten', to_jsonb(x) from (
      select r.id, r.kind, r.happened_on, r.state, r.revision, r.received_at, r.changed_at,
             r.payload || coalesce(s.payload, '{}') as content
        from youju.record r left join youju.record_private s on s.district_id = r.district_id and s.record_id = r.id
       where r.district_id = youju.district() and r.author_id = youju.me() order by r.happened_on, r.id) x
    union all
    select 'recordsAbout', to_jsonb(x) from (
      select r.id, r.kind, r.happened_on, r.state, r.payload as content,
             (select string_agg(i.mark, ' ') from youju.involvement i
               where i.district_id = r.district_id and i.record_id = r.id and i.person_id = youju.me()) as mark
        from youju.record r
       where r.district_id = youju.district() and r.school_id = youju.school() and r.author_id <> youju.me() and not r.sealed
         and (r.about_id = youju.me() or exists (select from youju.involvement i where i.district_id = r.district_id
                                                    and i.record_id = r.id and i.person_id = youju.me()))
       order by r.happened_on, r.id) x
    union all
    select 'statements', to_jsonb(x) from (
      select t.record_id, t.stance, t.words, t.at from youju.statement t
       where t.district_id = youju.district() and t.person_id = youju.me() order by t.at) x
    union all
    select 'receipts', to_jsonb(x) from (
      select n.title, c.read_at from youju.receipt c, youju.notice n
       where c.district_id = youju.district() and c.person_id = youju.me() and n.district_id = c.district_id and n.id = c.notice_id
       order by c.read_at) x
    union all
    select 'suggestions', to_jsonb(x) from (
      select s.kind, s.anonymous, s.text, s.at, s.answer, s.answered_at from youju.suggestion s
       where s.district_id = youju.district() and s.writer_id = youju.me() order by s.at) x
    union all
    select 'consents', to_jsonb(x) from (
      select c.version, c.agreed_at from youju.consent c where c.district_id = youju.district() and c.person_id = youju.me()) x
    union all
    select 'acts', to_jsonb(x) from (
      select j.at, j.row_kind, j.did, j.reason from youju.journal j
       where j.district_id = youju.district() and j.actor_id = youju.me() and j.school_id = youju.school() order by j.seq) x
  )
  select coalesce(jsonb_object_agg(p.part, p.rows), '{}')
    from (select r.part, jsonb_agg(r.row) as rows from rows r group by r.part) p;
$$;

-- ── Retention ─────────────────────────────────────────────────────────────────────────────────────────────────────────

-- How many of a kind are due by a moment, or deletes them. Of register entries only what is sensitive goes, and of that not what
-- is counted; p_forms is [{form, before, kept: [field]}], and a term that is open has none that are due.
create function youju.retain(p_district uuid, p_school uuid, p_kind text, p_before timestamptz, p_forms jsonb, p_delete boolean, p_act jsonb)
  returns int
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  g record;
  v_due int := 0;
begin
  case p_kind
    when 'sensitiveAnswers' then
      for g in
        select s.record_id, s.payload, (select coalesce(jsonb_object_agg(e.key, e.value), '{}')
                 from jsonb_each(s.payload -> 'secrets') e
                where e.key in (select jsonb_array_elements_text(f.kept))) as kept
          from jsonb_to_recordset(p_forms) as f (form text, before date, kept jsonb)
          join youju.record r on r.district_id = p_district and r.school_id = p_school and r.kind = 'register'
               and r.payload ->> 'form' = f.form and r.happened_on < f.before
          join youju.term t on t.district_id = r.district_id and t.id = r.term_id and t.end_on < f.before
          join youju.record_private s on s.district_id = r.district_id and s.record_id = r.id
         where jsonb_typeof(s.payload -> 'secrets') = 'object'
           and exists (select from jsonb_object_keys(s.payload -> 'secrets') k
                        where k not in (select jsonb_array_elements_text(f.kept)))
      loop
        v_due := v_due + 1;
        if p_delete then
          update youju.record_private set payload = payload || jsonb_build_object('secrets', g.kept)
           where district_id = p_district and record_id = g.record_id;
        end if;
      end loop;
    when 'leftParents' then
      for g in
        select p.id from youju.person p
         where p.district_id = p_district and p.school_id = p_school and p.kind = 'guardian' and p.name not like '已删除用户-%'
           and not exists (select from youju.guardianship x where x.district_id = p.district_id and x.person_id = p.id
                              and (x.state in ('asked', 'joined') or coalesce(x.ended_at, x.decided_at, x.asked_at) >= p_before))
           and exists (select from youju.guardianship x where x.district_id = p.district_id and x.person_id = p.id)
      loop
        v_due := v_due + 1;
        if p_delete then perform youju.erase(p_district, p_school, g.id, p_act); end if;
      end loop;
    when 'sessions' then
      if p_delete then
        delete from youju.session where district_id = p_district and school_id = p_school
           and least(closed_at, expires_at) < p_before;
        get diagnostics v_due = row_count;
      else
        select count(*) into v_due from youju.session where district_id = p_district and school_id = p_school
           and least(closed_at, expires_at) < p_before;
      end if;
    when 'invitations' then
      if p_delete then
        delete from youju.invitation where district_id = p_district and school_id = p_school
           and least(used_at, revoked_at, expires_at) < p_before;
        get diagnostics v_due = row_count;
      else
        select count(*) into v_due from youju.invitation where district_id = p_district and school_id = p_school
           and least(used_at, revoked_at, expires_at) < p_before;
      end if;
    when 'suggestions' then
      if p_delete then
        delete from youju.suggestion where district_id = p_district and recipient_id = p_school and answered_at < p_before;
        get diagnostics v_due = row_count;
      else
        select count(*) into v_due from youju.suggestion where district_id = p_district and recipient_id = p_school and answered_at < p_before;
      end if;
    when 'timeSpent' then
      if p_delete then
        delete from youju.time_spent s using youju.term t
         where s.district_id = p_district and s.school_id = p_school and t.district_id = s.district_id and t.id = s.term_id
           and t.end_on < p_before::date;
        get diagnostics v_due = row_count;
      else
        select count(*) into v_due from youju.time_spent s join youju.term t on t.district_id = s.district_id and t.id = s.term_id
         where s.district_id = p_district and s.school_id = p_school and t.end_on < p_before::date;
      end if;
  end case;
  if p_delete and v_due > 0 then
    perform youju.keep_journal(p_district, p_school, 'privacy', p_school, p_act || '{"did": "retained"}', null,
                               jsonb_build_object('kind', p_kind, 'deleted', v_due));
  end if;
  return v_due;
end
$$;

-- For those who keep or lead the school: only how many.
create function youju.due(p_kind text, p_before timestamptz, p_forms jsonb) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if youju.reach() <> 'school' or not youju.is_staff() then
    raise exception 'keeps no school' using errcode = '42501';
  end if;
  return youju.retain(youju.district(), youju.school(), p_kind, p_before, p_forms, false, null);
end
$$;

revoke execute on function youju.without_name, youju.spelled, youju.unname, youju.hash_anew, youju.coarse, youju.erase, youju.erase_me,
  youju.erase_person, youju.own_data, youju.retain, youju.due from public;
grant execute on function youju.erase_me, youju.erase_person, youju.own_data, youju.due to youju_app;
