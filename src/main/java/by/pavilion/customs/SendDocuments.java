package by.pavilion.customs;

import by.pavilion.customs.DeclarationStore.DueDocument;
import by.pavilion.customs.MessageStore.QueuedMessage;
import by.pavilion.customs.ceb.CebSchema;
import by.pavilion.customs.ceb.CebWriter;
import by.pavilion.customs.ceb.DxpEnvelope;
import by.pavilion.customs.ceb.EnvelopedSignature;
import by.pavilion.customs.ceb.Firm;
import by.pavilion.customs.ceb.MessageSigner;
import by.pavilion.parties.Parties;
import by.pavilion.parties.Recipient;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Writes the documents that are due, sends their messages to the single window, and asks payment firms for theirs. Writing is
 * a transaction, sending is none: a crash in between sends a message twice, which customs answers as known already.
 */
@ApplicationScoped
class SendDocuments implements BackgroundWork {
    static final String NAME = "customs-sender";
    private static final Logger LOG = Logger.getLogger(SendDocuments.class);
    private static final int PORTION = 50;

    private final CustomsConfig config;
    private final DeclarationStore declarations;
    private final MessageStore messages;
    private final DeclarationDesk desk;
    private final Parties parties;
    private final SingleWindow window;
    private final PaymentDeclarations payments;
    private final SigningKeyStore signingKeys;
    private final Ids ids;
    private final Clock clock;
    private final CebSchema schema = new CebSchema();
    private boolean told;

    SendDocuments(
            CustomsConfig config,
            DeclarationStore declarations,
            MessageStore messages,
            DeclarationDesk desk,
            Parties parties,
            SingleWindow window,
            PaymentDeclarations payments,
            SigningKeyStore signingKeys,
            Ids ids,
            Clock clock) {
        this.config = config;
        this.declarations = declarations;
        this.messages = messages;
        this.desk = desk;
        this.parties = parties;
        this.window = window;
        this.payments = payments;
        this.signingKeys = signingKeys;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int doSome() {
        Optional<Connection> connection = Connection.of(config);
        Optional<MessageSigner> signer = signingKeys.signer();
        if (connection.isEmpty() || signer.isEmpty()) {
            if (!told) {
                LOG.warn("customs is not connected: declarations wait until pavilion.customs is configured");
                told = true;
            }
            return 0;
        }
        List<DueDocument> due =
                QuarkusTransaction.requiringNew().call(() -> declarations.due(clock.instant(), PORTION));
        for (DueDocument document : due) {
            if (document.filedBy() == FiledBy.PAYMENT_FIRM) {
                ask(connection.get(), document);
            } else {
                QuarkusTransaction.requiringNew().run(() -> write(connection.get(), signer.get(), document));
            }
        }
        List<QueuedMessage> queued = messages.due(clock.instant(), PORTION);
        for (QueuedMessage message : queued) {
            send(connection.get(), message);
        }
        return due.size() + queued.size();
    }

    private void write(Connection connection, MessageSigner signer, DueDocument due) {
        Declaration declaration = declarations.lock(due.declaration()).orElseThrow();
        if (declaration.progress().document(due.document()).state() != DocumentState.NEW) {
            return; // written meanwhile
        }
        if (connection.platform(declaration.channel()).isEmpty()) {
            desk.malformed(due.declaration(), due.document(), "no platform is configured for " + declaration.channel());
            return;
        }
        String guid = CebWriter.newGuid();
        boolean isList = due.document() == DocumentType.LIST;
        byte[] unsigned = message(connection, declaration, guid, isList);
        byte[] message = isList ? EnvelopedSignature.sign(unsigned, signer) : unsigned;
        List<String> faults = schema.faultsIn(message);
        if (!faults.isEmpty()) {
            desk.malformed(due.declaration(), due.document(), String.join("; ", faults));
            return;
        }
        MessageId id = new MessageId(ids.next());
        messages.queue(id, guid, isList ? CebWriter.LIST_MESSAGE : CebWriter.ORDER_MESSAGE, message, clock.instant());
        desk.written(declaration, due.document(), id);
    }

    private byte[] message(Connection connection, Declaration declaration, String guid, boolean isList) {
        Recipient recipient =
                parties.disclose(declaration.recipient(), isList ? "customs list 621" : "customs order 311");
        DeclarationOrder order = declarations.orderOf(declaration.id());
        DocumentWriter writer = new DocumentWriter(connection);
        Instant now = clock.instant();
        return isList
                ? CebWriter.lists(guid, List.of(writer.list(declaration, order, recipient, now)), connection.sender())
                : CebWriter.orders(guid, List.of(writer.order(order, recipient, now)), connection.sender());
    }

    private void send(Connection connection, QueuedMessage message) {
        try {
            DxpEnvelope.Reply reply = window.send(connection, message, messages.content(message.id()));
            Instant now = clock.instant();
            if (reply.isPassing()) {
                missed(message, "code " + reply.code());
            } else if (reply.isTaken()) {
                QuarkusTransaction.requiringNew().run(() -> {
                    messages.sent(message.id(), now);
                    messages.documentsIn(message.id())
                            .forEach(link -> desk.sent(link.declaration(), link.document(), now));
                });
            } else {
                String why = "the exchange platform answers " + reply.code();
                LOG.errorf("message=%s type=%s refused: %s", message.id(), message.type(), why);
                QuarkusTransaction.requiringNew().run(() -> {
                    messages.refused(message.id(), why + " " + ReceiptText.fit(reply.info()));
                    messages.documentsIn(message.id())
                            .forEach(link -> desk.malformed(link.declaration(), link.document(), why));
                });
            }
        } catch (FirmUnavailable e) {
            missed(message, e.why());
        }
    }

    private void missed(QueuedMessage message, String why) {
        Duration pause = Pauses.after(message.attempts(), config.firstPause(), config.longestPause());
        LOG.warnf("message=%s type=%s not sent, next try in %s: %s", message.id(), message.type(), pause, why);
        messages.missed(message.id(), clock.instant().plus(pause), why);
    }

    private void ask(Connection connection, DueDocument due) {
        Declaration declaration = QuarkusTransaction.requiringNew()
                .call(() -> declarations.find(due.declaration()).orElseThrow());
        Optional<Firm> platform = connection.platform(declaration.channel());
        Optional<CustomsConfig.PaymentFirm> firm = Optional.ofNullable(
                config.paymentFirms().get(declaration.payment().provider()));
        Optional<String> address = firm.flatMap(CustomsConfig.PaymentFirm::url);
        if (platform.isEmpty() || firm.isEmpty() || address.isEmpty()) {
            malformed(
                    due,
                    "no platform or payment firm is configured for " + declaration.channel() + " and "
                            + declaration.payment().provider());
            return;
        }
        Recipient recipient = parties.disclose(declaration.recipient(), "customs payment 411");
        try {
            payments.declare(
                    firm.get(),
                    address.get(),
                    connection.dxpId(),
                    new PaymentDeclarations.Payment(
                            declaration.payment().transactionId(),
                            declaration.orderNo(),
                            declaration.channel(),
                            declaration.payable().amount().toPlainString(),
                            declaration.payable().currency().getCurrencyCode(),
                            platform.get(),
                            recipient.buyer()));
            Instant now = clock.instant();
            QuarkusTransaction.requiringNew().run(() -> desk.sent(due.declaration(), due.document(), now));
        } catch (FirmUnavailable e) {
            LOG.warnf("declaration=%s payment not declared yet: %s", due.declaration(), e.why());
            QuarkusTransaction.requiringNew().run(() -> desk.missed(due.declaration(), due.document()));
        } catch (PaymentDeclarations.Refused e) {
            LOG.errorf("declaration=%s payment will not be declared: %s", due.declaration(), e.why());
            malformed(due, e.why());
        }
    }

    private void malformed(DueDocument due, String why) {
        QuarkusTransaction.requiringNew().run(() -> desk.malformed(due.declaration(), due.document(), why));
    }
}
