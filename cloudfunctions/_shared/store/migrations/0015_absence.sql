-- Absence is shown to the person, the organiser and leaders (domain.md section 6). The clerk sees the school to keep its
-- rosters and is no leader: of a session's marks the clerk reads none.

create function youju.leads_school() returns boolean language sql stable parallel safe
  return youju.posts() && array['principal', 'teachingPrincipal', 'director'];

alter policy read on youju.record_private using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and exists (select from youju.record r
               where r.district_id = record_private.district_id and r.id = record_private.record_id
                 and (r.author_id = (select youju.me())
                      or not r.sealed and ((select youju.leads_school())
                                           or (select youju.reach()) = 'school' and r.kind <> 'research'
                                           or r.about_id = any ((select youju.led())::uuid[]))
                      or r.sealed and r.readers && (select youju.posts())::text[])));

alter policy read on youju.involvement using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and (person_id = (select youju.me()) or author_id = (select youju.me()) or (select youju.leads_school())
       or (select youju.reach()) = 'school' and role <> 'attendance'
       or about_id = any ((select youju.led())::uuid[])
       or kind = 'research' and person_id = any ((select youju.people())::uuid[])
          and exists (select from youju.record_claim c
                       where c.district_id = involvement.district_id and c.record_id = involvement.record_id
                         and split_part(c.natural_key, '/', 2) = any ((select youju.led())::text[]))));

revoke execute on function youju.leads_school() from public;
grant execute on function youju.leads_school() to youju_app;
