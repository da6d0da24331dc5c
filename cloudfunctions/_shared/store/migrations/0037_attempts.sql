-- What is tried from one address, or with one code in hand, counted as wrong passwords of one login are (0012), but within a
-- window: behind an address stands a whole school, whose slips of weeks must not add up.

alter table youju.sign_in_attempt add column begun_at timestamptz;

-- Counts an attempt before it is looked at. Answers the seconds to wait once there were so many within so many seconds, or 0
-- when it may go on. youju.take_back_attempt() takes back what turned out right.
create function youju.begin_attempt(p_what text, p_most int, p_seconds int) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_hash constant bytea := sha256(convert_to('attempt / ' || p_what, 'UTF8'));
  v_attempt youju.sign_in_attempt;
begin
  insert into youju.sign_in_attempt (login_hash, failed, begun_at, last_at) values (v_hash, 0, now(), now())
    on conflict (login_hash) do nothing;
  select * into v_attempt from youju.sign_in_attempt where login_hash = v_hash for update;
  if v_attempt.begun_at <= now() - make_interval(secs => p_seconds) then
    v_attempt.failed := 0;
    v_attempt.begun_at := now();
  end if;
  if v_attempt.failed >= p_most then
    return greatest(1, ceil(extract(epoch from v_attempt.begun_at - now()) + p_seconds));
  end if;
  update youju.sign_in_attempt set failed = v_attempt.failed + 1, begun_at = v_attempt.begun_at, last_at = now()
   where login_hash = v_hash;
  return 0;
end
$$;

-- One that was right, or that nobody looked at, was none.
create function youju.take_back_attempt(p_what text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  update youju.sign_in_attempt set failed = greatest(failed - 1, 0)
   where login_hash = sha256(convert_to('attempt / ' || p_what, 'UTF8'));
end;

revoke execute on function youju.begin_attempt(text, int, int), youju.take_back_attempt(text) from public;
grant execute on function youju.begin_attempt(text, int, int), youju.take_back_attempt(text) to youju_app;
