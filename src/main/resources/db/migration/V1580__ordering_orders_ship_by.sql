-- Until when a marketplace has promised its buyer that the order is sent.
ALTER TABLE ordering_orders
  ADD COLUMN ship_by DATETIME(6) NULL;
