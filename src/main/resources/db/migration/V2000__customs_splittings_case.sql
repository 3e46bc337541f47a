-- The case that a set of orders is by now: another one each time that further orders come to it. NULL: that of its own number.
ALTER TABLE customs_splittings
  ADD COLUMN case_id BIGINT NULL,
  ADD KEY by_case (case_id);
