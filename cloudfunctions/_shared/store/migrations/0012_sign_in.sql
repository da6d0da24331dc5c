-- Wrong passwords are counted by the login that was typed, whether or not an account has it: an answer that differed
-- would tell which logins exist. Only a hash of it is kept, for people type passwords into the wrong field.
-- youju.note_attempt and what it counts on the account serve the version before this one, while it is being replaced.

create table youju.sign_in_attempt (
  login_hash bytea primary key,
  failed int not null,
  locked_until timestamptz,
  last_at timestamptz not null
);
create index sign_in_attempt_by_age on youju.sign_in_attempt (last_at);
alter table youju.sign_in_attempt enable row level security;

-- Counts an attempt before its password is looked at, so that attempts sent all at once get no more tries than five.
-- Answers the seconds to wait, or 0 when the attempt may go on. What nobody has tried for a day is forgotten.
create function youju.begin_sign_in(p_login text) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_hash constant bytea := sha256(convert_to(p_login, 'UTF8'));
  v_attempt youju.sign_in_attempt;
begin
  delete from youju.sign_in_attempt where login_hash in (
    select login_hash from youju.sign_in_attempt where last_at < now() - interval '1 day'
     limit 100 for update skip locked);
  insert into youju.sign_in_attempt (login_hash, failed, last_at) values (v_hash, 0, now())
    on conflict (login_hash) do nothing;
  select * into v_attempt from youju.sign_in_attempt where login_hash = v_hash for update;
  if v_attempt.locked_until > now() then
    return ceil(extract(epoch from v_attempt.locked_until - now()));
  end if;
  -- Five wrong passwords close the password way of a login for fifteen minutes; then the count starts anew.
  v_attempt.failed := case when v_attempt.locked_until is null then v_attempt.failed else 0 end + 1;
  update youju.sign_in_attempt
     set failed = v_attempt.failed, last_at = now(),
         locked_until = case when v_attempt.failed >= 5 then now() + interval '15 minutes' end
   where login_hash = v_hash;
  return 0;
end
$$;

-- What came of an attempt: `right` forgets those before it, `unchecked` takes back one whose password nobody looked at.
create function youju.end_sign_in(p_login text, p_outcome text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  delete from youju.sign_in_attempt
   where login_hash = sha256(convert_to(p_login, 'UTF8')) and p_outcome = 'right';
  update youju.sign_in_attempt
     set failed = greatest(failed - 1, 0), locked_until = case when failed > 5 then locked_until end
   where login_hash = sha256(convert_to(p_login, 'UTF8')) and p_outcome = 'unchecked';
end;

revoke execute on function youju.begin_sign_in(text), youju.end_sign_in(text, text) from public;
grant execute on function youju.begin_sign_in(text), youju.end_sign_in(text, text) to youju_app;
