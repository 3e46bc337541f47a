ALTER TABLE ordering_holds ADD KEY by_release (released_at, order_id);
