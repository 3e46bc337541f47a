-- What was reported of the orders that a comparison looks at.
ALTER TABLE channel_parcel_reports ADD KEY by_order (channel, shop_id, external_order_id);
