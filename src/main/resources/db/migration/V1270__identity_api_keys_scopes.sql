-- scopes: what a merchant's key may, comma separated; NULL for everything. former_until: the end of the last former secret.
ALTER TABLE identity_api_keys
  ADD COLUMN scopes VARCHAR(250) CHARACTER SET ascii NULL,
  ADD COLUMN expires_at DATETIME(6) NULL,
  ADD COLUMN former_until DATETIME(6) NULL,
  ADD KEY by_merchant (merchant_id, id);
