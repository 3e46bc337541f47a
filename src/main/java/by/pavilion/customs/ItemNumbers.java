package by.pavilion.customs;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Under which numbers goods are filed in the ledgers of zones: those that were entered, and by the zone's setting the SKU of
 * goods without one.
 *
 * @param entered by ledger and SKU
 */
record ItemNumbers(Map<String, Map<String, String>> entered) {
    static final ItemNumbers NONE = new ItemNumbers(Map.of());

    ItemNumbers {
        entered = Map.copyOf(entered);
    }

    /** Empty when only entered numbers count and this one was not. */
    Optional<String> find(CustomsConfig.Bonded zone, String sku) {
        Optional<String> number = Optional.ofNullable(
                entered.getOrDefault(zone.ledger(), Map.of()).get(sku));
        return switch (zone.itemNumbers().orElse(ItemNumbering.SKU)) {
            case SKU -> number.or(() -> Optional.of(sku));
            case LEDGER -> number;
        };
    }

    boolean isEntered(String ledger, String sku) {
        return entered.getOrDefault(ledger, Map.of()).containsKey(sku);
    }

    /** The goods that cannot be listed, since nobody has said under which number they are filed. */
    List<String> missing(CustomsConfig.Bonded zone, DeclarationOrder order) {
        return order.lines().stream()
                .map(DeclarationLine::sku)
                .distinct()
                .filter(sku -> find(zone, sku).isEmpty())
                .toList();
    }
}
