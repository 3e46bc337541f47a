-- The case of a receipt whose document was not known when it came; NULL for the others, and for those from before.
ALTER TABLE customs_receipts
  ADD COLUMN case_id BIGINT NULL,
  ADD KEY by_case (case_id);
