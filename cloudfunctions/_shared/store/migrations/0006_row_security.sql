-- The second lock. The application's role owns nothing; each policy goes by what youju.enter() set for the caller.
-- Settings are read through scalar subqueries, so they are evaluated once a statement and not once a row.

create function youju.may_change(p_district uuid, p_record uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
return exists (
  select from youju.record r
   where r.district_id = p_district and r.id = p_record
     and (r.author_id = youju.me() or youju.reach() = 'school')
);

-- Runs as the owner: a policy of notice_audience that looked at notices under theirs would go round in circles.
create function youju.publishes(p_district uuid, p_notice uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
return exists (
  select from youju.notice n
   where n.district_id = p_district and n.id = p_notice
     and n.school_id = youju.school() and n.publisher_id = youju.me()
);

grant usage on schema youju to youju_app;
revoke execute on all functions in schema youju from public;
grant execute on all functions in schema youju to youju_app;

grant select on youju.org_unit, youju.person, youju.person_private, youju.appointment, youju.term, youju.calendar_day,
  youju.timetable_slot to youju_app;
grant select, insert on youju.plan_version, youju.journal, youju.receipt, youju.notice_audience to youju_app;
grant select, insert, update on youju.record, youju.tally to youju_app;
grant select, insert, delete on youju.record_claim, youju.credit to youju_app;
grant select, insert on youju.notice to youju_app;
grant update (withdrawn_at) on youju.notice to youju_app;

do $$
declare t text;
begin
  foreach t in array array['org_unit', 'person', 'person_private', 'appointment', 'account', 'session', 'term',
    'calendar_day', 'timetable_slot', 'plan_version', 'record', 'record_claim', 'credit', 'tally', 'journal', 'notice',
    'notice_audience', 'receipt']
  loop execute format('alter table youju.%I enable row level security', t); end loop;
end $$;

create policy read on youju.org_unit for select using (
  district_id = (select youju.district())
  and ((select youju.is_staff()) and (school_id is null or school_id = (select youju.school()))
       or id = any ((select youju.units())::uuid[]) or id = (select youju.school())));

create policy read on youju.person for select using (
  district_id = (select youju.district())
  and (id = (select youju.me())
       or (select youju.is_staff()) and school_id = (select youju.school()) and kind = 'staff'));

create policy read on youju.person_private for select using (
  district_id = (select youju.district()) and school_id = (select youju.school())
  and (person_id = (select youju.me())
       or (select youju.reach()) = 'school' or person_id = any ((select youju.people())::uuid[])));

create policy read on youju.appointment for select using (
  district_id = (select youju.district())
  and (person_id = (select youju.me())
       or (select youju.is_staff()) and school_id = (select youju.school()) and post <> 'parent'));

create policy read on youju.term for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()));

create policy read on youju.calendar_day for select using (
  district_id = (select youju.district()) and (select youju.is_staff()));

create policy read on youju.timetable_slot for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff()));

create policy read on youju.plan_version for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff()));
create policy publish on youju.plan_version for insert with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.reach()) = 'school');

create policy read on youju.record for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and (author_id = (select youju.me()) or about_id = (select youju.me()) or (select youju.reach()) = 'school'
       or author_id = any ((select youju.people())::uuid[]) or about_id = any ((select youju.units())::uuid[])));
create policy submit on youju.record for insert with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and author_id = (select youju.me()));
create policy change on youju.record for update using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and (author_id = (select youju.me()) or (select youju.reach()) = 'school'));

-- What hangs on a record is written by who may change the record: seeing it is not enough.
create policy read on youju.record_claim for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff()));
create policy hold on youju.record_claim for insert with check (
  school_id = (select youju.school()) and youju.may_change(district_id, record_id));
create policy let_go on youju.record_claim for delete using (
  school_id = (select youju.school()) and youju.may_change(district_id, record_id));

create policy read on youju.credit for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and exists (select from youju.record r where r.district_id = credit.district_id and r.id = credit.record_id));
create policy earn on youju.credit for insert with check (
  school_id = (select youju.school()) and youju.may_change(district_id, record_id));
create policy give_back on youju.credit for delete using (
  school_id = (select youju.school()) and youju.may_change(district_id, record_id));

-- A lead sees the tallies of the group's people, and writes only the group's own.
create policy read on youju.tally for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and ((select youju.reach()) = 'school' or subject_id = (select youju.me())
       or subject_id = any ((select youju.people())::uuid[]) or subject_id = any ((select youju.units())::uuid[])));
create policy begin_at on youju.tally for insert with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and ((select youju.reach()) = 'school' or subject_id = (select youju.me())
       or subject_id = any ((select youju.units())::uuid[])));
create policy go_on on youju.tally for update using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and ((select youju.reach()) = 'school' or subject_id = (select youju.me())
       or subject_id = any ((select youju.units())::uuid[])));

create policy read on youju.journal for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and (actor_id = (select youju.me()) or (select youju.reach()) = 'school'
       or row_kind = 'record'
          and exists (select from youju.record r where r.district_id = journal.district_id and r.id = journal.row_id)));
create policy append on youju.journal for insert with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and actor_id = (select youju.me()));

create policy publish on youju.notice for insert with check (
  district_id = (select youju.district()) and school_id = (select youju.school())
  and (select youju.reach()) = 'school' and publisher_id = (select youju.me()));
create policy withdraw on youju.notice for update using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.reach()) = 'school');
-- School leaders see what they publish; everybody else what is addressed to them and not withdrawn.
create policy read on youju.notice for select using (
  district_id = (select youju.district()) and school_id = (select youju.school())
  and ((select youju.reach()) = 'school'
       or withdrawn_at is null and exists (
         select from youju.notice_audience a
          where a.district_id = notice.district_id and a.notice_id = notice.id
            and (a.who = 'staff' and (select youju.is_staff())
                 or a.who = 'parents' and a.unit_id = any ((select youju.units())::uuid[])))));

create policy read on youju.notice_audience for select using (
  district_id = (select youju.district())
  and exists (select from youju.org_unit u where u.district_id = notice_audience.district_id and u.id = notice_audience.unit_id));
create policy publish on youju.notice_audience for insert with check (
  district_id = (select youju.district()) and youju.publishes(district_id, notice_id));

-- For announcements that the caller can see.
create policy own on youju.receipt for select using (
  district_id = (select youju.district()) and (person_id = (select youju.me()) or (select youju.reach()) = 'school')
  and exists (select from youju.notice n where n.district_id = receipt.district_id and n.id = receipt.notice_id));
create policy acknowledge on youju.receipt for insert with check (
  district_id = (select youju.district()) and person_id = (select youju.me())
  and exists (select from youju.notice n where n.district_id = receipt.district_id and n.id = receipt.notice_id));
