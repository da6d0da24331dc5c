-- Photos and files of records. They hang on a record by its id and are no part of what it says: nothing waits for them.

create table youju.file (
  district_id uuid not null,
  -- Made by the client (UUIDv7): the same upload begun twice is the same row.
  id uuid not null,
  school_id uuid not null,
  record_id uuid not null,
  -- The record's author.
  owner_id uuid not null,
  name text not null,
  type text not null,
  size int not null check (size between 1 and 5242880),
  sha256 text not null,
  -- Bytes here so far; parts come in order.
  received int not null default 0 check (received between 0 and size),
  state text not null default 'partial' check (state in ('partial', 'kept')),
  -- What the storage knows the bytes by; they are there before it is written here.
  place text,
  begun_at timestamptz not null,
  moved_at timestamptz not null,
  kept_at timestamptz,
  removed_at timestamptz,
  primary key (district_id, id),
  check ((state = 'kept') = (place is not null and kept_at is not null and received = size))
);
create index file_by_record on youju.file (district_id, record_id, id);
create index file_unfinished on youju.file (district_id, owner_id, moved_at) where state = 'partial';

-- Only until the last part is here.
create table youju.file_part (
  district_id uuid not null,
  file_id uuid not null,
  -- Its first byte's place in the file.
  at int not null,
  school_id uuid not null,
  bytes bytea not null check (length(bytes) between 1 and 131072),
  primary key (district_id, file_id, at)
);

grant select, insert, delete on youju.file, youju.file_part to youju_app;
grant update (received, state, place, moved_at, kept_at, removed_at) on youju.file to youju_app;

alter table youju.file enable row level security;
alter table youju.file_part enable row level security;

-- Whoever may read the record, which its own policies say, sees what its author has put to it.
create policy read on youju.file for select using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and (owner_id = (select youju.me())
       or state = 'kept' and removed_at is null
          and exists (select from youju.record r
                       where r.district_id = file.district_id and r.id = file.record_id and r.author_id = file.owner_id)));
create policy begin_with on youju.file for insert with check (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and owner_id = (select youju.me()) and state = 'partial' and received = 0
  and exists (select from youju.record r
               where r.district_id = file.district_id and r.id = file.record_id and r.author_id = (select youju.me())));
create policy go_on on youju.file for update using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and owner_id = (select youju.me()));
-- What was kept is struck out (removed_at), never deleted.
create policy give_up on youju.file for delete using (
  district_id = (select youju.district()) and school_id = (select youju.school()) and (select youju.is_staff())
  and owner_id = (select youju.me()) and state = 'partial');

create policy own on youju.file_part for all using (
  district_id = (select youju.district()) and school_id = (select youju.school())
  and exists (select from youju.file f
               where f.district_id = file_part.district_id and f.id = file_part.file_id
                 and f.owner_id = (select youju.me())));
