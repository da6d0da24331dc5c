-- Ways in. The application cannot read accounts or sessions; it calls these, which run as the owner.

create function youju.account_for(p_way text, p_key text) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp
return (
  select jsonb_build_object('districtId', district_id, 'accountId', id, 'passwordHash', password_hash,
                            'demo', demo_key is not null,
                            'lockedForSeconds', greatest(0, ceil(extract(epoch from locked_until - now()))))
    from youju.account
   where case p_way when 'password' then login = p_key when 'wechat' then wechat_openid = p_key
                    when 'demo' then demo_key = p_key else false end
);

-- Five wrong passwords close the account's password way for fifteen minutes.
create function youju.note_attempt(p_district uuid, p_account uuid, p_right boolean) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  update youju.account
     set failed_attempts = case when p_right then 0 else failed_attempts + 1 end,
         locked_until = case when not p_right and failed_attempts + 1 >= 5 and (failed_attempts + 1) % 5 = 0
                             then now() + interval '15 minutes' when p_right then null else locked_until end
   where district_id = p_district and id = p_account;
end;

create function youju.open_session(p_district uuid, p_account uuid, p_session uuid, p_refresh bytea, p_days int)
  returns void language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  insert into youju.session (district_id, id, account_id, person_id, school_id, refresh_hash, expires_at)
  select district_id, p_session, id, person_id, school_id, p_refresh, now() + make_interval(days => p_days)
    from youju.account where district_id = p_district and id = p_account;
end;

-- Rotates the refresh token. The token before it stays good for two minutes, in case the reply was lost on the way, and
-- also when more than one is: asking again with it neither uses it up nor prolongs the two minutes.
create function youju.renew_session(p_old bytea, p_new bytea, p_days int) returns jsonb
  language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  update youju.session
     set previous_hash = p_old, refresh_hash = p_new,
         rotated_at = case when refresh_hash = p_old then now() else rotated_at end,
         expires_at = now() + make_interval(days => p_days)
   where closed_at is null and expires_at > now()
     and (refresh_hash = p_old or (previous_hash = p_old and rotated_at > now() - interval '2 minutes'))
  returning jsonb_build_object('districtId', district_id, 'sessionId', id);
end;

create function youju.close_session(p_district uuid, p_session uuid) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  update youju.session set closed_at = now() where district_id = p_district and id = p_session and closed_at is null;
end;

create function youju.demo_logins() returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp
return (
  select coalesce(jsonb_agg(jsonb_build_object('key', a.demo_key, 'name', p.name, 'hint', a.demo_hint) order by a.id), '[]')
    from youju.account a join youju.person p on p.district_id = a.district_id and p.id = a.person_id
   where a.demo_key is not null
);

create index session_by_previous on youju.session (previous_hash) where previous_hash is not null;
