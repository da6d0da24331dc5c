-- The token before a rotation stays good for the two minutes also when more than one reply is lost on the way: asking
-- again with it neither uses it up nor prolongs the two minutes.
create or replace function youju.renew_session(p_old bytea, p_new bytea, p_days int) returns jsonb
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
