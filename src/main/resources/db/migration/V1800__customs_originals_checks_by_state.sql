-- Questions that nobody answers, and whether the same order's originals were sent later.
ALTER TABLE customs_originals_checks
  ADD KEY by_state (state, asked_at),
  ADD KEY by_order_no (order_no);
