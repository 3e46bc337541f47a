ALTER TABLE ordering_orders
  ADD COLUMN checkout_id BIGINT NULL,
  ADD KEY by_checkout (checkout_id);
