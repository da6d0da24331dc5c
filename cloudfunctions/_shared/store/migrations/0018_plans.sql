-- Plans in the making, and publishing them: a version that is published is counted record by record before it is in force.

create table youju.plan_draft (
  district_id uuid not null,
  -- Made by the client (UUIDv7).
  id uuid not null,
  school_id uuid not null,
  name text not null,
  -- The document as it was handed in: one of the two.
  markdown text,
  workbook bytea,
  -- What its check said, for the list; it is checked anew whenever it is opened.
  title text,
  faults int not null,
  warnings int not null,
  revision int not null default 1,
  saved_by uuid not null,
  saved_at timestamptz not null,
  -- The version it has become.
  published_as int,
  primary key (district_id, id),
  check ((markdown is null) <> (workbook is null))
);
create index plan_draft_by_school on youju.plan_draft (district_id, school_id, saved_at desc, id desc);

alter table youju.plan_version
  -- Whoever enters records counts them under a version from its first moment; it is in force once all are counted.
  add column state text not null default 'published' check (state in ('counting', 'published')),
  add column reason text not null default '',
  -- The day it was to be in force from: terms that this day or a later one lies in are counted under it. It is in force from
  -- effective_from on, which is later where counting was interrupted for days.
  add column counts_from date,
  add column draft_id uuid,
  -- How far counting has come: through this record of this school.
  add column counted_school uuid,
  add column counted_through uuid,
  add column counted int not null default 0,
  add column to_count int not null default 0;
update youju.plan_version set counts_from = effective_from;
alter table youju.plan_version alter column counts_from set not null;

-- Seeds and older programs write a version that is in force as it stands.
create function youju.count_from_the_first() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  new.counts_from := coalesce(new.counts_from, new.effective_from);
  return new;
end
$$;
create trigger count_from_the_first before insert on youju.plan_version
  for each row execute function youju.count_from_the_first();

-- The order records are counted in.
create index record_in_order on youju.record (district_id, school_id, id);
-- One version at a time is being counted.
create unique index plan_version_counting on youju.plan_version (district_id, school_id) where state = 'counting';

create function youju.least_uuid() returns uuid language sql immutable parallel safe
  return '00000000-0000-0000-0000-000000000000'::uuid;

create function youju.publishes_plans() returns boolean language sql stable parallel safe
  return youju.posts() && array['principal', 'teachingPrincipal', 'director', 'officer'];

-- Whoever enters a record holds this shared until the end of the transaction, whoever publishes a plan holds it alone: no
-- record is counted by what was in force a moment ago. A district's plan counts the records of all its schools.
create function youju.plans_of(p_district uuid, p_school uuid) returns bigint
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
return hashtextextended('plans ' || p_district || ' ' || p_school, 0);

-- How many versions there are that may count a school's records; whoever counted by fewer has to count again.
create function youju.plan_stamp(p_district uuid, p_school uuid) returns int
  language sql stable set search_path = pg_catalog, pg_temp
return (select count(*)::int from youju.plan_version where district_id = p_district and school_id in (p_school, p_district));

-- Publishes a draft. Outcomes: published, same (it was already), changedMeanwhile, otherCounting, notFound.
create function youju.publish_plan(
  p_draft uuid, p_revision int, p_plan uuid, p_title text, p_document jsonb, p_effective date, p_journal jsonb
) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  d youju.plan_draft;
  v youju.plan_version;
  v_first boolean;
begin
  if not youju.is_staff() or not youju.publishes_plans() then
    raise exception 'publishes no plans' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(youju.plans_of(youju.district(), youju.school()));
  select * into d from youju.plan_draft
   where district_id = youju.district() and school_id = youju.school() and id = p_draft for update;
  if not found then return jsonb_build_object('outcome', 'notFound'); end if;
  if d.published_as is not null then
    return jsonb_build_object('outcome', case when d.revision = p_revision then 'same' else 'changedMeanwhile' end,
                              'version', d.published_as);
  end if;
  if d.revision <> p_revision then return jsonb_build_object('outcome', 'changedMeanwhile'); end if;

  select * into v from youju.plan_version
   where district_id = d.district_id and school_id = d.school_id and state = 'counting';
  if found then return jsonb_build_object('outcome', 'otherCounting', 'version', v.version); end if;

  select * into v from youju.plan_version
   where district_id = d.district_id and school_id = d.school_id order by version desc limit 1;
  v_first := not found;
  insert into youju.plan_version (district_id, plan_id, version, school_id, title, effective_from, counts_from, document,
                                  published_by, published_at, state, reason, draft_id, to_count)
  values (d.district_id, coalesce(v.plan_id, p_plan), coalesce(v.version, 0) + 1, d.school_id, p_title, p_effective, p_effective,
          p_document, youju.me(), (p_journal ->> 'at')::timestamptz, 'counting', coalesce(p_journal ->> 'reason', ''), d.id,
          (select count(*) from youju.record r join youju.term t on t.district_id = r.district_id and t.id = r.term_id
            where r.district_id = d.district_id and (r.school_id = d.school_id or d.school_id = d.district_id)
              and (v_first or t.end_on >= p_effective)))
  returning * into v;
  update youju.plan_draft set published_as = v.version where district_id = d.district_id and id = d.id;
  perform youju.keep_journal(v.district_id, v.school_id, 'plan', d.id, p_journal, null,
                             to_jsonb(v) - 'document' || jsonb_build_object('clauses', jsonb_array_length(p_document -> 'clauses'),
                                                                           'rules', jsonb_array_length(p_document -> 'rules')));
  return jsonb_build_object('outcome', 'published', 'version', v.version);
end
$$;

-- The next records to be counted under a version, with all that is counted of them: also what their readers are few of, so it
-- answers publishers only, only while a version is being counted, and is read by nothing but the counting. They are locked until the
-- end of the transaction. `youju.keep_counted` has to follow.
create function youju.to_count(p_version int, p_limit int)
  returns table (id uuid, school_id uuid, term_id uuid, author_id uuid, kind text, state text, happened_on date, payload jsonb)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v youju.plan_version;
  v_whole_district boolean;
  v_ids uuid[];
begin
  if not youju.is_staff() or not youju.publishes_plans() then
    raise exception 'publishes no plans' using errcode = '42501';
  end if;
  select * into v from youju.plan_version p
   where p.district_id = youju.district() and p.school_id = youju.school() and p.version = p_version and p.state = 'counting'
     for update;
  if not found then return; end if;
  v_whole_district := v.school_id = v.district_id;
  select coalesce(array_agg(next.id), '{}') into v_ids from (
    select r.id from youju.record r
     where r.district_id = v.district_id
       and (r.school_id, r.id) > (
         coalesce(v.counted_school, case when v_whole_district then youju.least_uuid() else v.school_id end),
         coalesce(v.counted_through, youju.least_uuid()))
       and (v_whole_district or r.school_id <= v.school_id)
       and exists (select from youju.term t
                    where t.district_id = r.district_id and t.id = r.term_id
                      and (v.version = 1 or t.end_on >= v.counts_from))
     order by r.school_id, r.id limit p_limit
     for update of r
  ) next;
  -- Another statement, so that it sees what those had written who held the locks before.
  return query
    select r.id, r.school_id, r.term_id, r.author_id, r.kind, r.state, r.happened_on, r.payload || coalesce(s.payload, '{}')
      from youju.record r
      left join youju.record_private s on s.district_id = r.district_id and s.record_id = r.id
     where r.district_id = v.district_id and r.id = any (v_ids)
     order by r.school_id, r.id;
end
$$;

-- The credits of these records become exactly these; only what differs is written. Without records counting is over.
create function youju.keep_counted(p_version int, p_records uuid[], p_credits jsonb, p_today date, p_journal jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v youju.plan_version;
  v_after youju.plan_version;
begin
  if not youju.is_staff() or not youju.publishes_plans() then
    raise exception 'publishes no plans' using errcode = '42501';
  end if;
  select * into v from youju.plan_version
   where district_id = youju.district() and school_id = youju.school() and version = p_version and state = 'counting'
     for update;
  if not found then return; end if;
  if cardinality(p_records) > 0 then
    perform set_config('youju.moment', p_journal ->> 'at', true);
    perform youju.replace_credits(v.district_id, v.school_id, p_records, p_credits);
    update youju.plan_version
       set counted_through = p_records[cardinality(p_records)], counted = counted + cardinality(p_records),
           counted_school = (select r.school_id from youju.record r
                              where r.district_id = v.district_id and r.id = p_records[cardinality(p_records)])
     where district_id = v.district_id and plan_id = v.plan_id and version = v.version;
    return;
  end if;
  update youju.plan_version
     set state = 'published', counted = to_count,
         -- What is over keeps the version it was judged by, however long counting took.
         effective_from = case when v.version = 1 then effective_from else greatest(effective_from, p_today) end
   where district_id = v.district_id and plan_id = v.plan_id and version = v.version
  returning * into v_after;
  perform youju.keep_journal(v.district_id, v.school_id, 'plan', coalesce(v.draft_id, v.plan_id), p_journal,
                             to_jsonb(v) - 'document', to_jsonb(v_after) - 'document');
end
$$;

create function youju.replace_credits(p_district uuid, p_tenant uuid, p_records uuid[], p_credits jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  v_changes jsonb;
begin
  with gone as (
    delete from youju.credit k
     where k.district_id = p_district and k.record_id = any (p_records)
       and (k.record_id, k.measure, k.subject_id, k.on_date, k.week, k.quantity) not in (
         select c."recordId", c.measure, c."subjectId", c."on", c.week, c.quantity
           from jsonb_to_recordset(p_credits)
                as c ("recordId" uuid, measure text, "subjectId" uuid, "on" date, week smallint, quantity int))
    returning k.school_id, k.term_id, k.measure, k.subject_id, k.on_date, k.week, k.quantity
  ), lost as (
    select school_id, term_id, measure, subject_id, on_date, week, -sum(quantity) as quantity
      from gone group by school_id, term_id, measure, subject_id, on_date, week
  )
  select coalesce(jsonb_agg(to_jsonb(lost)), '[]') into v_changes from lost;
  with come as (
    insert into youju.credit (district_id, record_id, measure, school_id, term_id, subject_id, on_date, week, quantity)
    select p_district, r.id, c.measure, r.school_id, r.term_id, c."subjectId", c."on", c.week, c.quantity
      from jsonb_to_recordset(p_credits)
           as c ("recordId" uuid, measure text, "subjectId" uuid, "on" date, week smallint, quantity int)
      join youju.record r on r.district_id = p_district and r.id = c."recordId" and r.id = any (p_records)
                         and (r.school_id = p_tenant or p_tenant = p_district)
    on conflict (district_id, record_id, measure, subject_id) do nothing
    returning school_id, term_id, measure, subject_id, on_date, week, quantity
  ), won as (
    select school_id, term_id, measure, subject_id, on_date, week, sum(quantity) as quantity
      from come group by school_id, term_id, measure, subject_id, on_date, week
  )
  select v_changes || coalesce(jsonb_agg(to_jsonb(won)), '[]') into v_changes from won;
  perform youju.add_to_tallies(p_district, v_changes);
end
$$;

-- A school's tallies become the sums of its credits: for putting right, by the office's own recount.
create function youju.sum_tallies(p_district uuid, p_school uuid) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  delete from youju.tally where district_id = p_district and school_id = p_school;
  perform youju.add_to_tallies(p_district, coalesce(jsonb_agg(to_jsonb(c)), '[]'))
     from youju.credit c where c.district_id = p_district and c.school_id = p_school;
end
$$;

drop function youju.write_record(jsonb, jsonb, int, text[], jsonb, jsonb, jsonb);

-- As in 0007; besides, it refuses credits that were counted before a plan was published which counts the record too.
create function youju.write_record(
  p_record jsonb,
  p_private jsonb,
  -- Null for a new record, else the revision that the change was made on.
  p_expected int,
  p_claims text[],
  p_credits jsonb,
  p_involved jsonb,
  p_journal jsonb,
  -- `youju.plan_stamp` of the plans that the credits were counted by.
  p_stamp int
) returns jsonb
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  r youju.record := jsonb_populate_record(null::youju.record, p_record);
  v_before youju.record;
  v_after youju.record;
begin
  perform pg_advisory_xact_lock_shared(youju.plans_of(r.district_id, r.school_id)),
          pg_advisory_xact_lock_shared(youju.plans_of(r.district_id, r.district_id));
  if youju.plan_stamp(r.district_id, r.school_id) <> p_stamp then
    return jsonb_build_object('outcome', 'otherPlans');
  end if;
  if p_expected is null then
    insert into youju.record (district_id, id, school_id, term_id, kind, author_id, about_id, happened_on, payload, state,
                              late, content_hash, submitted_hash, received_at, changed_at, readers, sealed)
    values (r.district_id, r.id, r.school_id, r.term_id, r.kind, r.author_id, r.about_id, r.happened_on, r.payload, r.state,
            r.late, r.content_hash, r.submitted_hash, r.received_at, r.received_at, r.readers, r.sealed)
    on conflict do nothing returning * into v_after;
    if not found then
      select * into v_before from youju.record where district_id = r.district_id and id = r.id;
      return jsonb_build_object('outcome', case
        when v_before.author_id = r.author_id and v_before.submitted_hash = r.submitted_hash then 'same' else 'idTaken' end,
        'revision', v_before.revision);
    end if;
  else
    select * into v_before from youju.record where district_id = r.district_id and id = r.id for update;
    if v_before.revision is distinct from p_expected then
      return jsonb_build_object('outcome', case
        when v_before.revision = p_expected + 1 and v_before.content_hash = r.content_hash and v_before.state = r.state
        then 'same' else 'changedMeanwhile' end, 'revision', v_before.revision);
    end if;
    update youju.record
       set about_id = r.about_id, happened_on = r.happened_on, term_id = r.term_id, payload = r.payload, state = r.state,
           late = r.late, content_hash = r.content_hash, revision = p_expected + 1, changed_at = r.changed_at,
           readers = r.readers, sealed = r.sealed
     where district_id = r.district_id and id = r.id and revision = p_expected
    returning * into v_after;
    if not found then return jsonb_build_object('outcome', 'notAllowed'); end if;
  end if;

  perform youju.keep_claims(v_after, p_claims);
  perform youju.keep_what_follows(v_after.district_id, v_after.id, p_credits, p_involved, p_private);
  perform youju.keep_journal(v_after.district_id, v_after.school_id, 'record', v_after.id, p_journal,
                             case when v_before.id is not null then to_jsonb(v_before) end, to_jsonb(v_after));
  return jsonb_build_object('outcome', 'written', 'revision', v_after.revision);
end
$$;

revoke execute on function youju.count_from_the_first, youju.least_uuid, youju.publishes_plans, youju.plans_of, youju.plan_stamp,
  youju.publish_plan, youju.to_count, youju.keep_counted, youju.replace_credits, youju.sum_tallies, youju.write_record from public;
grant execute on function youju.publishes_plans, youju.plans_of, youju.plan_stamp, youju.publish_plan, youju.to_count,
  youju.keep_counted, youju.write_record to youju_app;

-- A version comes only from a draft, by the function above.
drop policy publish on youju.plan_version;
revoke insert on youju.plan_version from youju_app;
-- The district's plan holds in its schools, so their staff read it.
alter policy read on youju.plan_version using (
  district_id = (select youju.district()) and school_id in ((select youju.school()), (select youju.district()))
  and (select youju.is_staff()));

grant select, insert, update, delete on youju.plan_draft to youju_app;
alter table youju.plan_draft enable row level security;
create policy prepare on youju.plan_draft for all using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.reach()) = 'school')
  with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.reach()) = 'school'
  and saved_by = (select youju.me()) and published_as is null);
