-- Which receipts of a message were new; those without a declaration, oldest first.
ALTER TABLE customs_receipts
  ADD KEY by_message (message_id),
  ADD KEY by_outcome (outcome, received_at);
