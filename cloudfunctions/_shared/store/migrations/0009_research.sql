-- Teaching research: when groups meet, what became of single slots, and signing in by a rotating code.

-- When and where a group meets from a day on; the latest that has begun is in force.
create table youju.research_schedule (
  district_id uuid not null,
  group_id uuid not null,
  from_on date not null,
  school_id uuid not null,
  to_on date,
  weekday smallint not null check (weekday between 1 and 7),
  period smallint check (period between 1 and 20),
  time text not null default '' check (time = '' or time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  place text not null default '',
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (district_id, group_id, from_on),
  check (to_on is null or to_on >= from_on)
);

-- What a group has decided about one slot, named by its planned day: its theme, and whether it is moved or cancelled.
create table youju.research_slot (
  district_id uuid not null,
  group_id uuid not null,
  slot_on date not null,
  school_id uuid not null,
  theme text not null default '',
  change text check (change in ('moved', 'cancelled')),
  to_on date,
  reason text not null default '',
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (district_id, group_id, slot_on),
  check ((change = 'moved') is true = (to_on is not null)),
  check (change is null or reason <> '')
);

-- A group's sign-in of a day. Tokens are made and checked here: the secret never leaves the database.
create table youju.research_sign_in (
  district_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  group_id uuid not null,
  on_date date not null,
  secret bytea not null check (length(secret) = 32),
  opened_by uuid not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null check (expires_at <= opened_at + interval '2 hours'),
  closed_at timestamptz,
  primary key (district_id, id)
);
create index research_sign_in_by_group on youju.research_sign_in (district_id, group_id, on_date, opened_at desc);

-- Who signed in, and how often they sent a token that was not valid.
create table youju.research_signed (
  district_id uuid not null,
  sign_in_id uuid not null,
  person_id uuid not null,
  school_id uuid not null,
  signed_at timestamptz,
  failed int not null default 0,
  primary key (district_id, sign_in_id, person_id)
);

-- HMAC-SHA256 (RFC 2104) for keys of up to 64 bytes.
create function youju.hmac(p_key bytea, p_text text) returns bytea
  language plpgsql immutable strict set search_path = pg_catalog, pg_temp
as $$
declare
  v_inner bytea := decode(repeat('36', 64), 'hex');
  v_outer bytea := decode(repeat('5c', 64), 'hex');
begin
  for i in 0 .. length(p_key) - 1 loop
    v_inner := set_byte(v_inner, i, get_byte(v_inner, i) # get_byte(p_key, i));
    v_outer := set_byte(v_outer, i, get_byte(v_outer, i) # get_byte(p_key, i));
  end loop;
  return sha256(v_outer || sha256(v_inner || convert_to(p_text, 'UTF8')));
end
$$;

-- Good for one step of 15 seconds of one sign-in: the first 128 bits of the HMAC.
create function youju.sign_in_token(s youju.research_sign_in, p_step bigint) returns bytea
  language sql immutable set search_path = pg_catalog, pg_temp
return substring(youju.hmac(s.secret, s.id::text || '/' || p_step::text) for 16);

create function youju.sign_in_step(p_now timestamptz) returns bigint
  language sql immutable set search_path = pg_catalog, pg_temp
return floor(extract(epoch from p_now) / 15)::bigint;

-- The tokens of this step and of those that follow, for who leads the session; none once it is over.
create function youju.sign_in_tokens(p_id uuid, p_now timestamptz, p_steps int) returns bytea[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
return (
  select array_agg(youju.sign_in_token(s, step) order by step)
    from youju.research_sign_in s,
         generate_series(youju.sign_in_step(p_now), youju.sign_in_step(p_now) + least(p_steps, 20) - 1) step
   where s.district_id = youju.district() and s.school_id = youju.school() and s.id = p_id and youju.is_staff()
     and s.closed_at is null and p_now < s.expires_at
     and (s.opened_by = youju.me() or youju.reach() = 'school' or s.group_id = any (youju.units()))
);

-- Signs the caller in by a token of this step or the one before; the outcome is signed, wrong, over or tooOften. Keyed hashes are
-- compared and not the tokens, so that the time it takes tells nothing about them.
create function youju.sign_in(p_id uuid, p_token bytea, p_now timestamptz) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  s youju.research_sign_in;
  v_signed youju.research_signed;
  v_right boolean;
begin
  select * into s from youju.research_sign_in
   where district_id = youju.district() and school_id = youju.school() and id = p_id;
  if not found or not youju.is_staff() or s.closed_at is not null or p_now >= s.expires_at then
    return jsonb_build_object('outcome', 'over');
  end if;
  insert into youju.research_signed (district_id, sign_in_id, person_id, school_id)
  values (s.district_id, s.id, youju.me(), s.school_id) on conflict do nothing;
  select * into v_signed from youju.research_signed
   where district_id = s.district_id and sign_in_id = s.id and person_id = youju.me() for update;
  if v_signed.signed_at is null and v_signed.failed >= 10 then return jsonb_build_object('outcome', 'tooOften'); end if;
  select bool_or(sha256(s.secret || youju.sign_in_token(s, youju.sign_in_step(p_now) - back)) = sha256(s.secret || p_token))
    into v_right from generate_series(0, 1) back;
  if v_signed.signed_at is null then
    update youju.research_signed
       set signed_at = case when v_right then p_now end, failed = failed + case when v_right then 0 else 1 end
     where district_id = s.district_id and sign_in_id = s.id and person_id = youju.me();
  end if;
  return jsonb_build_object('outcome', case when v_right then 'signed' else 'wrong' end,
                            'groupId', s.group_id, 'on', s.on_date);
end
$$;

revoke execute on function youju.hmac, youju.sign_in_token, youju.sign_in_step, youju.sign_in_tokens, youju.sign_in from public;
grant execute on function youju.sign_in_tokens, youju.sign_in to youju_app;

grant select, insert, update, delete on youju.research_schedule to youju_app;
grant select, insert, update on youju.research_slot to youju_app;
grant select (district_id, id, school_id, group_id, on_date, opened_by, opened_at, expires_at, closed_at), insert,
  update (closed_at) on youju.research_sign_in to youju_app;
grant select on youju.research_signed to youju_app;

alter table youju.research_schedule enable row level security;
alter table youju.research_slot enable row level security;
alter table youju.research_sign_in enable row level security;
alter table youju.research_signed enable row level security;

-- A lead arranges the group's sessions, the school's office everybody's; members of those days read what was arranged.
create policy arrange on youju.research_schedule for all using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and ((select youju.reach()) = 'school' or group_id = any ((select youju.units())::uuid[])))
  with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and set_by = (select youju.me())
  and ((select youju.reach()) = 'school' or group_id = any ((select youju.units())::uuid[]))
  and exists (select from youju.org_unit u
               where u.district_id = research_schedule.district_id and u.id = research_schedule.group_id
                 and u.school_id = research_schedule.school_id and u.kind = 'group'));
create policy read on youju.research_schedule for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and exists (select from youju.appointment a
               where a.district_id = research_schedule.district_id and a.person_id = (select youju.me())
                 and a.unit_id = research_schedule.group_id
                 and (a.to_on is null or a.to_on >= research_schedule.from_on)));

create policy arrange on youju.research_slot for all using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and ((select youju.reach()) = 'school' or group_id = any ((select youju.units())::uuid[])))
  with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and changed_by = (select youju.me())
  and ((select youju.reach()) = 'school' or group_id = any ((select youju.units())::uuid[]))
  and exists (select from youju.org_unit u
               where u.district_id = research_slot.district_id and u.id = research_slot.group_id
                 and u.school_id = research_slot.school_id and u.kind = 'group'));
create policy read on youju.research_slot for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and exists (select from youju.appointment a
               where a.district_id = research_slot.district_id and a.person_id = (select youju.me())
                 and a.unit_id = research_slot.group_id and a.from_on <= research_slot.slot_on
                 and (a.to_on is null or a.to_on >= research_slot.slot_on)));

create policy arrange on youju.research_sign_in for all using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and (opened_by = (select youju.me()) or (select youju.reach()) = 'school'
       or group_id = any ((select youju.units())::uuid[])))
  with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and ((select youju.reach()) = 'school' or group_id = any ((select youju.units())::uuid[]))
  and exists (select from youju.org_unit u
               where u.district_id = research_sign_in.district_id and u.id = research_sign_in.group_id
                 and u.school_id = research_sign_in.school_id and u.kind = 'group'));

create policy read on youju.research_signed for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and (person_id = (select youju.me())
       or exists (select from youju.research_sign_in s
                   where s.district_id = research_signed.district_id and s.id = research_signed.sign_in_id)));

-- Whom a session credits is its attendance: a person's credits are seen by the person, the record's author and leaders.
drop policy read on youju.credit;
create policy read on youju.credit for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and exists (select from youju.record r
               where r.district_id = credit.district_id and r.id = credit.record_id
                 and (credit.subject_id = (select youju.me()) or r.author_id = (select youju.me())
                      or (select youju.reach()) = 'school' or credit.subject_id = any ((select youju.people())::uuid[])
                      or r.about_id = any ((select youju.units())::uuid[])
                      or exists (select from youju.org_unit u
                                  where u.district_id = credit.district_id and u.id = credit.subject_id))));

-- A session of the whole school stands for every group, which its natural keys say: the group's lead sees how the own
-- people were marked at it, as at the group's own sessions.
drop policy read on youju.involvement;
create policy read on youju.involvement for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and (person_id = (select youju.me()) or author_id = (select youju.me()) or (select youju.reach()) = 'school'
       or about_id = any ((select youju.units())::uuid[])
       or kind = 'research' and person_id = any ((select youju.people())::uuid[])
          and exists (select from youju.record_claim c
                       where c.district_id = involvement.district_id and c.record_id = involvement.record_id
                         and split_part(c.natural_key, '/', 2) = any ((select youju.units())::text[]))));
