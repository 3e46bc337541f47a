-- Before and after which the buyer hardly has the goods, as logistics tells it.
ALTER TABLE ordering_arrivals
  ADD COLUMN earliest_at DATETIME(6) NULL,
  ADD COLUMN latest_at DATETIME(6) NULL;
