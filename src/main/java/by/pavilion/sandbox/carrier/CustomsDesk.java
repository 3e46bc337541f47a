package by.pavilion.sandbox.carrier;

import by.pavilion.sandbox.Seals;
import by.pavilion.sandbox.carrier.Booking.Announcement;
import by.pavilion.sandbox.ceb.CebWriter;
import by.pavilion.sandbox.ceb.Filings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * The carrier's dealings with customs: announces the waybills that it has given (511) and proves its deliveries (513), many
 * in one message. What is not taken is tried again later; what was sent twice is the same document twice.
 */
@ApplicationScoped
class CustomsDesk {
    private static final int AT_ONCE = 500;

    private final CarrierConfig config;
    private final WaybillStore waybills;
    private final Seals seals;
    private final Filings filings;

    CustomsDesk(CarrierConfig config, WaybillStore waybills, Seals seals, Filings filings) {
        this.config = config;
        this.waybills = waybills;
        this.seals = seals;
        this.filings = filings;
    }

    /** Tells customs of new waybills and returns of how many. */
    int announce() {
        List<WaybillStore.Unannounced> due = waybills.unannounced(AT_ONCE);
        List<Long> taken = send(
                "CEB511Message",
                due.stream()
                        .map(one -> document(one.waybill(), announcement(one.waybill(), one.details())))
                        .toList());
        if (!taken.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> waybills.announced(taken));
        }
        return taken.size();
    }

    /** Proves deliveries to customs and returns how many. */
    int prove() {
        List<Waybill> due = waybills.awaitingProof(AT_ONCE);
        List<Long> taken = send(
                "CEB513Message",
                due.stream().map(waybill -> document(waybill, proof(waybill))).toList());
        if (!taken.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> waybills.proved(taken));
        }
        return taken.size();
    }

    private List<Long> send(String messageType, List<Filings.Document> documents) {
        return filings.send(new Filings.Firm(config.code(), config.name(), config.dxpId()), messageType, documents);
    }

    private static Filings.Document document(Waybill waybill, String xml) {
        return new Filings.Document(waybill.id(), waybill.subscriber(), xml);
    }

    private String announcement(Waybill waybill, String details) {
        Announcement told = Announcement.read(seals.open(waybill.reference(), details));
        CebWriter writer = CebWriter.document().open("Logistics").open("LogisticsHead");
        String filing = waybill.filings() == 0 ? "511" : "511-" + waybill.filings();
        head(writer, waybill, filing, waybill.filings() == 0 ? "1" : "2", waybill.takenAt());
        waybill.transport().ifPresent(transport -> writer.optional("billNo", transport.get("billNo")));
        writer.element("orderNo", waybill.orderNo());
        writer.element("freight", told.freight()).element("insuredFee", "0");
        writer.element("currency", "142");
        writer.element("weight", told.weight()).element("packNo", "1");
        writer.optional("goodsInfo", told.goods());
        writer.element("consignee", told.consignee());
        writer.element("consigneeAddress", told.address());
        writer.element("consigneeTelephone", told.telephone());
        return writer.close("LogisticsHead").close("Logistics").finish();
    }

    private String proof(Waybill waybill) {
        Instant deliveredAt = waybill.deliveredAt().orElseThrow();
        CebWriter writer = CebWriter.document().open("LogisticsStatus");
        head(writer, waybill, "513", "1", deliveredAt);
        writer.element("logisticsStatus", "S");
        writer.element("logisticsTime", CebWriter.seconds(deliveredAt));
        return writer.close("LogisticsStatus").finish();
    }

    private void head(CebWriter writer, Waybill waybill, String filing, String appType, Instant at) {
        writer.element("guid", CebWriter.guidOf(filing + "/" + config.code() + "/" + waybill.number()));
        writer.element("appType", appType).element("appTime", CebWriter.seconds(at));
        writer.element("appStatus", "2");
        writer.element("logisticsCode", config.code()).element("logisticsName", config.name());
        writer.element("logisticsNo", waybill.number());
    }
}
