-- What is late for two causes is late until both are over.
ALTER TABLE ordering_shipment_troubles
  MODIFY COLUMN cause VARCHAR(20) CHARACTER SET ascii NOT NULL DEFAULT '',
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (order_id, kind, cause);
