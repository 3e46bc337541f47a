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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the window's receipts, and puts many at a time where their addressees fetch them. */
@ApplicationScoped
class Receipts {
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");
    private static final int LONGEST_FAULT = 5000;
    private static final int MOST_IN_A_MESSAGE = 100;

    private final ReceiptStore store;
    private final Clock clock;

    Receipts(ReceiptStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** One receipt message that waits for its addressee. */
    record Waiting(long id, String messageType, String message, Instant madeAt) {}

    /** One receipt message on its way to those who get it. */
    record Outgoing(List<String> recipients, String messageType, String message) {}

    /** A document's numbers at E-Port and at customs; customs' own only from the moment it has stored the list. */
    record Numbers(String preNo, @Nullable String invtNo) {}

    /**
     * One receipt of one document.
     *
     * @param numbers absent for a document that the window has not kept
     */
    record Receipt(
            DocumentKind kind,
            List<String> recipients,
            Entry document,
            Refusal result,
            @Nullable Numbers numbers,
            Instant at) {}

    /** How several receipts of one document are sent. */
    enum Delivery {
        ONE_BY_ONE,
        BACKWARDS,
        TWICE,
        TOGETHER
    }

    /** Puts messages where they are fetched, in their order. */
    void send(List<Outgoing> messages) {
        store.insert(messages, clock.instant());
    }

    /** Receipts of several documents, in the order in which they came to be: as many of a kind in one message as go into it. */
    List<Outgoing> write(List<Receipt> receipts) {
        Map<Addressed, List<Receipt>> messages = new LinkedHashMap<>();
        receipts.forEach(receipt -> messages.computeIfAbsent(
                        new Addressed(receipt.kind(), receipt.recipients()), none -> new ArrayList<>())
                .add(receipt));
        List<Outgoing> written = new ArrayList<>();
        messages.values().forEach(those -> {
            for (int from = 0; from < those.size(); from += MOST_IN_A_MESSAGE) {
                written.add(together(those.subList(from, Math.min(those.size(), from + MOST_IN_A_MESSAGE))));
            }
        });
        return written;
    }

    private record Addressed(DocumentKind kind, List<String> recipients) {}

    /** Receipts of one document, in the order in which they came to be. */
    List<Outgoing> write(List<Receipt> receipts, Delivery delivery) {
        return switch (delivery) {
            case ONE_BY_ONE -> oneByOne(receipts);
            case BACKWARDS -> {
                List<Receipt> backwards = new ArrayList<>(receipts);
                Collections.reverse(backwards);
                yield oneByOne(backwards);
            }
            case TWICE ->
                oneByOne(receipts.stream()
                        .flatMap(receipt -> Stream.of(receipt, receipt))
                        .toList());
            case TOGETHER -> List.of(together(receipts));
        };
    }

    private static List<Outgoing> oneByOne(List<Receipt> receipts) {
        return receipts.stream().map(receipt -> together(List.of(receipt))).toList();
    }

    private static Outgoing together(List<Receipt> receipts) {
        Receipt first = receipts.get(0);
        CebWriter writer = CebWriter.message(first.kind().receiptType());
        receipts.forEach(receipt -> write(writer, receipt));
        return new Outgoing(first.recipients(), first.kind().receiptType(), writer.finish());
    }

    private static void write(CebWriter writer, Receipt receipt) {
        Entry document = receipt.document();
        Numbers numbers = receipt.numbers();
        writer.open(receipt.kind().receiptElement()).element("guid", CebWriter.guid());
        switch (receipt.kind()) {
            case ORDER -> copy(writer, document, "ebpCode", "ebcCode", "orderNo");
            case PAYMENT -> copy(writer, document, "payCode", "payTransactionId");
            case WAYBILL -> copy(writer, document, "logisticsCode", "logisticsNo");
            case PROOF -> copy(writer, document, "logisticsCode", "logisticsNo", "logisticsStatus");
            case LIST -> {
                copy(writer, document, "customsCode", "ebpCode", "ebcCode", "agentCode");
                numbers(writer, document, numbers);
                writer.optional("invtNo", numbers == null ? null : numbers.invtNo());
            }
            case CANCEL, RETURN -> {
                copy(writer, document, "customsCode", "agentCode", "ebpCode", "ebcCode");
                numbers(writer, document, numbers);
                copy(writer, document, "invtNo");
            }
            case ARRIVAL -> {
                copy(writer, document, "customsCode", "operatorCode");
                numbers(writer, document, numbers);
            }
        }
        writer.element("returnStatus", receipt.result().status());
        writer.element("returnTime", time(receipt.at()));
        writer.element("returnInfo", receipt.result().text())
                .close(receipt.kind().receiptElement());
    }

    private static void numbers(CebWriter writer, Entry document, @Nullable Numbers numbers) {
        writer.element("copNo", document.copNo());
        writer.element("preNo", numbers == null ? "0".repeat(18) : numbers.preNo());
    }

    /** The message could not be read; answered to its sender alone. */
    Outgoing formatFault(Envelope envelope, FormatFault fault) {
        String text = String.valueOf(fault.getMessage());
        CebWriter writer = CebWriter.message("CEB900Message").open("MessageReturn");
        writer.element("guid", CebWriter.guid());
        writer.element("returnStatus", "-1");
        writer.element("returnInfo", text.length() > LONGEST_FAULT ? text.substring(0, LONGEST_FAULT) : text);
        writer.element("returnTime", time(clock.instant()));
        writer.element("oriCopMsgId", envelope.messageId());
        String type = fault.messageType;
        writer.element("oriMessageType", type.length() > 15 ? "Unknown" : type);
        writer.verbatim("oriBizMessage", envelope.message());
        return new Outgoing(
                List.of(envelope.sender()),
                "CEB900Message",
                writer.close("MessageReturn").finish());
    }

    /** The tax bill of a released list. */
    record Billed(Registered list, TaxBill bill) {}

    /** Tax bills, as many in one message as go into it. */
    List<Outgoing> taxBills(List<Billed> billed) {
        return ofTax("CEB816Message", billed, Billed::list, this::taxBill);
    }

    private void taxBill(CebWriter writer, Billed billed) {
        Registered list = billed.list();
        List<TaxBill.Line> lines = billed.bill().lines();
        writer.open("Tax").open("TaxHeadRd");
        writer.element("guid", CebWriter.guid()).element("returnTime", time(clock.instant()));
        writer.element("invtNo", list.invtNo()).element("taxNo", taxNo(list));
        writer.element("customsTax", sum(lines, Duty::tariff));
        writer.element("valueAddedTax", sum(lines, Duty::vat));
        writer.element("consumptionTax", sum(lines, Duty::consumption));
        writer.element("status", "1");
        copy(writer, list.facts(), "assureCode", "ebcCode", "logisticsCode", "agentCode", "customsCode");
        writer.close("TaxHeadRd");
        for (TaxBill.Line line : lines) {
            writer.open("TaxListRd").element("gnum", line.gnum()).element("gcode", line.gcode());
            writer.element("taxPrice", line.dutiable().toPlainString());
            writer.element("customsTax", line.duty().tariff().toPlainString());
            writer.element("valueAddedTax", line.duty().vat().toPlainString());
            writer.element("consumptionTax", line.duty().consumption().toPlainString());
            writer.close("TaxListRd");
        }
        writer.close("Tax");
    }

    /**
     * What has become of a list's tax bill.
     *
     * @param status 2 summed into a payment, 3 void
     */
    record Settled(Registered list, String status) {}

    /** What has become of tax bills, as many in one message as go into it. */
    List<Outgoing> taxBillStatuses(List<Settled> settled) {
        return ofTax("CEB818Message", settled, Settled::list, this::taxBillStatus);
    }

    private void taxBillStatus(CebWriter writer, Settled settled) {
        Registered list = settled.list();
        writer.open("Tax").open("TaxHeadStatus");
        writer.element("guid", CebWriter.guid()).element("returnTime", time(clock.instant()));
        writer.element("invtNo", list.invtNo()).element("taxNo", taxNo(list));
        writer.element("status", settled.status());
        copy(writer, list.facts(), "assureCode");
        writer.close("TaxHeadStatus").close("Tax");
    }

    /** What is said of several lists, in messages of this type to those who get to know of each. */
    private static <T> List<Outgoing> ofTax(
            String type, List<T> said, Function<T, Registered> list, BiConsumer<CebWriter, T> write) {
        Map<List<String>, List<T>> addressed = new LinkedHashMap<>();
        said.forEach(one -> addressed
                .computeIfAbsent(list.apply(one).recipients(), none -> new ArrayList<>())
                .add(one));
        List<Outgoing> written = new ArrayList<>();
        addressed.forEach((recipients, those) -> {
            for (int from = 0; from < those.size(); from += MOST_IN_A_MESSAGE) {
                CebWriter writer = CebWriter.message(type);
                those.subList(from, Math.min(those.size(), from + MOST_IN_A_MESSAGE))
                        .forEach(one -> write.accept(writer, one));
                written.add(new Outgoing(recipients, type, writer.finish()));
            }
        });
        return written;
    }

    private static String taxNo(Registered list) {
        return list.invtNo() + "T01";
    }

    private static String time(Instant instant) {
        return MILLISECONDS.format(instant.atZone(CebWriter.BEIJING));
    }

    private static void copy(CebWriter writer, Entry document, String... elements) {
        for (String element : elements) {
            writer.optional(element, document.text(element));
        }
    }

    private static String sum(List<TaxBill.Line> lines, Function<Duty, BigDecimal> tax) {
        return lines.stream()
                .map(TaxBill.Line::duty)
                .map(tax)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }
}
