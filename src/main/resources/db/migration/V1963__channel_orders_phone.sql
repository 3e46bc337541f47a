-- Until when a number leads to the buyer that the marketplace has lent for an order, and when to look whether that is too early.
ALTER TABLE channel_orders
  ADD COLUMN phone_until DATETIME(6) NULL,
  ADD COLUMN phone_watch_at DATETIME(6) NULL;
