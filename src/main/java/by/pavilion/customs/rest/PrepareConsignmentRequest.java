package by.pavilion.customs.rest;

import by.pavilion.customs.export.ConsignmentDraft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A consignment as an operator asks for it. Nothing is required here: the use case checks all fields and the goods together, so
 * that everything wrong is told at once.
 */
record PrepareConsignmentRequest(
        @Nullable String customsMode,
        @Nullable List<@Nullable String> orders,
        @Nullable List<ConsignmentDraft.@Nullable Goods> goods,
        ConsignmentDraft.@Nullable Exporter exporter,
        ConsignmentDraft.@Nullable Consignee consignee,
        ConsignmentDraft.@Nullable Contract contract,
        ConsignmentDraft.@Nullable Delivery delivery,
        ConsignmentDraft.@Nullable Transport transport,
        ConsignmentDraft.@Nullable StatisticalRate statisticalRate) {

    ConsignmentDraft toDraft() {
        return new ConsignmentDraft(
                customsMode, orders, goods, exporter, consignee, contract, delivery, transport, statisticalRate);
    }
}
