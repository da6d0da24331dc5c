-- The register of clubs (社团台账). A club is a unit of the school, which gives it its name; who instructs it holds a dated
-- post in it; this row holds the rest.

create table youju.club (
  district_id uuid not null,
  -- The unit's id, made by the client (UUIDv7).
  id uuid not null,
  school_id uuid not null,
  category text not null,
  about text not null default '',
  -- [{from, meetings: [{weekday, period, startsAt, endsAt}]}], the oldest first: a new time never rewrites the past.
  schedules jsonb not null,
  place text not null default '',
  capacity int check (capacity between 1 and 1000),
  enrolled int not null check (enrolled between 0 and 1000),
  -- A named roll is off unless a leader switches it on, by name and with a reason.
  roll_opt_in boolean not null default false,
  roll_because text not null default '',
  roll_since date,
  roll_by uuid,
  term_ids uuid[] not null,
  from_on date not null,
  to_on date,
  closed_because text not null default '',
  -- The club that its members went to (整合).
  merged_into uuid,
  revision int not null default 1,
  -- SHA-256 of what was last asked for: the same change sent again is known by it.
  content_hash text not null,
  changed_at timestamptz not null,
  primary key (district_id, id),
  check (to_on is null or to_on >= from_on),
  check (not roll_opt_in or (roll_because <> '' and roll_since is not null and roll_by is not null))
);
create index club_by_school on youju.club (district_id, school_id);

-- A closed club is reopened, never founded again beside itself.
create unique index org_unit_club_name on youju.org_unit (district_id, school_id, name) where kind = 'club';

grant select, insert on youju.club to youju_app;
grant update (category, about, schedules, place, capacity, enrolled, roll_opt_in, roll_because, roll_since, roll_by,
  term_ids, from_on, to_on, closed_because, merged_into, revision, content_hash, changed_at) on youju.club to youju_app;
grant insert on youju.org_unit, youju.appointment to youju_app;
grant update (name) on youju.org_unit to youju_app;
grant update (to_on) on youju.appointment to youju_app;

alter table youju.club enable row level security;

-- Of the staff everybody sees which clubs there are; parents see none.
create policy read on youju.club for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff()));
create policy found on youju.club for insert with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.reach()) = 'school'
  and exists (select from youju.org_unit u
               where u.district_id = club.district_id and u.id = club.id and u.school_id = club.school_id and u.kind = 'club'));
create policy change on youju.club for update using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and ((select youju.reach()) = 'school' or id = any ((select youju.units())::uuid[])));

-- Whoever instructs a club keeps its numbers; the rest is the school's to say. A policy sees rows, not columns.
create function youju.guard_club() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if youju.is_staff() and youju.reach() <> 'school'
     and (old.category, old.schedules, old.capacity, old.roll_opt_in, old.roll_because, old.roll_since, old.roll_by, old.term_ids,
          old.from_on, old.to_on, old.closed_because, old.merged_into)
         is distinct from
         (new.category, new.schedules, new.capacity, new.roll_opt_in, new.roll_because, new.roll_since, new.roll_by, new.term_ids,
          new.from_on, new.to_on, new.closed_because, new.merged_into)
  then raise exception 'not the instructor''s to change' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger guard before update on youju.club
  for each row execute function youju.guard_club();

-- Of all units and posts the application writes only clubs and those who instruct them, in its own school.
create policy found_club on youju.org_unit for insert with check (
  kind = 'club' and group_kind is null and (select youju.reach()) = 'school'
  and district_id = (select youju.district()) and school_id = (select youju.school()) and parent_id = (select youju.school()));
create policy rename_club on youju.org_unit for update using (
  kind = 'club' and (select youju.reach()) = 'school'
  and district_id = (select youju.district()) and school_id = (select youju.school()));

create policy appoint_instructor on youju.appointment for insert with check (
  post = 'instructor' and (select youju.reach()) = 'school'
  and district_id = (select youju.district()) and school_id = (select youju.school())
  and exists (select from youju.org_unit u
               where u.district_id = appointment.district_id and u.id = appointment.unit_id
                 and u.school_id = appointment.school_id and u.kind = 'club')
  and exists (select from youju.person p
               where p.district_id = appointment.district_id and p.id = appointment.person_id
                 and p.school_id = appointment.school_id and p.kind = 'staff'));
create policy end_instructing on youju.appointment for update using (
  post = 'instructor' and (select youju.reach()) = 'school'
  and district_id = (select youju.district()) and school_id = (select youju.school()));

revoke execute on function youju.guard_club from public;
grant execute on function youju.guard_club to youju_app;
