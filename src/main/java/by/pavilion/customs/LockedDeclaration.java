package by.pavilion.customs;

import java.util.Optional;

/**
 * A declaration that nobody else can change until the transaction ends, as it was when it was locked.
 *
 * @param watch when it is a case for a person, as it is kept
 * @param tax what we collected, by kind; empty for a declaration from before that was kept
 * @param events the number of its last event, {@code messages} of its last message
 */
record LockedDeclaration(
        Declaration declaration,
        Optional<DeclarationWatch> watch,
        Optional<DeclaredTax> tax,
        long events,
        int messages) {
    LockedDeclaration with(Declaration other) {
        return new LockedDeclaration(other, watch, tax, events, messages);
    }
}
