-- The journal is only added to, and nobody can change it unnoticed. Each row carries a hash of what it says; what it keeps of
-- before and after, and the reason, enter that hash through commitments of their own, so that content can be erased later (a
-- person's right) while every hash still holds. The rows of a school are chained by a sealing job, out of the way of whoever
-- writes: a chain's head inside the transaction would be a row that a whole school waits for.

alter table youju.journal
  -- Without it, a short content could be found by trying out what fits its hash. Goes with the content.
  add column salt uuid default gen_random_uuid(),
  add column reason_hash bytea,
  add column before_hash bytea,
  add column after_hash bytea,
  add column redacted_at timestamptz,
  -- The row of the journal that tells of the erasure, and what is left here.
  add column redacted_by bigint,
  -- In whose posts the actor acted, besides the own ones (0031).
  add column if not exists acting_for uuid[];

create function youju.commitment(p_salt uuid, p_part text, p_content text) returns bytea
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
return sha256(convert_to(p_salt || ':' || p_part || ':' || p_content, 'UTF8'));

-- Over the columns as they are kept, in one spelling: the verifier outside the database makes the same text.
create function youju.journal_hash(j youju.journal) returns bytea
  language sql stable parallel safe set search_path = pg_catalog, pg_temp
return sha256(convert_to(jsonb_build_array(
  j.district_id, j.school_id, j.seq::text, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), j.actor_id, j.did,
  j.row_kind, j.row_id, j.request_id, j.acting_for::text, encode(j.reason_hash, 'hex'), encode(j.before_hash, 'hex'),
  encode(j.after_hash, 'hex'))::text, 'UTF8'));

update youju.journal set
  reason_hash = youju.commitment(salt, 'reason', reason),
  before_hash = youju.commitment(salt, 'before', before::text),
  after_hash = youju.commitment(salt, 'after', after::text);
update youju.journal j set hash = youju.journal_hash(j);
alter table youju.journal alter column reason_hash set not null;

-- Whoever adds a row, its hash is made here, of what is kept.
create function youju.hash_journal() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  new.salt := gen_random_uuid();
  new.xid := pg_current_xact_id();
  new.redacted_at := null;
  new.redacted_by := null;
  new.reason_hash := youju.commitment(new.salt, 'reason', new.reason);
  new.before_hash := youju.commitment(new.salt, 'before', new.before::text);
  new.after_hash := youju.commitment(new.salt, 'after', new.after::text);
  new.hash := youju.journal_hash(new);
  return new;
end
$$;
create trigger hash_journal before insert on youju.journal for each row execute function youju.hash_journal();

create or replace function youju.keep_journal(
  p_district uuid, p_school uuid, p_kind text, p_row uuid, p_journal jsonb, p_before jsonb, p_after jsonb
) returns void
  language sql set search_path = pg_catalog, pg_temp
begin atomic
  insert into youju.journal (district_id, school_id, at, actor_id, did, row_kind, row_id, reason, before, after, request_id, hash)
  values (p_district, p_school, (p_journal ->> 'at')::timestamptz, (p_journal ->> 'actorId')::uuid, p_journal ->> 'did', p_kind, p_row,
          coalesce(p_journal ->> 'reason', ''), p_before, p_after, coalesce(p_journal ->> 'requestId', ''), '');
end;

-- Not by the owner either; only youju.redact_journal() takes content out, and says so.
create function youju.refuse_to_change() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'journal' and current_setting('youju.redacting', true) = 'on'
     and to_jsonb(new) - array['salt', 'reason', 'before', 'after', 'redacted_at', 'redacted_by']
       = to_jsonb(old) - array['salt', 'reason', 'before', 'after', 'redacted_at', 'redacted_by']
  then return new;
  end if;
  raise exception 'the journal is only added to' using errcode = '42501';
end
$$;
create trigger only_added_to before update or delete on youju.journal for each row execute function youju.refuse_to_change();
create trigger never_emptied before truncate on youju.journal for each statement execute function youju.refuse_to_change();

-- One link a row: the hash of the link before it and of the row. In the order of transactions and, within one, of writing.
create table youju.journal_link (
  district_id uuid not null,
  school_id uuid not null,
  place bigint not null,
  seq bigint not null,
  xid xid8 not null,
  link bytea not null,
  sealed_at timestamptz not null,
  primary key (district_id, school_id, place)
);
create index journal_link_by_row on youju.journal_link (district_id, seq);
create trigger only_added_to before update or delete on youju.journal_link for each row execute function youju.refuse_to_change();
create trigger never_emptied before truncate on youju.journal_link for each statement execute function youju.refuse_to_change();

-- How far each school is sealed. Whoever seals holds the row; nobody else waits for it.
create table youju.journal_head (
  district_id uuid not null,
  school_id uuid not null,
  place bigint not null,
  seq bigint not null,
  xid xid8 not null,
  link bytea not null,
  sealed_at timestamptz,
  primary key (district_id, school_id)
);

-- What is still to be sealed; a person's own acts; what leaders look through, by subject.
create index journal_in_order on youju.journal (district_id, school_id, xid, seq);
create index journal_by_actor on youju.journal (district_id, actor_id, seq desc);
create index journal_by_subject on youju.journal (district_id, school_id, row_kind, seq desc) where row_kind <> 'record';

-- Whether a transaction and all before it are over; one that this database has not counted up to yet came from another.
create function youju.is_finished(p_xid xid8, p_snapshot pg_snapshot) returns boolean
  language sql immutable parallel safe
  return p_xid < pg_snapshot_xmin(p_snapshot) or p_xid >= pg_snapshot_xmax(p_snapshot);

-- Seals what is finished of a school's journal, some rows at a time; answers how many. A row is finished when every transaction
-- up to its own is: none can come to stand before it any more.
create function youju.seal_journal(p_district uuid, p_school uuid, p_limit int, p_at timestamptz) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  h youju.journal_head;
  r record;
  v_snapshot pg_snapshot;
  -- The rows came here from another database, which counted its transactions differently.
  v_moved boolean;
  v_sealed int := 0;
begin
  insert into youju.journal_head (district_id, school_id, place, seq, xid, link)
  values (p_district, p_school, 0, 0, '0', sha256(convert_to('youju ' || p_district || ' ' || p_school, 'UTF8')))
  on conflict do nothing;
  select * into h from youju.journal_head where district_id = p_district and school_id = p_school for update;
  v_snapshot := pg_current_snapshot();
  v_moved := h.xid >= pg_snapshot_xmax(v_snapshot);
  for r in
    select j.seq, j.xid, j.hash from youju.journal j
     where j.district_id = p_district and j.school_id = p_school
       and (j.xid, j.seq) > (case when v_moved then '0' else h.xid end, case when v_moved then 0 else h.seq end)
       and (not v_moved
            or not exists (select from youju.journal_link l where l.district_id = p_district and l.seq = j.seq))
       and youju.is_finished(j.xid, v_snapshot)
     order by j.xid, j.seq limit p_limit
  loop
    h.place := h.place + 1;
    h.seq := r.seq;
    h.xid := r.xid;
    h.link := sha256(h.link || r.hash);
    insert into youju.journal_link (district_id, school_id, place, seq, xid, link, sealed_at)
    values (p_district, p_school, h.place, h.seq, h.xid, h.link, p_at);
    v_sealed := v_sealed + 1;
  end loop;
  if v_sealed > 0 then
    update youju.journal_head
       set place = h.place, seq = h.seq, xid = h.xid, link = h.link, sealed_at = p_at
     where district_id = p_district and school_id = p_school;
  end if;
  return v_sealed;
end
$$;

-- The schools that have something to seal.
create function youju.unsealed() returns table (district_id uuid, school_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select u.district_id, u.id from youju.org_unit u
    left join youju.journal_head h on h.district_id = u.district_id and h.school_id = u.id
   where u.kind in ('school', 'district')
     and (h.xid >= pg_snapshot_xmax(pg_current_snapshot())
          or exists (select from youju.journal j
                      where j.district_id = u.district_id and j.school_id = u.id
                        and (j.xid, j.seq) > (coalesce(h.xid, '0'), coalesce(h.seq, 0))
                        and youju.is_finished(j.xid, pg_current_snapshot())));
end;

-- Takes content out of rows: p_rows is [{seq, reason, before, after}], what is left of each. A row of the journal tells of it and
-- keeps the hash of what is left, so that this cannot be changed unnoticed either. Answers the telling row's number.
create function youju.redact_journal(
  p_district uuid, p_school uuid, p_row uuid, p_journal jsonb, p_about jsonb, p_rows jsonb
) returns bigint
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  v_seq bigint;
begin
  insert into youju.journal (district_id, school_id, at, actor_id, did, row_kind, row_id, reason, before, after, request_id, hash)
  select p_district, p_school, (p_journal ->> 'at')::timestamptz, (p_journal ->> 'actorId')::uuid, 'erased', 'privacy', p_row,
         coalesce(p_journal ->> 'reason', ''), null,
         p_about || jsonb_build_object('left', coalesce(jsonb_object_agg(
           x.seq, encode(youju.what_is_left(x.reason, x.before, x.after), 'hex')), '{}')),
         coalesce(p_journal ->> 'requestId', ''), ''
    from jsonb_to_recordset(p_rows) as x (seq bigint, reason text, before jsonb, after jsonb)
  returning seq into v_seq;
  perform set_config('youju.redacting', 'on', true);
  update youju.journal j
     set salt = null, reason = x.reason, before = x.before, after = x.after, redacted_at = (p_journal ->> 'at')::timestamptz,
         redacted_by = v_seq
    from jsonb_to_recordset(p_rows) as x (seq bigint, reason text, before jsonb, after jsonb)
   where j.district_id = p_district and j.school_id = p_school and j.seq = x.seq;
  perform set_config('youju.redacting', 'off', true);
  return v_seq;
end
$$;

create function youju.what_is_left(p_reason text, p_before jsonb, p_after jsonb) returns bytea
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp
return sha256(convert_to(jsonb_build_array(p_reason, p_before::text, p_after::text)::text, 'UTF8'));

alter table youju.journal_link enable row level security;
alter table youju.journal_head enable row level security;
grant select on youju.journal_head to youju_app;
-- Leaders note the head elsewhere, where nobody who could change the journal can change it.
create policy read on youju.journal_head for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.reach()) = 'school');

revoke execute on function youju.commitment, youju.journal_hash, youju.hash_journal, youju.refuse_to_change, youju.is_finished,
  youju.seal_journal, youju.unsealed, youju.redact_journal, youju.what_is_left from public;
-- Hashing happens as whoever adds a row; sealing does the same whoever calls it.
grant execute on function youju.commitment, youju.journal_hash, youju.seal_journal, youju.unsealed to youju_app;

-- As in 0021; besides, everybody reads what they did themselves: parents, and who has left, too.
alter policy read on youju.journal using (
  district_id = (select youju.district())
  and (school_id = (select youju.school()) and actor_id = (select youju.me())
       or (select youju.is_staff())
          and (school_id = (select youju.school())
               and (row_kind not in ('record', 'file') and (select youju.reach()) = 'school'
                    or row_kind = 'record'
                       and exists (select from youju.record r where r.district_id = journal.district_id and r.id = journal.row_id)
                    or row_kind = 'file' and (select youju.reach()) = 'school'
                       and exists (select from youju.record r
                                    where r.district_id = journal.district_id and r.id = (journal.after ->> 'record_id')::uuid))
               or row_kind = 'record' and (select youju.is_officer())
                  and exists (select from youju.record r where r.district_id = journal.district_id and r.id = journal.row_id))));
