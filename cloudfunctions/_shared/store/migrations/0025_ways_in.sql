-- Ways in. An account is a place: a person at a school. Places of one human share what they sign in by, over schools and
-- districts. Whoever invites somebody makes the way into one's own school's place anew and reaches no other place by it.

alter table youju.account
  -- Login, password and WeChat each stand with one of the places that have the same identity, and open all of them.
  add column identity_id uuid not null default gen_random_uuid();
create index account_by_identity on youju.account (identity_id);
create unique index account_by_place on youju.account (district_id, school_id, person_id);

-- Logins are compared in small letters and half width, as they are read when somebody types one.
update youju.account a set login = lower(normalize(btrim(a.login), nfkc))
 where a.login <> lower(normalize(btrim(a.login), nfkc))
   and not exists (select from youju.account b
                    where b.id <> a.id and lower(normalize(btrim(b.login), nfkc)) = lower(normalize(btrim(a.login), nfkc)));

alter table youju.session
  -- What the person calls the device; shown to nobody else.
  add column device text not null default '',
  -- Of the last renewal: every call would be a write too many.
  add column last_seen_at timestamptz not null default now(),
  -- Stands in each of a session's refresh tokens: one of them that was spent long ago, and comes again, has been copied.
  add column family_hash bytea;
update youju.session set last_seen_at = coalesce(rotated_at, opened_at);
create index session_by_account on youju.session (district_id, account_id) where closed_at is null;
create unique index session_by_family on youju.session (family_hash);

create table youju.invitation (
  district_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  person_id uuid not null,
  -- Nobody can read the code again, not even who made it.
  code_hash bytea not null unique,
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (district_id, id)
);
create unique index invitation_open on youju.invitation (district_id, school_id, person_id)
  where used_at is null and revoked_at is null;
alter table youju.invitation enable row level security;

-- ── For the owner's functions only ────────────────────────────────────────────────────────────────────────────────────

-- Whether somebody is on a school's staff on a day, or will be.
create function youju.is_or_will_be_here(p_district uuid, p_school uuid, p_person uuid, p_on date) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
return exists (
  select from youju.appointment a
   where a.district_id = p_district and a.school_id = p_school and a.person_id = p_person
     and (a.to_on is null or a.to_on >= p_on));

-- Takes a place out of its identity, with no way in. What the identity's other places are opened by stays with them.
create function youju.part_place(p_district uuid, p_account uuid) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  v_was youju.account;
begin
  select * into v_was from youju.account where district_id = p_district and id = p_account for update;
  update youju.account set identity_id = gen_random_uuid(), login = null, password_hash = null, wechat_openid = null
   where district_id = p_district and id = p_account;
  update youju.account set login = coalesce(login, v_was.login), password_hash = coalesce(password_hash, v_was.password_hash),
         wechat_openid = coalesce(wechat_openid, v_was.wechat_openid)
   where (district_id, id) = (select a.district_id, a.id from youju.account a where a.identity_id = v_was.identity_id
                               order by (a.login is not null or a.wechat_openid is not null) desc, a.id limit 1);
end
$$;

-- Ends all that a place is entered by but one session, also the link to the person's calendar. Answers how many sessions.
create function youju.end_place(p_district uuid, p_account uuid, p_keep uuid) returns int
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  v_ended int;
begin
  with links as (
    delete from youju.calendar_link l using youju.account a
     where a.district_id = p_district and a.id = p_account
       and l.district_id = p_district and l.person_id = a.person_id and l.school_id = a.school_id
    returning l.session_id
  ), ended as (
    update youju.session s set closed_at = now()
     where s.district_id = p_district and s.account_id = p_account and s.closed_at is null
       and s.id is distinct from p_keep
    returning s.id, s.expires_at
  )
  select count(*) into v_ended from ended where expires_at > now() and id not in (select session_id from links);
  return v_ended;
end
$$;

-- Makes a person's way into a school, anew where there was one, and answers the account. `p_way` is what
-- cloudfunctions/session/way-in.ts makes of what was sent: {identityId} of somebody known, {openId}, or {login, passwordHash}.
-- A login that somebody else has is refused (YJ025).
create function youju.place_account(p_district uuid, p_school uuid, p_person uuid, p_way jsonb) returns uuid
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  v_identity uuid := (p_way ->> 'identityId')::uuid;
  v_account youju.account;
begin
  -- Two who want the same one wait for each other, so that they cannot both find it free.
  perform pg_advisory_xact_lock(hashtextextended(coalesce(p_way ->> 'login', p_way ->> 'openId', p_way ->> 'identityId'), 25));
  select * into v_account from youju.account
   where district_id = p_district and school_id = p_school and person_id = p_person for update;
  if not found then
    insert into youju.account (district_id, id, person_id, school_id) values (p_district, gen_random_uuid(), p_person, p_school)
    returning * into v_account;
  elsif v_account.identity_id is distinct from v_identity then
    perform youju.part_place(p_district, v_account.id);
  end if;
  if p_way ? 'login' and exists (select from youju.account where login = p_way ->> 'login') then
    raise exception 'login taken' using errcode = 'YJ025';
  end if;
  -- The same WeChat is the same human.
  if p_way ? 'openId' then
    select identity_id into v_identity from youju.account where wechat_openid = p_way ->> 'openId';
  end if;
  if v_identity is null then
    update youju.account set login = p_way ->> 'login', password_hash = p_way ->> 'passwordHash', wechat_openid = p_way ->> 'openId'
     where district_id = p_district and id = v_account.id;
  else
    update youju.account set identity_id = v_identity where district_id = p_district and id = v_account.id;
  end if;
  return v_account.id;
end
$$;

-- The identity behind the caller; null for a session without an account.
create function youju.my_identity() returns uuid
  language sql stable set search_path = pg_catalog, pg_temp
return (select identity_id from youju.account
         where district_id = youju.district() and school_id = youju.school() and person_id = youju.me());

-- ── Before there is a caller ──────────────────────────────────────────────────────────────────────────────────────────

-- Whom a way leads to: of the identity's places the one used last.
create or replace function youju.account_for(p_way text, p_key text) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp
return (
  select jsonb_build_object(
           'districtId', place.district_id, 'accountId', place.id, 'identityId', place.identity_id,
           'passwordHash', held.password_hash, 'lockedForSeconds', 0,
           'demo', exists (select from youju.account d where d.identity_id = held.identity_id and d.demo_key is not null))
    from youju.account held
    join youju.account place on place.identity_id = held.identity_id and (p_way <> 'demo' or place.id = held.id)
    join youju.person p on p.district_id = place.district_id and p.id = place.person_id
   where case p_way when 'password' then held.login = p_key when 'wechat' then held.wechat_openid = p_key
                    when 'demo' then held.demo_key = p_key else false end
   order by (select max(s.last_seen_at) from youju.session s
              where s.district_id = place.district_id and s.account_id = place.id) desc nulls last,
            place.id = held.id desc, place.id
   limit 1
);

create function youju.open_session(p_district uuid, p_account uuid, p_session uuid, p_refresh bytea, p_family bytea,
                                   p_days int, p_device text, p_now timestamptz)
  returns void language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  insert into youju.session (district_id, id, account_id, person_id, school_id, refresh_hash, family_hash, device, opened_at,
                             last_seen_at, expires_at)
  select district_id, p_session, id, person_id, school_id, p_refresh, p_family, p_device, p_now, p_now,
         now() + make_interval(days => p_days)
    from youju.account where district_id = p_district and id = p_account;
end;

-- As in 0004; besides: a token of the session that is neither good nor of the last two minutes was copied by somebody, or
-- its successor was. Nobody can tell which, so the session ends.
create function youju.renew_session(p_family bytea, p_old bytea, p_new bytea, p_days int, p_now timestamptz) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_claims jsonb;
begin
  update youju.session
     set previous_hash = p_old, refresh_hash = p_new, last_seen_at = p_now,
         rotated_at = case when refresh_hash = p_old then now() else rotated_at end,
         expires_at = now() + make_interval(days => p_days)
   where closed_at is null and expires_at > now()
     and (refresh_hash = p_old or (previous_hash = p_old and rotated_at > now() - interval '2 minutes'))
  returning jsonb_build_object('districtId', district_id, 'sessionId', id) into v_claims;
  if v_claims is null then
    update youju.session set closed_at = now() where family_hash = p_family and closed_at is null;
  end if;
  return v_claims;
end
$$;

-- Whom an open invitation is for; null for a code that was never made, was used or taken back, is too old, or whose person
-- has left.
create function youju.invitation_for(p_code bytea, p_now timestamptz) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp
return (
  select jsonb_build_object('school', u.name, 'person', p.name, 'expiresAt', i.expires_at)
    from youju.invitation i
    join youju.person p on p.district_id = i.district_id and p.id = i.person_id
    join youju.org_unit u on u.district_id = i.district_id and u.id = i.school_id
   where i.code_hash = p_code and i.used_at is null and i.revoked_at is null and i.expires_at > p_now
     and youju.is_or_will_be_here(i.district_id, i.school_id, i.person_id, (p_now at time zone 'Asia/Shanghai')::date)
);

-- Uses an invitation up: the first who comes has it, and whatever opened the place before is over. Null when it is over.
create function youju.use_invitation(p_code bytea, p_way jsonb, p_keep uuid, p_journal jsonb) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_now constant timestamptz := (p_journal ->> 'at')::timestamptz;
  v_used youju.invitation;
  v_account uuid;
begin
  if youju.invitation_for(p_code, v_now) is null then return null; end if;
  update youju.invitation set used_at = v_now
   where code_hash = p_code and used_at is null and revoked_at is null
  returning * into v_used;
  if not found then return null; end if;
  v_account := youju.place_account(v_used.district_id, v_used.school_id, v_used.person_id, p_way);
  perform youju.end_place(v_used.district_id, v_account, p_keep);
  perform youju.keep_journal(v_used.district_id, v_used.school_id, 'account', v_account,
    p_journal || jsonb_build_object('actorId', v_used.person_id, 'did', 'joined'), null,
    jsonb_build_object('personId', v_used.person_id, 'invitationId', v_used.id, 'way',
      case when p_way ? 'login' then 'password' when p_way ? 'openId' then 'wechat' else 'known' end));
  return jsonb_build_object('districtId', v_used.district_id, 'accountId', v_account, 'school',
    (select name from youju.org_unit where district_id = v_used.district_id and id = v_used.school_id));
end
$$;

-- ── For oneself ───────────────────────────────────────────────────────────────────────────────────────────────────────

-- What the caller signs in by.
create function youju.own_ways() returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp
return (
  select jsonb_build_object('identityId', identity_id, 'login', max(login), 'passwordHash', max(password_hash),
                            'wechat', bool_or(wechat_openid is not null))
    from youju.account where identity_id = youju.my_identity() group by identity_id
);

-- Where it leads to, and what the person is there on a day.
create function youju.own_places(p_on date) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp
return (
  select coalesce(jsonb_agg(jsonb_build_object(
           'districtId', a.district_id, 'accountId', a.id, 'school', u.name,
           'posts', (select coalesce(jsonb_agg(held.post), '[]') from (
                       select p.post from youju.appointment p
                        where p.district_id = a.district_id and p.school_id = a.school_id and p.person_id = a.person_id
                          and p.from_on <= p_on and (p.to_on is null or p.to_on >= p_on)
                       union
                       select 'parent' where exists (
                         select from youju.guardianship g
                          where g.district_id = a.district_id and g.school_id = a.school_id and g.person_id = a.person_id
                            and g.state = 'joined')) held),
           'current', a.district_id = youju.district() and a.school_id = youju.school() and a.person_id = youju.me())
           order by u.name, a.id), '[]')
    from youju.account a
    join youju.person p on p.district_id = a.district_id and p.id = a.person_id
    join youju.org_unit u on u.district_id = a.district_id and u.id = a.school_id
   where a.identity_id = youju.my_identity()
);

-- What is open at the caller's places, but for calendar links, which have a page of their own.
create function youju.own_sessions(p_current uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp
return (
  select coalesce(jsonb_agg(jsonb_build_object(
           'id', s.id, 'device', s.device, 'school', u.name, 'openedAt', s.opened_at, 'lastSeenAt', s.last_seen_at,
           'current', s.id = p_current) order by s.id = p_current desc, s.last_seen_at desc, s.id), '[]')
    from youju.account a
    join youju.session s on s.district_id = a.district_id and s.account_id = a.id
    join youju.org_unit u on u.district_id = a.district_id and u.id = a.school_id
   where a.identity_id = youju.my_identity() and s.closed_at is null and s.expires_at > now()
     and not exists (select from youju.calendar_link l where l.district_id = s.district_id and l.session_id = s.id)
);

-- One of them, or all but one.
create function youju.end_own_sessions(p_one uuid, p_keep uuid) returns int
  language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  with ended as (
    update youju.session s set closed_at = now() from youju.account a
     where a.identity_id = youju.my_identity() and s.district_id = a.district_id and s.account_id = a.id
       and s.closed_at is null and s.expires_at > now() and (s.id = p_one or p_one is null and s.id <> p_keep)
       and not exists (select from youju.calendar_link l where l.district_id = s.district_id and l.session_id = s.id)
    returning s.id)
  select count(*)::int from ended;
end;

-- The caller's account, locked; whoever has none has no ways in to change.
create function youju.lock_own_account() returns youju.account
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  v_mine youju.account;
begin
  select * into v_mine from youju.account
   where district_id = youju.district() and school_id = youju.school() and person_id = youju.me() for update;
  if not found then raise exception 'no account' using errcode = '42501'; end if;
  return v_mine;
end
$$;

create function youju.set_own_password(p_login text, p_hash text, p_journal jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_mine youju.account;
begin
  perform pg_advisory_xact_lock(hashtextextended(p_login, 25));
  v_mine := youju.lock_own_account();
  if exists (select from youju.account where login = p_login and identity_id <> v_mine.identity_id) then
    raise exception 'login taken' using errcode = 'YJ025';
  end if;
  update youju.account set login = null, password_hash = null where identity_id = v_mine.identity_id and id <> v_mine.id;
  update youju.account set login = p_login, password_hash = p_hash where district_id = v_mine.district_id and id = v_mine.id;
  perform youju.keep_journal(v_mine.district_id, v_mine.school_id, 'account', v_mine.id,
    p_journal || jsonb_build_object('actorId', v_mine.person_id, 'did', 'passwordSet'), null, null);
end
$$;

-- Null takes WeChat off. False where somebody else signs in by it.
create function youju.set_own_wechat(p_openid text, p_journal jsonb) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_mine youju.account;
begin
  if p_openid is not null then perform pg_advisory_xact_lock(hashtextextended(p_openid, 25)); end if;
  v_mine := youju.lock_own_account();
  if exists (select from youju.account where wechat_openid = p_openid and identity_id <> v_mine.identity_id) then
    return false;
  end if;
  update youju.account set wechat_openid = null where identity_id = v_mine.identity_id and wechat_openid is not null;
  update youju.account set wechat_openid = p_openid where district_id = v_mine.district_id and id = v_mine.id;
  perform youju.keep_journal(v_mine.district_id, v_mine.school_id, 'account', v_mine.id, p_journal || jsonb_build_object(
    'actorId', v_mine.person_id, 'did', case when p_openid is null then 'wechatUnbound' else 'wechatBound' end), null, null);
  return true;
end
$$;

-- ── For those who keep a school's people ──────────────────────────────────────────────────────────────────────────────

-- Each of the staff who is here or will be: `invited` while an invitation is open, also for somebody who could sign in
-- before; else whether there is a way in.
create function youju.staff_ways_in() returns table (person_id uuid, state text, invitation_id uuid, expires_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select p.id,
         case when i.id is not null then 'invited'
              when exists (select from youju.account a join youju.account w on w.identity_id = a.identity_id
                            where a.district_id = p.district_id and a.school_id = p.school_id and a.person_id = p.id
                              and (w.password_hash is not null or w.wechat_openid is not null or w.demo_key is not null))
              then 'joined' else 'none' end,
         i.id, i.expires_at
    from youju.person p
    left join youju.invitation i on i.district_id = p.district_id and i.school_id = p.school_id and i.person_id = p.id
         and i.used_at is null and i.revoked_at is null and i.expires_at > youju.now()
   where youju.reach() = 'school' and p.district_id = youju.district() and p.school_id = youju.school() and p.kind = 'staff'
     and youju.is_or_will_be_here(p.district_id, p.school_id, p.id, (youju.now() at time zone 'Asia/Shanghai')::date);
end;

-- `p_people` is [{id, personId, code}], the code as a hash in hexadecimal. An open invitation of theirs ends. Whoever is not
-- of this school, or has left, is passed over: the answer is how many were invited.
create function youju.invite(p_people jsonb, p_expires timestamptz, p_journal jsonb) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_at constant timestamptz := (p_journal ->> 'at')::timestamptz;
  v_made youju.invitation;
  v_invited int := 0;
begin
  if youju.reach() <> 'school' then raise exception 'invites nobody' using errcode = '42501'; end if;
  -- Two who invite the same people: the later invitation holds.
  perform pg_advisory_xact_lock(hashtextextended('youju.invitation/' || youju.school(), 0));
  update youju.invitation set revoked_at = v_at
   where district_id = youju.district() and school_id = youju.school() and used_at is null and revoked_at is null
     and person_id in (select (p ->> 'personId')::uuid from jsonb_array_elements(p_people) p);
  for v_made in
    insert into youju.invitation (district_id, id, school_id, person_id, code_hash, made_by, made_at, expires_at)
    select youju.district(), (p ->> 'id')::uuid, youju.school(), w.person_id, decode(p ->> 'code', 'hex'), youju.me(), v_at, p_expires
      from jsonb_array_elements(p_people) p
      join youju.staff_ways_in() w on w.person_id = (p ->> 'personId')::uuid
    returning *
  loop
    perform youju.keep_journal(v_made.district_id, v_made.school_id, 'invitation', v_made.id,
      p_journal || jsonb_build_object('actorId', youju.me(), 'did', 'invited'), null,
      jsonb_build_object('personId', v_made.person_id, 'expiresAt', v_made.expires_at));
    v_invited := v_invited + 1;
  end loop;
  return v_invited;
end
$$;

-- Null for what is not this school's, false for one that was used.
create function youju.revoke_invitation(p_id uuid, p_journal jsonb) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_was youju.invitation;
begin
  select * into v_was from youju.invitation
   where youju.reach() = 'school' and district_id = youju.district() and school_id = youju.school() and id = p_id for update;
  if not found then return null; end if;
  if v_was.used_at is not null then return false; end if;
  if v_was.revoked_at is not null then return true; end if;
  update youju.invitation set revoked_at = (p_journal ->> 'at')::timestamptz where district_id = v_was.district_id and id = p_id;
  perform youju.keep_journal(v_was.district_id, v_was.school_id, 'invitation', p_id,
    p_journal || jsonb_build_object('actorId', youju.me(), 'did', 'revoked'), null, jsonb_build_object('personId', v_was.person_id));
  return true;
end
$$;

-- For a lost phone: ends what a person's place at this school is entered by, and if asked takes its ways in away. What the
-- person does at other schools is not this school's to close. Null for somebody who is not of this school.
create function youju.close_place(p_person uuid, p_ways boolean, p_journal jsonb) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_account uuid;
  v_ended int;
begin
  if youju.reach() <> 'school' or not exists (
    select from youju.person where district_id = youju.district() and school_id = youju.school() and id = p_person)
  then return null; end if;
  select id into v_account from youju.account
   where district_id = youju.district() and school_id = youju.school() and person_id = p_person for update;
  if not found then return 0; end if;
  v_ended := youju.end_place(youju.district(), v_account, null);
  if p_ways then perform youju.part_place(youju.district(), v_account); end if;
  perform youju.keep_journal(youju.district(), youju.school(), 'account', v_account,
    p_journal || jsonb_build_object('actorId', youju.me(), 'did', 'closed'), null,
    jsonb_build_object('personId', p_person, 'waysIn', p_ways, 'sessions', v_ended));
  return v_ended;
end
$$;

revoke execute on function youju.is_or_will_be_here, youju.part_place, youju.end_place, youju.place_account, youju.my_identity,
  youju.open_session(uuid, uuid, uuid, bytea, bytea, int, text, timestamptz),
  youju.renew_session(bytea, bytea, bytea, int, timestamptz), youju.invitation_for, youju.use_invitation, youju.own_ways,
  youju.own_places, youju.own_sessions, youju.end_own_sessions, youju.lock_own_account, youju.set_own_password,
  youju.set_own_wechat, youju.staff_ways_in, youju.invite, youju.revoke_invitation, youju.close_place from public;
grant execute on function
  youju.open_session(uuid, uuid, uuid, bytea, bytea, int, text, timestamptz),
  youju.renew_session(bytea, bytea, bytea, int, timestamptz), youju.invitation_for, youju.use_invitation, youju.own_ways,
  youju.own_places, youju.own_sessions, youju.end_own_sessions, youju.set_own_password, youju.set_own_wechat,
  youju.staff_ways_in, youju.invite, youju.revoke_invitation, youju.close_place to youju_app;
