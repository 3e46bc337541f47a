ALTER TABLE ordering_orders ADD COLUMN expires_at DATETIME(6) NULL, ADD KEY by_expiry (status, expires_at);
