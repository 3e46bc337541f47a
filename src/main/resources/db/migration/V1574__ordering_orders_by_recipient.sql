-- Recipients are made with their orders, so the index grows at its end.
ALTER TABLE ordering_orders ADD KEY by_recipient (recipient_id);
