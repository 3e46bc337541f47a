package by.pavilion.storefront.rest;

import by.pavilion.storefront.NamedProducer;
import by.pavilion.storefront.ProducerId;

/** A producer without what its page says. */
record ProducerSummary(ProducerId id, String name) {
    static ProducerSummary of(NamedProducer producer) {
        return new ProducerSummary(producer.id(), producer.name());
    }
}
