-- An organisation that is to be deleted once its storefronts are gone.
alter table organisations add column deletion_due_at timestamptz;
