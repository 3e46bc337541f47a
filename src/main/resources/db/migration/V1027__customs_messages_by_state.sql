-- Messages that were kept for a person.
ALTER TABLE customs_messages
  ADD KEY by_state (state, id);
