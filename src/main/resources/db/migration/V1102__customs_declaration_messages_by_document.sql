-- document_number: which of several documents of the same kind the message speaks of.
ALTER TABLE customs_declaration_messages ADD COLUMN document_number SMALLINT NOT NULL DEFAULT 1;
