package by.pavilion.customs;

import by.pavilion.customs.DeclarationStore.DueDocument;
import by.pavilion.customs.ceb.CebWriter;
import by.pavilion.customs.ceb.MessageSigner;
import by.pavilion.customs.ceb.SigningFailed;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Pace;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Writes the documents that are due, up to a hundred of one kind in a message, sends the messages to the single window, and
 * asks payment firms for theirs.
 */
@ApplicationScoped
class SendDocuments implements BackgroundWork {
    static final String NAME = "customs-sender";
    private static final Logger LOG = Logger.getLogger(SendDocuments.class);
    private static final int MOST_DOCUMENTS = 500;

    /** Of what comes by a mode that is not connected: a hundred thousand of them must not fill the rounds of the others. */
    private static final Duration LONGEST_WITHOUT_MODE = Duration.ofHours(2);

    private final CustomsConfig config;
    private final DeclarationStore declarations;
    private final DeclarationDesk desk;
    private final WriteDocuments writeDocuments;
    private final RequestPayments requestPayments;
    private final SendMessages sendMessages;
    private final SigningKeyStore signingKeys;
    private final ConnectionRest connectionRest;
    private final Clock clock;
    /** Payment firms answer in their own time, in which other documents can be written. */
    private final ExecutorService asker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "customs-payments");
        thread.setDaemon(true);
        return thread;
    });

    private boolean told;

    SendDocuments(
            CustomsConfig config,
            DeclarationStore declarations,
            DeclarationDesk desk,
            WriteDocuments writeDocuments,
            RequestPayments requestPayments,
            SendMessages sendMessages,
            SigningKeyStore signingKeys,
            ConnectionRest connectionRest,
            Clock clock) {
        this.config = config;
        this.declarations = declarations;
        this.desk = desk;
        this.writeDocuments = writeDocuments;
        this.requestPayments = requestPayments;
        this.sendMessages = sendMessages;
        this.signingKeys = signingKeys;
        this.connectionRest = connectionRest;
        this.clock = clock;
    }

    @PreDestroy
    void stop() {
        asker.shutdownNow();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration rest(int done, Duration taken) {
        return Pace.ofWork(done, taken);
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int doSome() {
        Optional<Connection> connection = Connection.of(config);
        Optional<MessageSigner> signer = signingKeys.signer();
        Optional<ConnectionRefusalStore.Open> refusal = connectionRest.open();
        if (connection.isEmpty() || signer.isEmpty()) {
            if (!told) {
                LOG.warn("declarations wait: pavilion.customs has no whole connection, or no key that signs");
                told = true;
            }
            // what is signed already need not wait
            return refusal.isPresent() ? 0 : connection.map(sendMessages::send).orElse(0);
        }
        if (refusal.isPresent()) {
            if (connectionRest.isOver(refusal.get())) {
                tryOnce(connection.get(), signer.get(), refusal.get());
            }
            return 0;
        }
        List<DueDocument> due = declarations.due(clock.instant(), MOST_DOCUMENTS);
        boolean signs = write(connection.get(), signer.get(), served(connection.get(), due));
        int sent = sendMessages.send(connection.get());
        return signs ? due.size() + sent : sent;
    }

    /** Sends one message, of what is written already or of the document that is due first. */
    private void tryOnce(Connection connection, MessageSigner signer, ConnectionRefusalStore.Open refusal) {
        Optional<MessageId> tried = sendMessages.sendOne(connection);
        if (tried.isEmpty() && write(connection, signer, firstServed(connection))) {
            tried = sendMessages.sendOne(connection);
        }
        tried.ifPresent(message -> connectionRest.tried(refusal, message));
    }

    /**
     * Looks at a whole portion: what comes by a mode that is not connected may be due before it, and so may payments, which their
     * firms file, and what is silent, which only becomes due anew. Without any other those go, for the next of ours may wait for them.
     */
    private List<DueDocument> firstServed(Connection connection) {
        List<DueDocument> served = served(connection, declarations.due(clock.instant(), MOST_DOCUMENTS));
        return served.stream()
                .filter(document -> document.filedBy() == FiledBy.STORE && !isSilent(document))
                .findFirst()
                .map(List::of)
                .orElse(served);
    }

    /** What comes by a mode that is not connected goes to the back, so that it stands in nobody's way while it waits. */
    private List<DueDocument> served(Connection connection, List<DueDocument> due) {
        Set<DeclarationId> waiting = declarations.comingBy(
                connection.unserved(),
                due.stream().map(DueDocument::declaration).toList());
        if (waiting.isEmpty()) {
            return due;
        }
        QuarkusTransaction.requiringNew()
                .run(() -> putBack(due.stream()
                        .filter(document -> waiting.contains(document.declaration()))
                        .toList()));
        return due.stream()
                .filter(document -> !waiting.contains(document.declaration()))
                .toList();
    }

    private void putBack(List<DueDocument> waiting) {
        Instant now = clock.instant();
        Folders folders =
                desk.open(waiting.stream().map(DueDocument::declaration).toList());
        for (DueDocument document : waiting) {
            Duration waited =
                    Duration.between(folders.declaration(document.declaration()).openedAt(), now);
            desk.putBack(
                    folders,
                    document.declaration(),
                    document.document(),
                    now.plus(Pauses.ofWaiting(waited, config.longestPause(), LONGEST_WITHOUT_MODE)));
        }
        desk.putAway(folders);
    }

    /** False when the key does not sign: what is left of the documents waits as it is. */
    private boolean write(Connection connection, MessageSigner signer, List<DueDocument> due) {
        try {
            writeAll(connection, signer, due);
            return true;
        } catch (SigningFailed fault) {
            signingKeys.failed(fault);
            return false;
        }
    }

    private void writeAll(Connection connection, MessageSigner signer, List<DueDocument> due) {
        Map<DocumentType, List<DeclarationId>> together = new EnumMap<>(DocumentType.class);
        List<DueDocument> silent = new ArrayList<>();
        for (DueDocument document : due) {
            if (isSilent(document)) {
                silent.add(document);
            } else if (document.alone()) {
                write(connection, signer, document.document(), List.of(document.declaration()));
            } else {
                together.computeIfAbsent(document.document(), none -> new ArrayList<>())
                        .add(document.declaration());
            }
        }
        List<DeclarationId> payments =
                Optional.ofNullable(together.remove(DocumentType.PAYMENT)).orElse(List.of());
        CompletableFuture<Void> asked = CompletableFuture.runAsync(
                () -> writeInParts(connection, signer, DocumentType.PAYMENT, payments), asker);
        try {
            together.forEach((type, ids) -> writeInParts(connection, signer, type, ids));
        } catch (RuntimeException fault) { // a key that does not sign has to rest, whatever has become of the payments
            try {
                asked.join();
            } catch (CompletionException other) {
                fault.addSuppressed(other);
            }
            throw fault;
        }
        asked.join();
        if (!silent.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> sendAgain(silent));
        }
    }

    private void writeInParts(Connection connection, MessageSigner signer, DocumentType type, List<DeclarationId> ids) {
        for (int from = 0; from < ids.size(); from += CebWriter.MOST_DOCUMENTS) {
            List<DeclarationId> part = ids.subList(from, Math.min(ids.size(), from + CebWriter.MOST_DOCUMENTS));
            write(connection, signer, type, part);
        }
    }

    /** One that cannot be written keeps nobody behind it waiting: it is tried again later. */
    private void write(Connection connection, MessageSigner signer, DocumentType type, List<DeclarationId> part) {
        try {
            if (type == DocumentType.PAYMENT) {
                requestPayments.request(connection, part);
            } else {
                if (writeDocuments.write(connection, signer, type, part)) {
                    signingKeys.signed();
                }
            }
        } catch (SigningFailed fault) {
            throw fault; // it would fail for each of them
        } catch (RuntimeException fault) {
            if (part.size() > 1) {
                part.forEach(id -> write(connection, signer, type, List.of(id)));
            } else {
                LOG.errorf(fault, "declarations=%s document=%s cannot be written, goes to the back", part, type.code());
                QuarkusTransaction.requiringNew().run(() -> missed(type, part));
            }
        }
    }

    private void missed(DocumentType type, List<DeclarationId> late) {
        Folders folders = desk.open(late);
        late.forEach(id -> desk.missed(folders, id, type));
        desk.putAway(folders);
    }

    /** True when it was handed over, or taken by the firm that files it, and nothing has come of it. */
    private static boolean isSilent(DueDocument document) {
        return switch (document.filedBy()) {
            case STORE -> document.state() != DocumentState.NEW;
            // of one that customs has heard of, the firm's own answer was lost: that is asked for by a repeat
            case PAYMENT_FIRM ->
                document.state() == DocumentState.SENT || document.state() == DocumentState.SEND_FAILED;
            case LOGISTICS_FIRM, PLATFORM -> false;
        };
    }

    private void sendAgain(List<DueDocument> silent) {
        Folders folders =
                desk.open(silent.stream().map(DueDocument::declaration).toList());
        silent.forEach(document ->
                desk.sendAgain(folders, document.declaration(), document.document(), mostAttempts(document)));
        desk.putAway(folders);
    }

    /** A firm is asked as long as customs is silent: nobody else may file a payment, not even a person. */
    private int mostAttempts(DueDocument document) {
        return document.filedBy() == FiledBy.PAYMENT_FIRM ? Integer.MAX_VALUE : config.attempts();
    }
}
