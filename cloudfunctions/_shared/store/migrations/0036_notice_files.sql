-- How many files hang on announcements of the caller's school. Lists ask it of those that they show already; by the table's
-- own policy each list would plan what opens the files of records too, which takes longer than the list itself.
create function youju.notice_files(p_notices uuid[]) returns table (notice_id uuid, files int)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select f.notice_id, count(*) from youju.file f
   where f.district_id = youju.district() and f.school_id = youju.school() and f.notice_id = any (p_notices)
     and f.state = 'kept' and f.removed_at is null
   group by f.notice_id;
end;
revoke execute on function youju.notice_files from public;
grant execute on function youju.notice_files to youju_app;
