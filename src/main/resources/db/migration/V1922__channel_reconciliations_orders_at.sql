-- Where the window begins of which the orders were compared and refunds were not, because their list was not given.
ALTER TABLE channel_reconciliations
  ADD COLUMN run_orders_at DATETIME(6) NULL;
