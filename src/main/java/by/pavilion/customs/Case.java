package by.pavilion.customs;

import java.time.Instant;
import java.util.Optional;

/**
 * Something at customs that waits for a person. It is there as long as its cause is.
 *
 * @param since from when on it waits
 * @param declaration what it concerns, where that is known
 * @param subject what a receipt or message speaks of that we know nothing of, {@code text} what it says
 */
public record Case(
        CaseKind kind,
        Instant since,
        Optional<Declaration> declaration,
        NextAction next,
        Optional<String> subject,
        Optional<String> text) {}
