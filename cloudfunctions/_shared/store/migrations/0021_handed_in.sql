-- What schools hand in to the district is read and accepted by its officers. Nobody accepts their own.

-- Whether the district has an officer; runs as the owner, for schools do not read who works at the office.
create function youju.has_officer(p_today date) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
return exists (
  select from youju.appointment a
   where a.district_id = youju.district() and a.school_id = youju.district() and a.post = 'officer'
     and a.from_on <= p_today and (a.to_on is null or p_today <= a.to_on)
);

-- Works at the district's office and reaches it.
create function youju.is_officer() returns boolean language sql stable parallel safe
  return youju.reach() = 'school' and youju.school() = youju.district() and youju.posts() && array['officer'];

-- Handed in by a school as a whole: the district's to accept.
create function youju.is_handed_up(p_kind text, p_payload jsonb) returns boolean
  language sql immutable parallel safe
  return p_kind = 'deliverable' and p_payload ->> 'level' = 'school';

alter policy read on youju.record using (
  district_id = (select youju.district()) and (select youju.is_staff())
  and (school_id = (select youju.school())
       and (author_id = (select youju.me())
            or not sealed and (about_id = (select youju.me()) or (select youju.reach()) = 'school'
                               or author_id = any ((select youju.people())::uuid[]) or about_id = any ((select youju.led())::uuid[]))
            or readers && (select youju.posts())::text[]
            or not sealed and exists (select from youju.involvement i
                                       where i.district_id = record.district_id and i.record_id = record.id
                                         and i.person_id = (select youju.me())))
       or (select youju.is_officer()) and youju.is_handed_up(kind, payload)));

alter policy change on youju.record using (
  district_id = (select youju.district()) and (select youju.is_staff())
  and (school_id = (select youju.school())
       and (author_id = (select youju.me()) or (select youju.reach()) = 'school')
       or (select youju.is_officer()) and youju.is_handed_up(kind, payload)));

-- As in 0006; besides, officers change what is handed up to them.
create or replace function youju.may_change(p_district uuid, p_record uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
return exists (
  select from youju.record r
   where r.district_id = p_district and r.id = p_record
     and (r.school_id = youju.school() and (r.author_id = youju.me() or youju.reach() = 'school')
          or youju.is_officer() and youju.is_handed_up(r.kind, r.payload))
);

alter policy hold on youju.record_claim with check (youju.may_change(district_id, record_id));
alter policy let_go on youju.record_claim using (youju.may_change(district_id, record_id));
alter policy read on youju.record_claim using (
  district_id = (select youju.district()) and (select youju.is_staff())
  and (school_id = (select youju.school())
       or (select youju.is_officer()) and natural_key like 'deliverable/%'));

-- As in 0007; which school's it is, may_change says.
create or replace function youju.keep_what_follows(p_district uuid, p_record uuid, p_credits jsonb, p_involved jsonb, p_private jsonb)
  returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  r youju.record;
begin
  select * into r from youju.record where district_id = p_district and id = p_record and district_id = youju.district();
  if not found or not youju.is_staff() or not youju.may_change(r.district_id, r.id) then
    raise exception 'not the caller''s record' using errcode = '42501';
  end if;
  perform youju.keep_credits(r, p_credits);
  if p_involved is not null then
    perform youju.keep_involved(r, p_involved);
    perform youju.keep_private(r, p_private);
  end if;
end
$$;

alter policy append on youju.journal with check (
  district_id = (select youju.district()) and (select youju.is_staff()) and actor_id = (select youju.me())
  and (school_id = (select youju.school())
       or row_kind = 'record' and (select youju.is_officer()) and youju.may_change(district_id, row_id)));
alter policy read on youju.journal using (
  district_id = (select youju.district()) and (select youju.is_staff())
  and (school_id = (select youju.school())
       and (actor_id = (select youju.me())
            or row_kind not in ('record', 'file') and (select youju.reach()) = 'school'
            or row_kind = 'record'
               and exists (select from youju.record r where r.district_id = journal.district_id and r.id = journal.row_id)
            or row_kind = 'file' and (select youju.reach()) = 'school'
               and exists (select from youju.record r
                            where r.district_id = journal.district_id and r.id = (journal.after ->> 'record_id')::uuid))
       or row_kind = 'record' and (select youju.is_officer())
          and exists (select from youju.record r where r.district_id = journal.district_id and r.id = journal.row_id)));

-- What was put to it is looked at before it is accepted.
alter policy read on youju.file using (
  district_id = (select youju.district()) and (select youju.is_staff())
  and (school_id = (select youju.school()) and owner_id = (select youju.me())
       or (school_id = (select youju.school()) or (select youju.is_officer()))
          and state = 'kept' and removed_at is null
          and exists (select from youju.record r
                       where r.district_id = file.district_id and r.id = file.record_id and r.author_id = file.owner_id)));

alter policy read on youju.record_check using (
  district_id = (select youju.district()) and (select youju.is_staff())
  and (school_id = (select youju.school()) or (select youju.is_officer()))
  and exists (select from youju.record r where r.district_id = record_check.district_id and r.id = record_check.record_id));
alter policy pass on youju.record_check with check (
  district_id = (select youju.district())
  and (school_id = (select youju.school())
       and (select youju.posts())::text[] && array['principal', 'teachingPrincipal', 'director']
       or (select youju.is_officer()))
  and checker_id = (select youju.me())
  and exists (select from youju.record r
               where r.district_id = record_check.district_id and r.id = record_check.record_id
                 and r.school_id = record_check.school_id and r.author_id <> (select youju.me())));

-- Acceptance is put on by another one who may, and by nobody else; taking it off is a change like others.
create function youju.guard_acceptance() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if youju.is_staff() and new.payload ->> 'acceptedOn' is not null
     and (tg_op = 'INSERT' or new.payload ->> 'acceptedOn' is distinct from old.payload ->> 'acceptedOn'
          or new.payload - 'acceptedOn' is distinct from old.payload - 'acceptedOn')
     and (new.author_id = youju.me() or not (youju.leads_school() or youju.is_officer()))
  then raise exception 'not to be accepted by this one' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger guard_acceptance before insert or update on youju.record
  for each row when (new.kind = 'deliverable') execute function youju.guard_acceptance();

-- Of what waits to be accepted there is little at a time.
create index record_to_accept on youju.record (district_id, school_id, happened_on desc, id desc)
  where kind = 'deliverable' and state in ('counted', 'awaiting') and payload ->> 'acceptedOn' is null;

-- An officer counts what is accepted by the school's own plan and term, which the district is told of anyway.
alter policy read on youju.plan_version using (
  district_id = (select youju.district()) and (select youju.is_staff())
  and (school_id in ((select youju.school()), (select youju.district())) or (select youju.is_officer())));
alter policy read on youju.term using (
  district_id = (select youju.district()) and (school_id = (select youju.school()) or (select youju.is_officer())));

-- Who is whose mentor (师徒结对), and for how long; to_on is the last day.
create table youju.mentoring (
  district_id uuid not null,
  mentor_id uuid not null,
  apprentice_id uuid not null,
  from_on date not null,
  school_id uuid not null,
  to_on date,
  primary key (district_id, mentor_id, apprentice_id, from_on),
  check (to_on is null or to_on >= from_on)
);
grant select on youju.mentoring to youju_app;
alter table youju.mentoring enable row level security;
create policy read on youju.mentoring for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and ((select youju.reach()) = 'school' or mentor_id = (select youju.me()) or apprentice_id = (select youju.me())));

-- What a colleague is on a day, and to the caller: promises ask whose lessons were observed. Runs as the owner, because what
-- the roster calls somebody is not for everybody to read; what it answers is kept with the record and shown to nobody.
create function youju.known_of(p_person uuid, p_on date) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp
return (
  select jsonb_build_object(
    'posts', coalesce((select jsonb_agg(distinct a.post) from youju.appointment a
                        where a.district_id = p.district_id and a.person_id = p.id and a.school_id = p.school_id
                          and a.from_on <= p_on and (a.to_on is null or p_on <= a.to_on)), '[]'),
    'tags', coalesce((select jsonb_agg(distinct t.tag) from youju.tag t
                       where t.district_id = p.district_id and t.subject_id = p.id and t.school_id = p.school_id
                         and t.from_on <= p_on and (t.to_on is null or p_on <= t.to_on)), '[]'),
    'apprentice', exists (select from youju.mentoring m
                           where m.district_id = p.district_id and m.mentor_id = youju.me() and m.apprentice_id = p.id
                             and m.from_on <= p_on and (m.to_on is null or p_on <= m.to_on)),
    'mentor', exists (select from youju.mentoring m
                       where m.district_id = p.district_id and m.mentor_id = p.id and m.apprentice_id = youju.me()
                         and m.from_on <= p_on and (m.to_on is null or p_on <= m.to_on)))
    from youju.person p
   where p.district_id = youju.district() and p.school_id = youju.school() and p.kind = 'staff' and p.id = p_person
     and youju.is_staff()
);

revoke execute on function youju.known_of, youju.has_officer, youju.is_officer, youju.is_handed_up, youju.guard_acceptance from public;
grant execute on function youju.known_of, youju.has_officer, youju.is_officer, youju.is_handed_up, youju.guard_acceptance to youju_app;
