-- Subscriptions to one's own calendar. Calendar apps send no token, so the link itself is the secret: only its hash is
-- kept, it opens nothing but the calendar, and it is good until the person takes it back.

create table youju.calendar_link (
  district_id uuid not null,
  person_id uuid not null,
  school_id uuid not null,
  hash bytea not null unique,
  -- What the feed enters by; nobody knows its refresh token.
  session_id uuid not null,
  opened_at timestamptz not null default now(),
  primary key (district_id, person_id)
);
alter table youju.calendar_link enable row level security;
grant select (district_id, person_id, school_id, opened_at) on youju.calendar_link to youju_app;
create policy read on youju.calendar_link for select using (
  district_id = (select youju.district()) and person_id = (select youju.me()));

-- Ends the caller's link, and the session behind it.
create function youju.end_calendar_link() returns void
  language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  update youju.session s set closed_at = now() from youju.calendar_link l
   where l.district_id = youju.district() and l.person_id = youju.me()
     and s.district_id = l.district_id and s.id = l.session_id and s.closed_at is null;
  delete from youju.calendar_link where district_id = youju.district() and person_id = youju.me();
end;

-- A new link of the caller's in place of the one before.
create function youju.open_calendar_link(p_hash bytea, p_session uuid, p_refresh bytea, p_now timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(youju.me()::text, 20));
  perform youju.end_calendar_link();
  insert into youju.session (district_id, id, account_id, person_id, school_id, refresh_hash, expires_at)
  select a.district_id, p_session, a.id, a.person_id, a.school_id, p_refresh, 'infinity'
    from youju.account a
   where a.district_id = youju.district() and a.person_id = youju.me() and a.school_id = youju.school()
   order by a.id limit 1;
  insert into youju.calendar_link (district_id, person_id, school_id, hash, session_id, opened_at)
  values (youju.district(), youju.me(), youju.school(), p_hash, p_session, p_now);
end
$$;

-- The session that a link enters by; null once it is taken back.
create function youju.calendar_session(p_district uuid, p_hash bytea) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
return (select session_id from youju.calendar_link where district_id = p_district and hash = p_hash);

revoke execute on function youju.end_calendar_link(), youju.open_calendar_link(bytea, uuid, bytea, timestamptz),
  youju.calendar_session(uuid, bytea) from public;
grant execute on function youju.end_calendar_link(), youju.open_calendar_link(bytea, uuid, bytea, timestamptz),
  youju.calendar_session(uuid, bytea) to youju_app;
