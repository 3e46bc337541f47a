package by.pavilion.sandbox.window;

import by.pavilion.sandbox.Fingerprints;
import by.pavilion.sandbox.Tariff;
import by.pavilion.sandbox.ceb.CebWriter;
import by.pavilion.sandbox.ceb.DxpEnvelope;
import by.pavilion.sandbox.ceb.WindowConnection;
import by.pavilion.sandbox.window.CustomsMessage.Entry;
import by.pavilion.sandbox.window.MessageReader.FormatFault;
import by.pavilion.sandbox.window.Receipts.BilledLine;
import by.pavilion.sandbox.window.Receipts.ListNumbers;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The customs single window. It takes messages, and then, in its own time, gives each document its receipts: 2 taken, 3
 * sent to customs, 120 stored; a list goes on to 399 reviewed, 800 released, 899 closed and its tax bill, unless one of
 * its checks sends it back.
 */
@ApplicationScoped
public class SingleWindow {
    static final String WORK = "sandbox-window";
    private static final int AT_ONCE = 200;

    private final MessageReader reader = new MessageReader();
    private final DocumentStore documents;
    private final ReceiptStore waiting;
    private final Receipts receipts;
    private final SignatureCheck signatures;
    private final Quotas quotas;
    private final Tariff tariff;
    private final Fingerprints fingerprints;
    private final WindowConfig config;
    private final Clock clock;
    private final Workers workers;

    SingleWindow(
            DocumentStore documents,
            ReceiptStore waiting,
            Receipts receipts,
            SignerStore signers,
            Quotas quotas,
            Tariff tariff,
            Fingerprints fingerprints,
            WindowConfig config,
            Clock clock,
            Workers workers) {
        this.documents = documents;
        this.waiting = waiting;
        this.receipts = receipts;
        this.signatures = new SignatureCheck(signers);
        this.quotas = quotas;
        this.tariff = tariff;
        this.fingerprints = fingerprints;
        this.config = config;
        this.clock = clock;
        this.workers = workers;
    }

    /** One receipt in its envelope, as its addressee fetches it. */
    public record Fetched(String id, String envelope) {}

    /** Takes one message of the exchange platform and gives the platform's answer to it. */
    @Transactional
    public String take(byte[] body) {
        LocalDate today = clock.instant().atZone(CebWriter.BEIJING).toLocalDate();
        Envelope envelope;
        try {
            envelope = Envelope.read(body);
        } catch (Envelope.Refused refused) {
            return Envelope.answer(refused, today);
        }
        CustomsMessage message;
        try {
            message = reader.read(envelope.message());
        } catch (FormatFault fault) {
            receipts.formatFault(envelope, fault);
            return envelope.answer("0000", "accepted", today);
        }
        if (!message.sender().equals(envelope.sender())) {
            return envelope.answer("2002", "dxpId of BaseTransfer is not the sender's", today);
        }
        Optional<Refusal> unsigned =
                message.kind() == DocumentKind.LIST ? signatures.refusalOf(message.xml()) : Optional.empty();
        for (Entry document : message.entries()) {
            register(message, document, unsigned);
        }
        workers.wake(WORK);
        return envelope.answer("0000", "accepted", today);
    }

    /** The oldest receipts that wait for this addressee; they stay until they are acknowledged. */
    @Transactional
    public List<Fetched> receipts(String dxpId, int limit) {
        return waiting.oldest(dxpId, limit).stream()
                .map(receipt -> new Fetched(
                        Long.toString(receipt.id()),
                        DxpEnvelope.wrap(
                                "R%015d".formatted(receipt.id()),
                                WindowConnection.WINDOW,
                                dxpId,
                                receipt.madeAt(),
                                receipt.messageType(),
                                receipt.message())))
                .toList();
    }

    @Transactional
    public void acknowledge(String dxpId, List<Long> ids) {
        if (!ids.isEmpty()) {
            waiting.delete(dxpId, ids);
        }
    }

    /** Gives the receipts that have become due and returns how many documents went on. */
    @Transactional
    int advance() {
        List<Registered> due = documents.due(clock.instant(), AT_ONCE);
        due.forEach(this::advance);
        return due.size();
    }

    @Transactional
    void forget() {
        waiting.deleteOlderThan(clock.instant().minus(config.keep()), 1000);
    }

    private void register(CustomsMessage message, Entry document, Optional<Refusal> unsigned) {
        DocumentKind kind = message.kind();
        if (document.text("appStatus").equals("1")) {
            receipts.add(kind, message.recipients(), document, new Refusal("1", "电子口岸已暂存"), null);
            return;
        }
        Optional<Refusal> refusal =
                unsigned.or(() -> ArrivalRules.refusalOf(kind, document)).or(() -> store(message, document));
        refusal.ifPresent(why -> receipts.add(kind, message.recipients(), document, why, null));
    }

    /** Keeps the document under its key; says so when one is there that may not be replaced. */
    private Optional<Refusal> store(CustomsMessage message, Entry document) {
        DocumentKind kind = message.kind();
        String key = kind.key(document);
        Entry facts = Facts.of(document, fingerprints);
        Instant now = clock.instant();
        Instant dueAt = now.plus(config.step());
        if (documents.insert(kind, key, message.recipients(), facts, now, dueAt)) {
            return Optional.empty();
        }
        Registered old = documents.lock(kind, key).orElseThrow();
        boolean change = document.text("appType").equals("2");
        if (!old.hasFailed() && !change) {
            return Optional.of(kind.duplicate());
        }
        if (kind == DocumentKind.LIST && !old.hasFailed()) {
            return Optional.of(new Refusal("-621012", "清单状态不允许变更"));
        }
        if (kind != DocumentKind.LIST && listIsDeclared(document.text("orderNo"))) {
            return Optional.of(new Refusal("-301011", "订单已申报清单,不允许变更"));
        }
        documents.replace(old, message.recipients(), facts, dueAt);
        return Optional.empty();
    }

    private boolean listIsDeclared(String orderNo) {
        return documents.ofOrder(orderNo).stream()
                .anyMatch(document -> document.kind() == DocumentKind.LIST && !document.hasFailed());
    }

    private void advance(Registered document) {
        boolean list = document.kind() == DocumentKind.LIST;
        switch (document.status()) {
            case "0" -> give(document, new Refusal("2", taken(document)), config.step());
            case "2" -> give(document, new Refusal("3", "发送海关成功"), config.step());
            case "3" ->
                customsVerdict(document)
                        .ifPresentOrElse(
                                why -> give(document, why, null),
                                () -> give(
                                        document,
                                        new Refusal("120", "[Code:1800;Desc:逻辑校验通过]"),
                                        list ? config.review() : null));
            case "120" -> give(document, new Refusal("399", "海关审结"), config.review());
            case "399" -> give(document, new Refusal("800", "[Code:2600;Desc:放行]"), config.review());
            case "800" -> give(document, new Refusal("899", "结关"), config.review());
            case "899" -> bill(document);
            default -> documents.advance(document.id(), document.status(), null);
        }
    }

    private void give(Registered document, Refusal result, @Nullable Duration untilNext) {
        boolean known =
                !List.of("2", "3").contains(result.status()) && !result.status().startsWith("-");
        ListNumbers numbers = new ListNumbers(
                document.preNo(), known && document.kind() == DocumentKind.LIST ? document.invtNo() : null);
        receipts.add(document.kind(), document.recipients(), document.facts(), result, numbers);
        documents.advance(
                document.id(),
                result.status(),
                untilNext == null ? null : clock.instant().plus(untilNext));
    }

    private void bill(Registered list) {
        receipts.taxBill(list, bill(list.facts()));
        documents.advance(list.id(), list.status(), null);
    }

    /** What customs itself finds out when a document reaches it. */
    private Optional<Refusal> customsVerdict(Registered document) {
        return switch (document.kind()) {
            case ORDER, PAYMENT, WAYBILL -> Optional.empty();
            case PROOF ->
                documents
                                .lock(DocumentKind.WAYBILL, DocumentKind.WAYBILL.key(document.facts()))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of(Refusal.sentBack(1335, "运单不存在"));
            case LIST ->
                Matching.refusalOf(document.facts(), documents.ofOrder(document.orderNo()))
                        .or(() -> quotas.book(document.facts()));
        };
    }

    /** The tax of each line: freight and insurance are shared by value, and the last line takes the rest. */
    private List<BilledLine> bill(Entry list) {
        boolean full = ArrivalRules.dutiable(list).compareTo(ArrivalRules.SINGLE_LIMIT) > 0;
        BigDecimal charges = list.number("freight").add(list.number("insuredFee"));
        BigDecimal goods = ArrivalRules.goods(list);
        BigDecimal left = charges;
        List<BilledLine> lines = new ArrayList<>();
        for (int i = 0; i < list.lines().size(); i++) {
            Map<String, String> line = list.lines().get(i);
            BigDecimal value = Entry.number(line, "totalPrice");
            BigDecimal share = i == list.lines().size() - 1 || goods.signum() == 0
                    ? left
                    : charges.multiply(value).divide(goods, 2, RoundingMode.HALF_UP);
            left = left.subtract(share);
            BigDecimal dutiable = value.add(share);
            String gcode = line.getOrDefault("gcode", "");
            lines.add(new BilledLine(
                    line.getOrDefault("gnum", ""),
                    gcode,
                    dutiable,
                    tariff.duty(gcode, dutiable, Entry.number(line, "qty1"), Entry.number(line, "qty2"), full)));
        }
        return lines;
    }

    private static String taken(Registered document) {
        String what = document.kind() == DocumentKind.LIST ? "清单新增申报成功" : "新增申报成功";
        return what + "[" + document.facts().text("guid") + "]";
    }
}
