package by.pavilion.sandbox.window;

import by.pavilion.sandbox.Fingerprints;
import by.pavilion.sandbox.ceb.CebWriter;
import by.pavilion.sandbox.ceb.DxpEnvelope;
import by.pavilion.sandbox.ceb.WindowConnection;
import by.pavilion.sandbox.window.CustomsMessage.Entry;
import by.pavilion.sandbox.window.MessageReader.FormatFault;
import by.pavilion.sandbox.window.Scenarios.Chosen;
import by.pavilion.shared.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The customs single window as its senders see it: it takes messages, refuses at once what it can see to be wrong, and
 * keeps receipts for whoever fetches them. What becomes of a document after that is for {@link CustomsOffice}.
 */
@ApplicationScoped
public class SingleWindow {
    static final String WORK = "sandbox-window";

    private final MessageReader reader = new MessageReader();
    private final DocumentStore documents;
    private final ReceiptStore waiting;
    private final Receipts receipts;
    private final SignatureCheck signatures;
    private final Scenarios scenarios;
    private final ScenarioStore choices;
    private final Fingerprints fingerprints;
    private final WindowConfig config;
    private final Clock clock;
    private final Workers workers;

    SingleWindow(
            DocumentStore documents,
            ReceiptStore waiting,
            Receipts receipts,
            SignerStore signers,
            Scenarios scenarios,
            ScenarioStore choices,
            Fingerprints fingerprints,
            WindowConfig config,
            Clock clock,
            Workers workers) {
        this.documents = documents;
        this.waiting = waiting;
        this.receipts = receipts;
        this.signatures = new SignatureCheck(signers);
        this.scenarios = scenarios;
        this.choices = choices;
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
        Chosen scenarios = this.scenarios.of(message.entries().stream()
                .map(document -> document.text("orderNo"))
                .toList());
        if (isUnreadable(message, scenarios)) {
            receipts.formatFault(
                    envelope, new FormatFault(message.kind().messageType(), List.of("scenario format-error")));
            return envelope.answer("0000", "accepted", today);
        }
        Optional<Refusal> unsigned = message.kind().isSigned() ? signatures.refusalOf(message.xml()) : Optional.empty();
        for (Entry document : message.entries()) {
            register(message, document, unsigned, scenarios.of(document.text("orderNo")));
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

    @Transactional
    void forget() {
        waiting.deleteOlderThan(clock.instant().minus(config.keep()), 1000);
        choices.deleteOlderThan(clock.instant().minus(config.keep()), 1000);
    }

    private boolean isUnreadable(CustomsMessage message, Chosen scenarios) {
        return message.kind() == DocumentKind.ORDER
                && message.entries().stream()
                        .anyMatch(order -> scenarios.of(order.text("orderNo")) == Scenario.FORMAT_ERROR);
    }

    private void register(CustomsMessage message, Entry document, Optional<Refusal> unsigned, Scenario scenario) {
        DocumentKind kind = message.kind();
        boolean draft = document.text("appStatus").equals("1");
        Optional<Refusal> answer = draft
                ? Optional.of(new Refusal("1", "电子口岸已暂存"))
                : unsigned.or(() -> ArrivalRules.refusalOf(kind, document)).or(() -> store(message, document));
        if (scenario != Scenario.SILENCE) {
            answer.ifPresent(why -> receipts.add(kind, message.recipients(), document, why));
        }
    }

    /** Keeps the document under its key; says so when one is there that may not be replaced. */
    private Optional<Refusal> store(CustomsMessage message, Entry document) {
        DocumentKind kind = message.kind();
        String key = kind.key(document);
        if (document.text("appType").equals("3") && documents.lock(kind, key).isEmpty()) {
            return Optional.of(new Refusal("-301009", "要删除的订单不存在"));
        }
        Entry facts = Facts.of(document, fingerprints);
        Instant now = clock.instant();
        Instant dueAt = now.plus(config.step());
        if (documents.insert(kind, key, message.recipients(), facts, now, dueAt)) {
            return Optional.empty();
        }
        Registered old = documents.lock(kind, key).orElseThrow();
        boolean isNew = document.text("appType").equals("1");
        if (!old.hasFailed() && isNew && !old.isDeletion()) {
            return Optional.of(kind.duplicate());
        }
        if (kind.isSigned() && !old.hasFailed()) {
            return Optional.of(new Refusal("-621012", "清单状态不允许变更"));
        }
        if (!kind.isSigned() && listIsDeclared(document.text("orderNo"))) {
            return Optional.of(new Refusal("-301011", "订单已申报清单,不允许变更"));
        }
        documents.replace(old, message.recipients(), facts, dueAt);
        return Optional.empty();
    }

    private boolean listIsDeclared(String orderNo) {
        return documents.ofOrder(orderNo).stream()
                .anyMatch(document -> document.kind() == DocumentKind.LIST && !document.hasFailed());
    }
}
