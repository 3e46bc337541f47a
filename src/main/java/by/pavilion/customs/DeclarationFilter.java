package by.pavilion.customs;

import java.time.Instant;
import java.util.Optional;

/**
 * Which declarations are wanted; what is empty does not matter.
 *
 * @param unchangedSince those whose state has not changed since then
 * @param port customs' district of the border crossing
 */
public record DeclarationFilter(
        Optional<String> orderId,
        Optional<DeclarationState> state,
        Optional<Instant> unchangedSince,
        Optional<String> port,
        Optional<CustomsMode> mode) {}
