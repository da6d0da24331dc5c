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

-- What writing a record down took. Of nobody: neither the record nor its author nor the moment is kept with it.
create table youju.time_spent (
  district_id uuid not null,
  school_id uuid not null,
  term_id uuid not null,
  kind text not null,
  -- The form's name for registers.
  form text not null,
  seconds int not null check (seconds between 1 and 7200)
);
create index time_spent_by_term on youju.time_spent (district_id, school_id, term_id, kind, form);
grant insert on youju.time_spent to youju_app;
alter table youju.time_spent enable row level security;
create policy tell on youju.time_spent for insert with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff()));

-- What writing down costs the school in a term, for the office: of forms that few may read nothing, and of what fewer than five
-- told no time.
create function youju.burden(p_term uuid) returns table (kind text, form text, records int, median_seconds int)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select r.kind, r.form, r.records, case when t.told >= 5 then t.median end
    from (
      select k.kind, coalesce(k.payload ->> 'form', '') as form, count(*)::int as records
        from youju.record k
       where k.district_id = youju.district() and k.school_id = youju.school() and k.term_id = p_term
         and k.state <> 'withdrawn' and not k.sealed
       group by 1, 2
    ) r
    left join (
      select s.kind, s.form, count(*) as told, percentile_cont(0.5) within group (order by s.seconds)::int as median
        from youju.time_spent s
       where s.district_id = youju.district() and s.school_id = youju.school() and s.term_id = p_term
       group by 1, 2
    ) t on t.kind = r.kind and t.form = r.form
   where youju.reach() = 'school'
   order by r.records desc, r.kind, r.form;
end;
revoke execute on function youju.burden from public;
grant execute on function youju.burden to youju_app;

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
