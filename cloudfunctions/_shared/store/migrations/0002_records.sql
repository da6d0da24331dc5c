-- A published plan version is immutable: the application may add versions, never change one.
create table youju.plan_version (
  district_id uuid not null,
  plan_id uuid not null,
  version int not null,
  school_id uuid not null,
  title text not null,
  effective_from date not null,
  document jsonb not null,
  published_by uuid,
  published_at timestamptz not null default now(),
  primary key (district_id, plan_id, version)
);
create index plan_version_in_force on youju.plan_version (district_id, school_id, effective_from desc, version desc);

create table youju.record (
  district_id uuid not null,
  -- Made by the client (UUIDv7): the same submission twice is the same row.
  id uuid not null,
  school_id uuid not null,
  term_id uuid not null,
  kind text not null,
  author_id uuid not null,
  -- The observed teacher or the group concerned, who may read it too.
  about_id uuid,
  happened_on date not null,
  payload jsonb not null,
  state text not null check (state in ('counted', 'awaiting', 'returned', 'withdrawn')),
  -- Entered after the free days: shown as 补录 for ever.
  late boolean not null,
  revision int not null default 1,
  -- SHA-256 of kind and payload as kept now, and as first submitted: a repeated submission is known by the latter.
  content_hash text not null,
  submitted_hash text not null,
  received_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (district_id, id)
);
create index record_by_author on youju.record (district_id, author_id, happened_on desc, id desc);
create index record_about on youju.record (district_id, about_id, happened_on desc, id desc);
create index record_awaiting on youju.record (district_id, school_id, happened_on desc, id desc) where state = 'awaiting';
create index record_by_school on youju.record (district_id, school_id, term_id, kind, happened_on);

-- Natural keys: the same fact under two ids meets here. One row a key, held by one live record.
create table youju.record_claim (
  district_id uuid not null,
  natural_key text not null,
  record_id uuid not null,
  school_id uuid not null,
  primary key (district_id, natural_key)
);
create index record_claim_by_record on youju.record_claim (district_id, record_id);

create table youju.credit (
  district_id uuid not null,
  record_id uuid not null,
  measure text not null,
  school_id uuid not null,
  term_id uuid not null,
  subject_id uuid not null,
  on_date date not null,
  week smallint not null,
  quantity int not null,
  primary key (district_id, record_id, measure)
);
create index credit_by_subject on youju.credit (district_id, term_id, measure, subject_id, on_date desc);

-- Always equal to the sum of credits; rows may stand at zero.
create table youju.tally (
  district_id uuid not null,
  school_id uuid not null,
  term_id uuid not null,
  measure text not null,
  subject_id uuid not null,
  week smallint not null,
  quantity int not null,
  primary key (district_id, school_id, term_id, measure, subject_id, week)
);

-- Append-only. Each row carries its own hash; a sealing job chains rows per school later.
create table youju.journal (
  district_id uuid not null,
  seq bigint generated always as identity,
  school_id uuid not null,
  at timestamptz not null,
  actor_id uuid not null,
  did text not null,
  row_kind text not null,
  row_id uuid not null,
  reason text not null default '',
  before jsonb,
  after jsonb,
  request_id text not null default '',
  xid xid8 not null default pg_current_xact_id(),
  hash bytea not null,
  primary key (district_id, seq)
);
create index journal_by_row on youju.journal (district_id, row_id, seq);

create table youju.notice (
  district_id uuid not null,
  id uuid not null,
  school_id uuid not null,
  title text not null,
  body text not null,
  publisher_id uuid not null,
  -- As it was then: parents may not read the staff's table.
  publisher_name text not null,
  published_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (district_id, id)
);
create index notice_by_school on youju.notice (district_id, school_id, published_at desc, id desc);

create table youju.notice_audience (
  district_id uuid not null,
  notice_id uuid not null,
  who text not null check (who in ('staff', 'parents')),
  unit_id uuid not null,
  primary key (district_id, notice_id, who, unit_id)
);

create table youju.receipt (
  district_id uuid not null,
  notice_id uuid not null,
  person_id uuid not null,
  read_at timestamptz not null default now(),
  primary key (district_id, notice_id, person_id)
);
