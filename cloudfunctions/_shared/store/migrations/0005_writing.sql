-- One call a write: record, natural keys, credits, tallies and journal in one transaction and one round trip.
-- It runs as the caller, so row security holds inside. Errors that must undo the write are raised with SQLSTATE YJ001.

create function youju.write_record(
  p_record jsonb,
  -- Null for a new record, else the revision that the change was made on.
  p_expected int,
  p_claims text[],
  p_credits jsonb,
  p_journal jsonb
) returns jsonb
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  r youju.record := jsonb_populate_record(null::youju.record, p_record);
  v_before youju.record;
  v_after youju.record;
begin
  if p_expected is null then
    insert into youju.record (district_id, id, school_id, term_id, kind, author_id, about_id, happened_on, payload, state,
                              late, content_hash, submitted_hash, received_at, changed_at)
    values (r.district_id, r.id, r.school_id, r.term_id, r.kind, r.author_id, r.about_id, r.happened_on, r.payload, r.state,
            r.late, r.content_hash, r.submitted_hash, r.received_at, r.received_at)
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
           late = r.late, content_hash = r.content_hash, revision = p_expected + 1, changed_at = r.changed_at
     where district_id = r.district_id and id = r.id and revision = p_expected
    returning * into v_after;
    if not found then return jsonb_build_object('outcome', 'notAllowed'); end if;
  end if;

  perform youju.keep_claims(v_after, p_claims);
  perform youju.keep_credits(v_after, p_credits);
  perform youju.keep_journal(v_after.district_id, v_after.school_id, 'record', v_after.id, p_journal,
                             case when v_before.id is not null then to_jsonb(v_before) end, to_jsonb(v_after));
  return jsonb_build_object('outcome', 'written', 'revision', v_after.revision);
end
$$;

-- The record holds exactly these natural keys; one held by another record undoes the whole write.
create function youju.keep_claims(r youju.record, p_claims text[]) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  v_key text;
  v_holder uuid;
begin
  delete from youju.record_claim
   where district_id = r.district_id and record_id = r.id and natural_key <> all (p_claims);
  insert into youju.record_claim (district_id, natural_key, record_id, school_id)
  select r.district_id, key, r.id, r.school_id from unnest(p_claims) key order by key
  on conflict do nothing;
  select key, c.record_id into v_key, v_holder
    from unnest(p_claims) key
    left join youju.record_claim c on c.district_id = r.district_id and c.natural_key = key
   where c.record_id is distinct from r.id
   limit 1;
  if found then
    raise exception 'natural key taken' using errcode = 'YJ001',
      detail = jsonb_build_object('key', v_key, 'recordId', v_holder)::text;
  end if;
end
$$;

-- The record's credits become exactly these; the tallies change by the difference. Tally rows are locked in key order.
create function youju.keep_credits(r youju.record, p_credits jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  v_gone jsonb;
begin
  with gone as (
    delete from youju.credit where district_id = r.district_id and record_id = r.id
    returning term_id, measure, subject_id, week, -quantity as quantity
  )
  select coalesce(jsonb_agg(to_jsonb(gone)), '[]') into v_gone from gone;

  insert into youju.credit (district_id, record_id, measure, school_id, term_id, subject_id, on_date, week, quantity)
  select r.district_id, r.id, c.measure, r.school_id, r.term_id, c."subjectId", c."on", c.week, c.quantity
    from jsonb_to_recordset(p_credits)
         as c (measure text, "subjectId" uuid, "on" date, week smallint, quantity int);

  insert into youju.tally as t (district_id, school_id, term_id, measure, subject_id, week, quantity)
  select r.district_id, r.school_id, term_id, measure, subject_id, week, sum(quantity)
    from (
      select term_id, measure, subject_id, week, quantity
        from jsonb_to_recordset(v_gone)
             as g (term_id uuid, measure text, subject_id uuid, week smallint, quantity int)
      union all
      select r.term_id, c.measure, c."subjectId", c.week, c.quantity
        from jsonb_to_recordset(p_credits) as c (measure text, "subjectId" uuid, week smallint, quantity int)
    ) change
   group by term_id, measure, subject_id, week
  having sum(quantity) <> 0
   order by term_id, measure, subject_id, week
  on conflict (district_id, school_id, term_id, measure, subject_id, week)
  do update set quantity = t.quantity + excluded.quantity;
end
$$;

create function youju.keep_journal(
  p_district uuid, p_school uuid, p_kind text, p_row uuid, p_journal jsonb, p_before jsonb, p_after jsonb
) returns void
  language sql set search_path = pg_catalog, pg_temp
begin atomic
  insert into youju.journal (district_id, school_id, at, actor_id, did, row_kind, row_id, reason, before, after, request_id, hash)
  values (p_district, p_school, (p_journal ->> 'at')::timestamptz, (p_journal ->> 'actorId')::uuid, p_journal ->> 'did', p_kind, p_row,
          coalesce(p_journal ->> 'reason', ''), p_before, p_after, coalesce(p_journal ->> 'requestId', ''),
          sha256(convert_to(jsonb_build_array(p_district, p_school, p_journal -> 'at', p_journal -> 'actorId', p_journal -> 'did',
                                              p_kind, p_row, p_journal -> 'reason', p_journal -> 'requestId', p_before,
                                              p_after)::text, 'UTF8')));
end;
