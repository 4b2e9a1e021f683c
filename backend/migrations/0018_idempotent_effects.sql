-- When a request with this key first committed a change of its own: after a crash such a request is not run again.
alter table idempotency_keys add column effect_at timestamptz;
alter table installation_idempotency_keys add column effect_at timestamptz;
