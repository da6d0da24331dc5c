-- Writing what hangs on a record is for those who may change the record: seeing it is not enough. An announcement's
-- audience is named by its publisher, a receipt is given by who can see the announcement, and nobody looks into the
-- announcements of another school. Restrictive policies hold in addition to those of 0006.

create function youju.may_change(p_district uuid, p_record uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
return exists (
  select from youju.record r
   where r.district_id = p_district and r.id = p_record
     and (r.author_id = youju.me() or youju.reach() = 'school')
);

create policy holder on youju.record_claim as restrictive for insert with check (youju.may_change(district_id, record_id));
create policy holder_lets_go on youju.record_claim as restrictive for delete using (youju.may_change(district_id, record_id));
create policy earner on youju.credit as restrictive for insert with check (youju.may_change(district_id, record_id));
create policy earner_gives_back on youju.credit as restrictive for delete using (youju.may_change(district_id, record_id));

-- A lead sees the tallies of the group's people, and writes only the group's own.
create policy own on youju.tally as restrictive for insert with check (
  (select youju.reach()) = 'school' or subject_id = (select youju.me())
  or subject_id = any ((select youju.units())::uuid[]));
create policy own_change on youju.tally as restrictive for update using (
  (select youju.reach()) = 'school' or subject_id = (select youju.me())
  or subject_id = any ((select youju.units())::uuid[]));

-- Runs as the owner: a policy of notice_audience that looked at notices under theirs would go round in circles.
create function youju.publishes(p_district uuid, p_notice uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
return exists (
  select from youju.notice n
   where n.district_id = p_district and n.id = p_notice
     and n.school_id = youju.school() and n.publisher_id = youju.me()
);

create policy publisher on youju.notice_audience as restrictive for insert
  with check (youju.publishes(district_id, notice_id));
create policy own_school on youju.notice_audience as restrictive for select using (
  exists (select from youju.org_unit u where u.district_id = notice_audience.district_id and u.id = notice_audience.unit_id));

create policy seen on youju.receipt as restrictive for all using (
  exists (select from youju.notice n where n.district_id = receipt.district_id and n.id = receipt.notice_id));

revoke execute on function youju.may_change, youju.publishes from public;
grant execute on function youju.may_change, youju.publishes to youju_app;
