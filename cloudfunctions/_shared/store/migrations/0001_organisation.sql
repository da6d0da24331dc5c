-- People, units and posts. district_id leads every key: a district is the tenant and the unit of sharding.
create schema youju;

create table youju.org_unit (
  district_id uuid not null,
  id uuid not null,
  parent_id uuid,
  -- The school the unit belongs to (itself for a school); null above schools.
  school_id uuid,
  kind text not null check (kind in ('county', 'district', 'school', 'grade', 'class', 'group')),
  group_kind text check (group_kind in ('subject', 'planning', 'grade', 'office')),
  name text not null,
  -- Order in lists: classes by grade, groups as the clerk keeps them.
  position int not null default 0,
  primary key (district_id, id)
);
create index org_unit_by_school on youju.org_unit (district_id, school_id, kind, position);

create table youju.person (
  district_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  kind text not null check (kind in ('staff', 'guardian')),
  name text not null,
  subject text not null default '',
  position int not null default 0,
  primary key (district_id, id)
);
create index person_by_school on youju.person (district_id, school_id, kind, position);

-- What only the person and those who compute quotas may read.
create table youju.person_private (
  district_id uuid not null,
  person_id uuid not null,
  school_id uuid not null,
  birth_date date,
  primary key (district_id, person_id)
);

-- Posts, memberships and absences are dated and never overwritten; to_on is the last day.
create table youju.appointment (
  district_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  post text not null,
  from_on date not null,
  to_on date,
  primary key (district_id, id),
  check (to_on is null or to_on >= from_on)
);
create index appointment_by_person on youju.appointment (district_id, person_id);
create index appointment_by_school on youju.appointment (district_id, school_id, post);
create index appointment_by_unit on youju.appointment (district_id, unit_id);

-- Ways in. A login is unique in the whole deployment, because it comes before the district is known.
create table youju.account (
  district_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  school_id uuid not null,
  login text unique,
  password_hash text,
  wechat_openid text unique,
  demo_key text unique,
  demo_hint text not null default '',
  failed_attempts int not null default 0,
  locked_until timestamptz,
  primary key (district_id, id)
);

create table youju.session (
  district_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  school_id uuid not null,
  refresh_hash bytea not null unique,
  -- The hash before the last rotation, good for a short while: the reply of a renewal may have been lost.
  previous_hash bytea,
  rotated_at timestamptz,
  opened_at timestamptz not null default now(),
  expires_at timestamptz not null,
  closed_at timestamptz,
  primary key (district_id, id)
);

create table youju.term (
  district_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  name text not null,
  start_on date not null,
  end_on date not null,
  -- [{period, startsAt, endsAt}]
  bell jsonb not null,
  primary key (district_id, id),
  check (end_on > start_on)
);
create index term_by_school on youju.term (district_id, school_id, start_on);

-- unit_id is the district for its base calendar, the school for an override.
create table youju.calendar_day (
  district_id uuid not null,
  unit_id uuid not null,
  on_date date not null,
  teaching boolean not null,
  timetable_of smallint check (timetable_of between 1 and 7),
  reason text not null,
  primary key (district_id, unit_id, on_date)
);

create table youju.timetable_slot (
  district_id uuid not null,
  school_id uuid not null,
  term_id uuid not null,
  class_id uuid not null,
  weekday smallint not null check (weekday between 1 and 7),
  period smallint not null check (period between 1 and 20),
  subject text not null,
  teacher_id uuid not null,
  room text not null default '',
  primary key (district_id, term_id, class_id, weekday, period)
);
create index timetable_slot_by_time on youju.timetable_slot (district_id, term_id, weekday, period);
