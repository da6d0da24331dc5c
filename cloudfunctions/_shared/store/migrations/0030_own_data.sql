-- What a school has switched, and which version of the privacy text somebody agreed to.

-- Only what was ever switched; everything else stands at its default (core/setting).
create table youju.setting (
  district_id uuid not null,
  school_id uuid not null,
  key text not null,
  is_on boolean not null,
  reason text not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (district_id, school_id, key)
);

create table youju.consent (
  district_id uuid not null,
  person_id uuid not null,
  school_id uuid not null,
  version text not null,
  agreed_at timestamptz not null,
  primary key (district_id, person_id, version)
);

grant select, insert on youju.setting, youju.consent to youju_app;
grant update (is_on, reason, changed_by, changed_at) on youju.setting to youju_app;
alter table youju.setting enable row level security;
alter table youju.consent enable row level security;

-- What is switched is for every colleague to see, and for leaders to switch in their own name.
create policy read on youju.setting for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff()));
create policy switch_first on youju.setting for insert with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.leads_school())
  and changed_by = (select youju.me()));
create policy switch_again on youju.setting for update
  using (district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.leads_school()))
  with check (changed_by = (select youju.me()));

create policy read on youju.consent for select using (
  district_id = (select youju.district()) and person_id = (select youju.me()));
create policy agree on youju.consent for insert with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and person_id = (select youju.me()));
