-- When a sale changed last, and how the shopper ended it: the platform lists sales by that.
ALTER TABLE sandbox_douyin_sales
  ADD COLUMN updated_at DATETIME(6) NOT NULL DEFAULT '2000-01-01 00:00:00',
  ADD COLUMN cancelled_at DATETIME(6) NULL,
  ADD KEY by_change (updated_at, order_id),
  ADD KEY by_sale (sold_at, order_id);
