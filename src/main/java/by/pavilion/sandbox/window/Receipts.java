package by.pavilion.sandbox.window;

import by.pavilion.sandbox.Tariff.Duty;
import by.pavilion.sandbox.ceb.CebWriter;
import by.pavilion.sandbox.window.CustomsMessage.Entry;
import by.pavilion.sandbox.window.MessageReader.FormatFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the window's receipts and puts them where their addressees fetch them. */
@ApplicationScoped
class Receipts {
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");
    private static final int LONGEST_FAULT = 5000;

    private final ReceiptStore store;
    private final Clock clock;

    Receipts(ReceiptStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** One receipt message that waits for its addressee. */
    record Waiting(long id, String messageType, String message, Instant madeAt) {}

    /** A list's numbers at E-Port and at customs; customs' own only from the moment it has stored the list. */
    record ListNumbers(String preNo, @Nullable String invtNo) {}

    /** What one line of a tax bill says. */
    record BilledLine(String gnum, String gcode, BigDecimal dutiable, Duty duty) {}

    /** One receipt of one document to each of its recipients. */
    void add(
            DocumentKind kind, List<String> recipients, Entry document, Refusal result, @Nullable ListNumbers numbers) {
        CebWriter writer = CebWriter.message(kind.receiptType());
        String block =
                switch (kind) {
                    case ORDER -> "OrderReturn";
                    case PAYMENT -> "PaymentReturn";
                    case WAYBILL -> "LogisticsReturn";
                    case PROOF -> "LogisticsStatusReturn";
                    case LIST -> "InventoryReturn";
                };
        writer.open(block).element("guid", CebWriter.guid());
        switch (kind) {
            case ORDER -> copy(writer, document, "ebpCode", "ebcCode", "orderNo");
            case PAYMENT -> copy(writer, document, "payCode", "payTransactionId");
            case WAYBILL -> copy(writer, document, "logisticsCode", "logisticsNo");
            case PROOF -> copy(writer, document, "logisticsCode", "logisticsNo", "logisticsStatus");
            case LIST -> {
                copy(writer, document, "customsCode", "ebpCode", "ebcCode", "agentCode");
                writer.element("copNo", copNo(document));
                writer.element("preNo", numbers == null ? "0".repeat(18) : numbers.preNo());
                writer.optional("invtNo", numbers == null ? null : numbers.invtNo());
            }
        }
        writer.element("returnStatus", result.status());
        writer.element("returnTime", now());
        writer.element("returnInfo", result.text());
        send(recipients, kind.receiptType(), writer.close(block).finish());
    }

    /** The message could not be read; answered to its sender alone. */
    void formatFault(Envelope envelope, FormatFault fault) {
        String text = String.valueOf(fault.getMessage());
        CebWriter writer = CebWriter.message("CEB900Message").open("MessageReturn");
        writer.element("guid", CebWriter.guid());
        writer.element("returnStatus", "-1");
        writer.element("returnInfo", text.length() > LONGEST_FAULT ? text.substring(0, LONGEST_FAULT) : text);
        writer.element("returnTime", now());
        writer.element("oriCopMsgId", envelope.messageId());
        String type = fault.messageType;
        writer.element("oriMessageType", type.length() > 15 ? "Unknown" : type);
        writer.verbatim("oriBizMessage", envelope.message());
        send(
                List.of(envelope.sender()),
                "CEB900Message",
                writer.close("MessageReturn").finish());
    }

    /** The tax bill of a released list. */
    void taxBill(Registered list, List<BilledLine> lines) {
        CebWriter writer = CebWriter.message("CEB816Message").open("Tax").open("TaxHeadRd");
        writer.element("guid", CebWriter.guid()).element("returnTime", now());
        writer.element("invtNo", list.invtNo()).element("taxNo", list.invtNo() + "T01");
        writer.element("customsTax", sum(lines, Duty::tariff));
        writer.element("valueAddedTax", sum(lines, Duty::vat));
        writer.element("consumptionTax", sum(lines, Duty::consumption));
        writer.element("status", "1");
        copy(writer, list.facts(), "assureCode", "ebcCode", "logisticsCode", "agentCode", "customsCode");
        writer.close("TaxHeadRd");
        for (BilledLine line : lines) {
            writer.open("TaxListRd").element("gnum", line.gnum()).element("gcode", line.gcode());
            writer.element("taxPrice", line.dutiable().toPlainString());
            writer.element("customsTax", line.duty().tariff().toPlainString());
            writer.element("valueAddedTax", line.duty().vat().toPlainString());
            writer.element("consumptionTax", line.duty().consumption().toPlainString());
            writer.close("TaxListRd");
        }
        send(list.recipients(), "CEB816Message", writer.close("Tax").finish());
    }

    private void send(List<String> recipients, String messageType, String message) {
        Instant now = clock.instant();
        for (String recipient : recipients) {
            store.insert(recipient, messageType, message, now);
        }
    }

    private String now() {
        return MILLISECONDS.format(clock.instant().atZone(CebWriter.BEIJING));
    }

    /** The firm's own number of the document; it may leave it out, a receipt may not. */
    private static String copNo(Entry document) {
        String copNo = document.text("copNo");
        return copNo.isEmpty() ? document.text("guid").substring(0, 20) : copNo;
    }

    private static void copy(CebWriter writer, Entry document, String... elements) {
        for (String element : elements) {
            writer.optional(element, document.text(element));
        }
    }

    private static String sum(List<BilledLine> lines, Function<Duty, BigDecimal> tax) {
        return lines.stream()
                .map(BilledLine::duty)
                .map(tax)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }
}
