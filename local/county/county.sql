-- The county's own database: what each shard's districts sum up to, read where they are. It holds nothing of theirs but their names.
create extension if not exists postgres_fdw;
create schema if not exists county;

-- Which district lives on which shard, and what it is called when the shard cannot be asked.
create table if not exists county.district (
  district_id uuid primary key,
  shard text not null,
  name text not null
);

create table if not exists county.summary (
  district_id uuid not null,
  name text not null,
  schools int not null,
  staff int not null,
  records bigint not null,
  on_date date not null,
  made_at timestamptz not null,
  promises jsonb not null
) partition by list (district_id);
