-- Frozen snapshots: a report shows for ever what was known when it was made.

create table youju.report (
  district_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  kind text not null check (kind in ('week', 'month', 'term')),
  -- The period: 2026-W47, 2026-11, a term's id.
  period_key text not null,
  as_of date not null,
  document jsonb not null,
  frozen_at timestamptz not null,
  -- Null where it was made by itself on Monday.
  frozen_by uuid,
  primary key (district_id, id),
  unique (district_id, school_id, kind, period_key)
);

grant select, insert on youju.report to youju_app;
alter table youju.report enable row level security;
create policy read on youju.report for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.reach()) = 'school');
create policy snapshot on youju.report for insert with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.reach()) = 'school');
