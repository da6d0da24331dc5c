-- What a county is told of a district: sums of its schools by promise, made anew every day. No school, no person and no record is in it;
-- a county that spans several databases reads this table of each (docs/SCALE.md).
create table youju.district_summary (
  district_id uuid primary key,
  name text not null,
  schools int not null,
  staff int not null,
  records bigint not null,
  -- The day that it tells of, and when it was made.
  on_date date not null,
  made_at timestamptz not null,
  -- [{rule, name, numerator, denominator, schools}], in the order of the district's plan.
  promises jsonb not null
);
alter table youju.district_summary enable row level security;

-- Granted to nobody: whoever runs the database grants it to the county's reader, who then sees all of it and nothing else.
create policy tell on youju.district_summary for select using (true);
