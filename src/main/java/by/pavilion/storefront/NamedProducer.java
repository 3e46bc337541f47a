package by.pavilion.storefront;

/**
 * A producer in a list of them.
 *
 * @param name as listings write it
 */
public record NamedProducer(ProducerId id, String name) {}
