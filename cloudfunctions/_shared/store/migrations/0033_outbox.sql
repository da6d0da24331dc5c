-- What is to be said to people (domain.md section 3, reminders), filled in the transaction of the fact it speaks of and
-- sent later; who consented to how many messages; and when each job ran last.

-- A reminder waits in the app from its time on. One that may be pushed is also sent, at least once; what could not be sent
-- stays in the app.
create table youju.reminder (
  district_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('digest', 'due', 'returned')),
  -- What it is about: the week of a digest (2026-11-16), the promise and the day of a due date (…/2026-12-20/T-7), a record
  -- and its revision.
  about text not null,
  line text not null,
  page text not null,
  due_on date,
  made_at timestamptz not null,
  -- Shown and sent from here on: never at night, never on a day without lessons. In the time that people see.
  not_before timestamptz not null,
  read_at timestamptz,
  -- inApp: never to be sent; waiting; sent; dead: given up, for the clerk to see; dropped: no longer true or wanted.
  state text not null check (state in ('inApp', 'waiting', 'sent', 'dead', 'dropped')),
  -- Each try has the next number; what comes of an earlier one, after its lease, changes nothing any more.
  attempts int not null default 0,
  -- Held by one sender until then, so that two never send the same one; and not tried again before. Both in the time of this
  -- database: hosts' clocks may differ, and a demo's stands on another day.
  leased_until timestamptz,
  next_at timestamptz,
  -- One consent was taken off for it, and is given back unless it is sent.
  holds_consent boolean not null default false,
  -- The platform's reason for the last failure, as a code; never its own words.
  failure text check (failure in ('later', 'wrong', 'noConsent', 'unknownUser')),
  sent_at timestamptz,
  primary key (district_id, id),
  unique (district_id, school_id, person_id, kind, about),
  check (state = 'waiting' or leased_until is null),
  check (state = 'waiting' or not holds_consent)
);
create index reminder_waiting on youju.reminder (not_before) where state = 'waiting';
create index reminder_given_up on youju.reminder (district_id, school_id, made_at, id) where state = 'dead';
create index reminder_by_age on youju.reminder (district_id, school_id, made_at);

-- Everybody is reminded until they choose otherwise.
create table youju.reminder_choice (
  district_id uuid not null,
  school_id uuid not null,
  person_id uuid not null,
  digest boolean not null,
  due boolean not null,
  primary key (district_id, school_id, person_id)
);

-- One consent is one message. Taken off when a message goes out, not when it is planned.
create table youju.message_consent (
  district_id uuid not null,
  school_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('digest', 'due')),
  consents int not null check (consents >= 0),
  primary key (district_id, school_id, person_id, kind)
);
-- Answers of WeChat's question that were counted already.
create table youju.message_asking (
  district_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  primary key (district_id, id)
);
create index message_asking_by_person on youju.message_asking (district_id, school_id, person_id);

-- Each job of each school by name: which of its times was the last to be carried out. A time that was missed is caught up once.
create table youju.job (
  district_id uuid not null,
  school_id uuid not null,
  name text not null,
  -- Null until it was carried out for the first time.
  last_due timestamptz,
  finished_at timestamptz,
  -- In a row; and not before then again, in the time of this database.
  failures int not null default 0,
  next_at timestamptz,
  primary key (district_id, school_id, name)
);
create index job_by_name on youju.job (name, last_due);
create index job_failing on youju.job (name) where failures > 0;

-- Of the whole database and no tenant's: when the clockwork last went round.
create table youju.clockwork (
  only_one boolean primary key default true check (only_one),
  went_round_at timestamptz not null
);

alter table youju.reminder enable row level security;
alter table youju.reminder_choice enable row level security;
alter table youju.message_consent enable row level security;
alter table youju.message_asking enable row level security;
alter table youju.job enable row level security;
alter table youju.clockwork enable row level security;

grant select, update (read_at) on youju.reminder to youju_app;
grant select, insert, update (digest, due) on youju.reminder_choice to youju_app;
grant select on youju.message_consent to youju_app;

-- Everybody their own, and nobody anybody else's: a digest says how somebody stands.
create policy read on youju.reminder for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and person_id = (select youju.me())
  and not_before <= (select youju.now()) and state <> 'dropped');
create policy mark_read on youju.reminder for update using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and person_id = (select youju.me()));
create policy read on youju.reminder_choice for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and person_id = (select youju.me()));
create policy choose_first on youju.reminder_choice for insert with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and person_id = (select youju.me()));
create policy choose_again on youju.reminder_choice for update using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and person_id = (select youju.me()));
create policy read on youju.message_consent for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and person_id = (select youju.me()));

-- Counts one answer to WeChat's question, once however often it is told. More than a year's worth is nobody's real consent.
create function youju.keep_consents(p_id uuid, p_kinds text[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if youju.me() is null then raise exception 'nobody consents' using errcode = '42501'; end if;
  insert into youju.message_asking (district_id, id, school_id, person_id, at)
  values (youju.district(), p_id, youju.school(), youju.me(), youju.now()) on conflict do nothing;
  if not found then return; end if;
  insert into youju.message_consent as c (district_id, school_id, person_id, kind, consents)
  select distinct youju.district(), youju.school(), youju.me(), k.kind, 1 from unnest(p_kinds) as k (kind) order by k.kind
  on conflict (district_id, school_id, person_id, kind) do update set consents = least(c.consents + 1, 60);
end
$$;

-- Tells the author of a record that the caller gave it back. Whom and what about is the record's matter; said once a revision.
create function youju.remind_author(p_record uuid, p_id uuid, p_line text, p_page text, p_not_before timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  r youju.record;
begin
  select * into r from youju.record k
   where k.district_id = youju.district() and k.id = p_record and k.state = 'returned' and k.author_id <> youju.me()
     and youju.is_staff() and youju.may_change(k.district_id, k.id);
  if not found then raise exception 'gave nothing back' using errcode = '42501'; end if;
  insert into youju.reminder (district_id, id, school_id, person_id, kind, about, line, page, made_at, not_before, state)
  values (r.district_id, p_id, r.school_id, r.author_id, 'returned', r.id || '/' || r.revision, left(p_line, 200), left(p_page, 200),
          youju.now(), p_not_before, 'inApp')
  on conflict do nothing;
end
$$;

-- Messages that were given up, newest first, for who keeps the school: to whom and why, never what they said.
create function youju.reminders_given_up(p_before timestamptz, p_before_id uuid, p_most int)
  returns table (id uuid, kind text, person_id uuid, name text, made_at timestamptz, attempts int, failure text, due_on date,
                 consents int)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select r.id, r.kind, r.person_id, p.name, r.made_at, r.attempts, r.failure, r.due_on, coalesce(c.consents, 0)
    from youju.reminder r
    join youju.person p on p.district_id = r.district_id and p.id = r.person_id
    left join youju.message_consent c on c.district_id = r.district_id and c.school_id = r.school_id
         and c.person_id = r.person_id and c.kind = r.kind
   where r.district_id = youju.district() and r.school_id = youju.school() and r.state = 'dead'
     and youju.reach() = 'school' and youju.is_staff()
     and (p_before is null or (r.made_at, r.id) < (p_before, p_before_id))
   order by r.made_at desc, r.id desc
   limit p_most;
end;

-- Puts one back among those that wait; false where there is none of that id that was given up.
create function youju.retry_reminder(p_id uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if youju.reach() <> 'school' or not youju.is_staff() then raise exception 'keeps no school' using errcode = '42501'; end if;
  update youju.reminder set state = 'waiting', attempts = 0, next_at = null, failure = null
   where district_id = youju.district() and school_id = youju.school() and id = p_id and state = 'dead';
  return found;
end
$$;

-- Numbers of the whole database, for who runs it: nobody's in particular.
create function youju.outbox_figures(p_now timestamptz)
  returns table (waiting int, dead int, oldest_waiting_since timestamptz, failing_jobs int, went_round_ago double precision)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select (select count(*)::int from youju.reminder r where r.state = 'waiting' and r.not_before <= p_now),
         (select count(*)::int from youju.reminder r where r.state = 'dead'),
         (select min(r.not_before) from youju.reminder r where r.state = 'waiting' and r.not_before <= p_now),
         (select count(*)::int from youju.job j where j.failures > 0),
         (select extract(epoch from clock_timestamp() - k.went_round_at) from youju.clockwork k);
end;

-- ── What goes with people ─────────────────────────────────────────────────────────────────────────────────────────────

-- Whoever has no way into the app any more (youju.erase) is reminded of nothing.
create function youju.forget_reminders() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_person uuid := case when tg_table_name = 'person' then old.id else (to_jsonb(old) ->> 'person_id')::uuid end;
begin
  delete from youju.reminder where district_id = old.district_id and school_id = old.school_id and person_id = v_person;
  delete from youju.reminder_choice where district_id = old.district_id and school_id = old.school_id and person_id = v_person;
  delete from youju.message_consent where district_id = old.district_id and school_id = old.school_id and person_id = v_person;
  delete from youju.message_asking where district_id = old.district_id and school_id = old.school_id and person_id = v_person;
  return null;
end
$$;
create trigger forget_reminders after delete on youju.account for each row execute function youju.forget_reminders();
create trigger forget_reminders after delete on youju.person for each row execute function youju.forget_reminders();

-- As in 0026; reminders, which jobs make by themselves, keep nobody in a roster that is taken back.
create or replace function youju.hanging_on(p_ids uuid[]) returns uuid[]
  language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
declare
  c record;
  v_some uuid[];
  v_all uuid[] := '{}';
begin
  if cardinality(p_ids) = 0 then return v_all; end if;
  for c in
    select t.relname, k.attname,
           exists (select from pg_attribute s where s.attrelid = t.oid and s.attname = 'school_id' and not s.attisdropped) as schools
      from pg_class t
      join pg_attribute k on k.attrelid = t.oid and k.attnum > 0 and not k.attisdropped and k.atttypid = 'uuid'::regtype
      join pg_attribute d on d.attrelid = t.oid and d.attname = 'district_id' and not d.attisdropped
     where t.relnamespace = 'youju'::regnamespace and t.relkind in ('r', 'p') and not t.relispartition
       and t.relname not in ('org_unit', 'person', 'person_private', 'appointment', 'tag', 'timetable_slot', 'roster_import',
                             'reminder')
       and k.attname not in ('id', 'district_id', 'school_id')
  loop
    execute format('select coalesce(array_agg(distinct t.%1$I), ''{}'') from youju.%2$I t where t.district_id = $1 %3$s and t.%1$I = any ($2)',
                   c.attname, c.relname, case when c.schools then 'and t.school_id = $3' else '' end)
      into v_some using youju.district(), p_ids, youju.school();
    v_all := v_all || v_some;
  end loop;
  return v_all;
end
$$;

-- As in 0030, and reminders beside what it knows.
alter function youju.own_data() rename to own_data_but_reminders;
create function youju.own_data() returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  with rows as (
    select 'reminders' as part, to_jsonb(x) as row from (
      select r.kind, r.line, r.due_on, r.made_at, r.read_at, r.sent_at from youju.reminder r
       where r.district_id = youju.district() and r.school_id = youju.school() and r.person_id = youju.me()
         and r.not_before <= youju.now() and r.state <> 'dropped' order by r.made_at, r.id) x
    union all
    select 'reminderChoices', to_jsonb(x) from (
      select c.digest, c.due from youju.reminder_choice c
       where c.district_id = youju.district() and c.school_id = youju.school() and c.person_id = youju.me()) x
    union all
    select 'messageConsents', to_jsonb(x) from (
      select c.kind, c.consents from youju.message_consent c
       where c.district_id = youju.district() and c.school_id = youju.school() and c.person_id = youju.me()) x
  )
  select youju.own_data_but_reminders() || coalesce(jsonb_object_agg(p.part, p.rows), '{}')
    from (select r.part, jsonb_agg(r.row) as rows from rows r group by r.part) p;
$$;

alter function youju.retain(uuid, uuid, text, timestamptz, jsonb, boolean, jsonb) rename to retain_but_reminders;
create function youju.retain(p_district uuid, p_school uuid, p_kind text, p_before timestamptz, p_forms jsonb, p_delete boolean, p_act jsonb)
  returns int
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  v_due int;
begin
  if p_kind <> 'reminders' then
    return youju.retain_but_reminders(p_district, p_school, p_kind, p_before, p_forms, p_delete, p_act);
  end if;
  if not p_delete then
    return (select count(*) from youju.reminder where district_id = p_district and school_id = p_school and made_at < p_before);
  end if;
  delete from youju.message_asking where district_id = p_district and school_id = p_school and at < p_before;
  delete from youju.reminder where district_id = p_district and school_id = p_school and made_at < p_before;
  get diagnostics v_due = row_count;
  if v_due > 0 then
    perform youju.keep_journal(p_district, p_school, 'privacy', p_school, p_act || '{"did": "retained"}', null,
                               jsonb_build_object('kind', p_kind, 'deleted', v_due));
  end if;
  return v_due;
end
$$;

revoke execute on function youju.keep_consents, youju.remind_author, youju.reminders_given_up, youju.retry_reminder,
  youju.outbox_figures, youju.forget_reminders, youju.own_data, youju.own_data_but_reminders, youju.retain,
  youju.retain_but_reminders from public;
revoke execute on function youju.own_data_but_reminders from youju_app;
grant execute on function youju.keep_consents, youju.remind_author, youju.reminders_given_up, youju.retry_reminder,
  youju.outbox_figures, youju.own_data to youju_app;
