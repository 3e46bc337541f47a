package by.pavilion.storefront.rest;

import by.pavilion.storefront.PageContent;
import by.pavilion.storefront.ProducerId;
import java.util.Map;

/** @param name as listings write it */
record ProducerResponse(ProducerId id, String name, Map<String, TextBody> texts) {
    static ProducerResponse of(ProducerId id, String name, PageContent.Producer content) {
        return new ProducerResponse(id, name, TextBody.of(content.texts()));
    }
}
