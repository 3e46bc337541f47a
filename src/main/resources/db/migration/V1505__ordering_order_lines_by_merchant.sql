-- A merchant's orders, the newest first. Ids grow with time, so a merchant's entries are added at their end.
CREATE INDEX by_merchant ON ordering_order_lines (merchant_id, order_id);
