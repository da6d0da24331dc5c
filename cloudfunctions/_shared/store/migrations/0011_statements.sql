-- What is said to a record after it was written down: by the teacher observed and its author, and by who checks samples.

-- Append-only: both sides' words are kept.
create table youju.statement (
  district_id uuid not null,
  -- Made by the client (UUIDv7): the same statement sent twice is the same row.
  id uuid not null,
  school_id uuid not null,
  record_id uuid not null,
  person_id uuid not null,
  stance text not null check (stance in ('confirm', 'object', 'reply')),
  words text not null,
  -- Of the record as it was then: a correction since is another content.
  content_hash text not null,
  at timestamptz not null,
  primary key (district_id, id)
);
create index statement_by_record on youju.statement (district_id, record_id, at, id);
-- For finding those that wait for an answer.
create index statement_objection on youju.statement (district_id, school_id, record_id) where stance = 'object';

-- Sampling: this content of the record was looked at and found in order. A corrected record is open to checking again.
create table youju.record_check (
  district_id uuid not null,
  record_id uuid not null,
  content_hash text not null,
  school_id uuid not null,
  checker_id uuid not null,
  at timestamptz not null,
  primary key (district_id, record_id, content_hash)
);

grant select, insert on youju.statement, youju.record_check to youju_app;
alter table youju.statement enable row level security;
alter table youju.record_check enable row level security;

-- Whoever may read the record reads what is said to it: the record's own policies answer.
create policy read on youju.statement for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and exists (select from youju.record r where r.district_id = statement.district_id and r.id = statement.record_id));
create policy state on youju.statement for insert with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and person_id = (select youju.me())
  and exists (select from youju.record r
               where r.district_id = statement.district_id and r.id = statement.record_id
                 and r.school_id = statement.school_id and r.kind = 'observation'
                 and case statement.stance when 'reply' then r.author_id else r.about_id end = (select youju.me())));

create policy read on youju.record_check for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and exists (select from youju.record r where r.district_id = record_check.district_id and r.id = record_check.record_id));
-- Nobody checks their own records.
create policy pass on youju.record_check for insert with check (
  district_id = (select youju.district()) and school_id = (select youju.school())
  and (select youju.posts())::text[] && array['principal', 'teachingPrincipal', 'director']
  and checker_id = (select youju.me())
  and exists (select from youju.record r
               where r.district_id = record_check.district_id and r.id = record_check.record_id
                 and r.school_id = record_check.school_id and r.author_id <> (select youju.me())));

-- How many periods of each teacher's lessons were observed in a term. A group lead may not open what others wrote about
-- the group's people, but is told how often they were observed; so this runs as the owner and answers only that.
create function youju.periods_observed(p_term uuid) returns table (teacher_id uuid, periods int, last_on date)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select r.about_id, sum(jsonb_array_length(r.payload -> 'periods'))::int, max(r.happened_on)
    from youju.record r
   where r.district_id = youju.district() and r.school_id = youju.school() and r.term_id = p_term
     and r.kind = 'observation' and r.state = 'counted' and r.about_id is not null and r.payload ->> 'mode' = 'live'
     and (youju.reach() = 'school' or youju.reach() = 'group' and r.about_id = any (youju.people()))
   group by r.about_id;
end;

revoke execute on function youju.periods_observed(uuid) from public;
grant execute on function youju.periods_observed(uuid) to youju_app;
