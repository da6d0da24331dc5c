-- What audiences ask about people and units besides posts: titles, ranks and standings, numbers by date, service as a
-- teacher, subjects of groups; and clusters, which schools belong to for a time.

alter table youju.org_unit drop constraint org_unit_kind_check, drop constraint org_unit_group_kind_check,
  add constraint org_unit_kind_check
    check (kind in ('county', 'district', 'cluster', 'school', 'grade', 'class', 'group', 'club')),
  add constraint org_unit_group_kind_check
    check (group_kind in ('subject', 'planning', 'grade', 'office', 'party', 'project', 'studio')),
  -- A subject group's subject.
  add column subject text not null default '';

alter table youju.person_private add column teaching_since date;

-- Numbers that the roster keeps of a unit from a day on: 人数, 班数.
create table youju.fact (
  district_id uuid not null,
  unit_id uuid not null,
  fact text not null,
  from_on date not null,
  school_id uuid not null,
  amount int not null,
  primary key (district_id, unit_id, fact, from_on)
);
create index fact_by_school on youju.fact (district_id, school_id);

-- What a person or a unit is, or since when, for some time: 骨干教师, 党员; 寄宿, 完小. to_on is the last day.
create table youju.tag (
  district_id uuid not null,
  subject_id uuid not null,
  tag text not null,
  from_on date not null,
  school_id uuid not null,
  to_on date,
  primary key (district_id, subject_id, tag, from_on),
  check (to_on is null or to_on >= from_on)
);
create index tag_by_school on youju.tag (district_id, school_id);

-- Which schools are in a cluster, dated like posts: a school may be in several at a time.
create table youju.grouping (
  district_id uuid not null,
  cluster_id uuid not null,
  school_id uuid not null,
  from_on date not null,
  to_on date,
  primary key (district_id, cluster_id, school_id, from_on),
  check (to_on is null or to_on >= from_on)
);
create index grouping_by_school on youju.grouping (district_id, school_id);

grant select on youju.fact, youju.tag, youju.grouping to youju_app;
alter table youju.fact enable row level security;
alter table youju.tag enable row level security;
alter table youju.grouping enable row level security;

create policy read on youju.fact for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff()));
-- Of units everybody on the staff reads what they are; of people who may read what else is private of them.
create policy read on youju.tag for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and (subject_id = (select youju.me()) or (select youju.reach()) = 'school'
       or subject_id = any ((select youju.people())::uuid[])
       or exists (select from youju.org_unit u where u.district_id = tag.district_id and u.id = tag.subject_id)));
create policy read on youju.grouping for select using (
  district_id = (select youju.district()) and (select youju.is_staff()));
