-- What went back through a firm on a day.
ALTER TABLE ordering_refunds ADD KEY by_settled (provider, settled_at, id);
