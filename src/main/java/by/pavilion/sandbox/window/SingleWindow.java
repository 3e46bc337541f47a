package by.pavilion.sandbox.window;

import by.pavilion.sandbox.ScenarioStore.Chosen;
import by.pavilion.sandbox.ceb.CebWriter;
import by.pavilion.sandbox.ceb.DxpEnvelope;
import by.pavilion.sandbox.ceb.WindowConnection;
import by.pavilion.sandbox.window.CustomsMessage.Entry;
import by.pavilion.sandbox.window.MessageReader.FormatFault;
import by.pavilion.sandbox.window.Receipts.Receipt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The customs single window as its senders see it: it takes messages, refuses at once what it can see to be wrong, and
 * keeps receipts for whoever fetches them. What becomes of a document after that is for {@link CustomsOffice}.
 */
@ApplicationScoped
public class SingleWindow {
    static final String WORK = "sandbox-window";
    private static final Refusal DRAFT = new Refusal("1", "电子口岸已暂存");

    private final MessageReader reader = new MessageReader();
    private final Register register;
    private final ReceiptStore waiting;
    private final Receipts receipts;
    private final SignatureCheck signatures;
    private final Scenarios scenarios;
    private final WindowConfig config;
    private final Clock clock;

    SingleWindow(
            Register register,
            ReceiptStore waiting,
            Receipts receipts,
            SignerStore signers,
            Scenarios scenarios,
            WindowConfig config,
            Clock clock) {
        this.register = register;
        this.waiting = waiting;
        this.receipts = receipts;
        this.signatures = new SignatureCheck(signers);
        this.scenarios = scenarios;
        this.config = config;
        this.clock = clock;
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
            receipts.send(List.of(receipts.formatFault(envelope, fault)));
            return envelope.answer("0000", "accepted", today);
        }
        if (!message.sender().equals(envelope.sender())) {
            return envelope.answer("2002", "dxpId of BaseTransfer is not the sender's", today);
        }
        Chosen<Scenario> scenarios = this.scenarios.of(message.entries().stream()
                .map(document -> document.text("orderNo"))
                .toList());
        if (isUnreadable(message, scenarios)) {
            FormatFault fault = new FormatFault(message.kind().messageType(), List.of("scenario format-error"));
            receipts.send(List.of(receipts.formatFault(envelope, fault)));
            return envelope.answer("0000", "accepted", today);
        }
        Optional<Refusal> unsigned = message.kind().isSigned() ? signatures.refusalOf(message.xml()) : Optional.empty();
        receipts.send(receipts.write(answers(message, unsigned, scenarios)));
        return envelope.answer("0000", "accepted", today);
    }

    /** The oldest receipts that wait for this addressee, by one statement; they stay until they are acknowledged. */
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

    /** These need not be fetched any more. One statement needs no transaction around it. */
    public void acknowledge(String dxpId, List<Long> ids) {
        if (!ids.isEmpty()) {
            waiting.delete(dxpId, ids);
        }
    }

    @Transactional
    void forget() {
        waiting.deleteOlderThan(clock.instant().minus(config.keep()), 1000);
        scenarios.forgetOlderThan(clock.instant().minus(config.keep()), 1000);
    }

    private boolean isUnreadable(CustomsMessage message, Chosen<Scenario> scenarios) {
        return message.kind() == DocumentKind.ORDER
                && message.entries().stream()
                        .anyMatch(order -> scenarios.of(order.text("orderNo")) == Scenario.FORMAT_ERROR);
    }

    /** Keeps what can be kept, and says at once of the others what is wrong with them. */
    private List<Receipt> answers(CustomsMessage message, Optional<Refusal> unsigned, Chosen<Scenario> scenarios) {
        DocumentKind kind = message.kind();
        List<Entry> kept = new ArrayList<>();
        IdentityHashMap<Entry, Refusal> refused = new IdentityHashMap<>(); // a message may hold the same document twice
        for (Entry document : message.entries()) {
            boolean draft = document.text("appStatus").equals("1");
            Optional<Refusal> refusal =
                    draft ? Optional.of(DRAFT) : unsigned.or(() -> ArrivalRules.refusalOf(kind, document));
            refusal.ifPresentOrElse(why -> refused.put(document, why), () -> kept.add(document));
        }
        Iterator<Optional<Refusal>> found =
                register.keep(kind, message.recipients(), kept).iterator();
        kept.forEach(document -> found.next().ifPresent(why -> refused.put(document, why)));
        Instant now = clock.instant();
        return message.entries().stream()
                .filter(refused::containsKey)
                .filter(document -> scenarios.of(document.text("orderNo")) != Scenario.SILENCE)
                .map(document -> new Receipt(
                        kind, message.recipients(), document, Objects.requireNonNull(refused.get(document)), null, now))
                .toList();
    }
}
