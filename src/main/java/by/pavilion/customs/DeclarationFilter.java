package by.pavilion.customs;

import java.util.Optional;

/** Which declarations are wanted; what is empty does not matter. */
public record DeclarationFilter(Optional<String> orderId, Optional<DeclarationState> state) {}
