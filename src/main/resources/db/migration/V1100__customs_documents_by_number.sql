-- number: 1, but for the second and every later return of one declaration.
ALTER TABLE customs_documents
  ADD COLUMN number SMALLINT NOT NULL DEFAULT 1 AFTER document,
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (declaration_id, document, number);
