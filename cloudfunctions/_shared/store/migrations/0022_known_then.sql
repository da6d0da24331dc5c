-- Any number can be asked for as of a past moment and gives what was known then. A credit says since when it is kept; one that
-- is taken back is kept apart, until when. Corrections and withdrawals are few, so what is asked for every day stays as small.

-- The moment that credits come and go at: the record's own, as its journal has it.
create function youju.moment() returns timestamptz language sql stable parallel safe
  return coalesce(youju.setting('moment')::timestamptz, now());

alter table youju.credit add column since timestamptz not null default now();
-- Of what was kept before, only when it came in is known, or when a late entry was approved; earlier wordings are not.
update youju.credit c set since = case when r.late then r.changed_at else r.received_at end
  from youju.record r where r.district_id = c.district_id and r.id = c.record_id;
alter table youju.credit alter column since set default youju.moment();

create table youju.credit_past (
  district_id uuid not null,
  record_id uuid not null,
  measure text not null,
  school_id uuid not null,
  term_id uuid not null,
  subject_id uuid not null,
  on_date date not null,
  week smallint not null,
  quantity int not null,
  since timestamptz not null,
  until timestamptz not null
);
create index credit_past_by_term on youju.credit_past (district_id, school_id, term_id, until);
create index credit_past_by_record on youju.credit_past (district_id, record_id);
create index credit_by_term on youju.credit (district_id, school_id, term_id);
alter table youju.credit_past enable row level security;

create function youju.keep_past() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  insert into youju.credit_past (district_id, record_id, measure, school_id, term_id, subject_id, on_date, week, quantity, since, until)
  select g.district_id, g.record_id, g.measure, g.school_id, g.term_id, g.subject_id, g.on_date, g.week, g.quantity, g.since,
         greatest(g.since, youju.moment())
    from gone g;
  return null;
end
$$;
create trigger keep_past after delete on youju.credit
  referencing old table as gone for each statement execute function youju.keep_past();

-- As in 0021; besides, it says at which moment.
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
  perform set_config('youju.moment', r.changed_at::text, true);
  perform youju.keep_credits(r, p_credits);
  if p_involved is not null then
    perform youju.keep_involved(r, p_involved);
    perform youju.keep_private(r, p_private);
  end if;
end
$$;

-- The tallies of a term as they were at a moment, through a week: of subjects whose tallies the caller may read now.
create function youju.tallies_known(p_term uuid, p_at timestamptz, p_week int)
  returns table (measure text, subject_id uuid, week smallint, quantity int, days int[])
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select k.measure, k.subject_id, k.week, sum(k.quantity)::int,
         array[coalesce(sum(k.quantity) filter (where k.dow = 1), 0), coalesce(sum(k.quantity) filter (where k.dow = 2), 0),
               coalesce(sum(k.quantity) filter (where k.dow = 3), 0), coalesce(sum(k.quantity) filter (where k.dow = 4), 0),
               coalesce(sum(k.quantity) filter (where k.dow = 5), 0), coalesce(sum(k.quantity) filter (where k.dow = 6), 0),
               coalesce(sum(k.quantity) filter (where k.dow = 7), 0)]::int[]
    from (
      select c.measure, c.subject_id, c.week, c.quantity, extract(isodow from c.on_date) as dow
        from youju.credit c
       where c.district_id = youju.district() and c.school_id = youju.school() and c.term_id = p_term
         and c.week <= p_week and c.since <= p_at
      union all
      select p.measure, p.subject_id, p.week, p.quantity, extract(isodow from p.on_date)
        from youju.credit_past p
       where p.district_id = youju.district() and p.school_id = youju.school() and p.term_id = p_term
         and p.week <= p_week and p.since <= p_at and p.until > p_at
    ) k
   where youju.is_staff()
     and (youju.reach() = 'school' or k.subject_id = youju.me()
          or k.subject_id = any (youju.people()) or k.subject_id = any (youju.led()))
   group by k.measure, k.subject_id, k.week;
end;

revoke execute on function youju.keep_past, youju.moment, youju.tallies_known from public;
grant execute on function youju.tallies_known to youju_app;
