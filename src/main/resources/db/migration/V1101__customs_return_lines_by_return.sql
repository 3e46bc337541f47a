-- return_number: of the return document that the line is in.
ALTER TABLE customs_return_lines
  ADD COLUMN return_number SMALLINT NOT NULL DEFAULT 1 AFTER declaration_id,
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (declaration_id, return_number, number);
