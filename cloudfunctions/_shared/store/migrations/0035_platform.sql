-- What the platform is asked with on behalf of who is signed in.

-- Whether a code opens an invitation of the caller's school. Never whom it is for: only who made it has the code.
create function youju.invites_here(p_code bytea, p_now timestamptz) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
return youju.invitation_for(p_code, p_now) is not null and exists (
  select from youju.invitation
   where code_hash = p_code and district_id = youju.district() and school_id = youju.school());

-- The caller's own WeChat user; null for somebody who signs in without. WeChat's check of words asks for their author's.
create function youju.own_openid() returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
return (select max(wechat_openid) from youju.account where identity_id = youju.my_identity());

revoke execute on function youju.invites_here, youju.own_openid from public;
grant execute on function youju.invites_here, youju.own_openid to youju_app;
