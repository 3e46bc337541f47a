-- What has been told of a document: that it began, that its end is near, that it has ended.
ALTER TABLE merchant_documents
  ADD COLUMN begun BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN warned BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN ended BOOLEAN NOT NULL DEFAULT FALSE,
  ADD KEY by_begin (begun, valid_from),
  ADD KEY by_warning (warned, valid_until),
  ADD KEY by_end (ended, valid_until);
